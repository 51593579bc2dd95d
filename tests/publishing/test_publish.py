import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from cases.models import CollectionEntry, Party, TypicalCase
from directory.models import Organisation
from publishing import actions, effects
from publishing.models import AuditEntry, ContentVersion, Publishable, Revision
from publishing.rehearsal import rehearsal
from publishing.states import Stage, State, Status
from tests.factories.publishing import draft, draft_ahead, drifted, editor, published, publisher, withdrawn
from tests.publishing.records import award_round, case, collection, organisation, with_aliases

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2023, 4, 26, 12, tzinfo=dt.UTC)


def version() -> int:
    return ContentVersion.objects.get(pk=1).number if ContentVersion.objects.exists() else 1


def test_first_publish_makes_the_row_public() -> None:
    record = draft(case())
    by = publisher()
    [revision] = actions.publish(records=[record], by=by, now=NOON)
    assert (record.status, record.state) == (Status.LIVE, State.PUBLISHED)
    assert record.first_published_at == record.published_at == NOON
    assert record.live_revision == record.head_revision == revision
    assert Revision.objects.get(pk=revision.pk).stage == Stage.PUBLISHED
    assert TypicalCase.objects.published().get() == record
    assert AuditEntry.objects.filter(verb="published", by=by, revision=revision).exists()


def test_publishing_a_draft_puts_its_text_and_parts_on_the_rows() -> None:
    record = published(with_aliases("one", "two"))
    content = record.head_revision.content  # type: ignore[union-attr]  # published
    [one, two] = content["parts"]["alias"]
    draft_ahead(
        record, name_en="New", parts={"alias": [{**two, "position": 0}, {**one, "name": "1", "position": 1}]}
    )
    first = record.live_revision
    actions.publish(records=[record], by=publisher())
    record.refresh_from_db()
    assert record.name_en == "New"
    assert [(alias.name, str(alias.pk)) for alias in record.aliases.all()] == [
        ("two", two["id"]),
        ("1", one["id"]),
    ]
    assert first is not None
    assert Revision.objects.get(pk=first.pk).stage == Stage.SUPERSEDED
    assert record.first_published_at is not None
    assert drifted([record]) == []


def test_publishing_swaps_ranks_between_entries() -> None:
    record = published(collection(published(case()), published(case())))
    rows = record.head_revision.content["parts"]["collectionentry"]  # type: ignore[union-attr]  # published
    swapped = [{**rows[0], "rank": 2}, {**rows[1], "rank": 1}]
    draft_ahead(record, parts={"collectionissuer": [], "collectionentry": swapped})
    actions.publish(records=[record], by=publisher())
    assert {str(entry.pk): entry.rank for entry in CollectionEntry.objects.all()} == {
        rows[0]["id"]: 2,
        rows[1]["id"]: 1,
    }


def test_publishing_twice_does_nothing_the_second_time() -> None:
    record = published(case())
    before = version()
    assert actions.publish(records=[record], by=publisher()) == []
    assert version() == before


def test_a_half_draft_saves_and_is_refused_with_every_reason() -> None:
    record = draft(case(title_en="", source=None))
    with pytest.raises(actions.Refused) as refused:
        actions.publish(records=[record], by=publisher())
    assert {one.field for one in refused.value.blockers} == {"title_en", "source"}
    assert all(one.url.endswith(f"#id_{one.field}") for one in refused.value.blockers if one.url)
    record.refresh_from_db()
    assert record.status == Status.UNPUBLISHED


def test_one_refused_record_keeps_all_of_them_back() -> None:
    good, bad = draft(organisation()), draft(organisation(name_en=""))
    with pytest.raises(actions.Refused):
        actions.publish(records=[good, bad], by=publisher())
    assert not Organisation.objects.published().filter(pk__in=[good.pk, bad.pk]).exists()
    assert not AuditEntry.objects.filter(verb="published", object_id=str(good.pk)).exists()


def test_an_address_taken_meanwhile_is_named_not_a_crash() -> None:
    record = published(organisation())
    draft_ahead(record, slug="wanted")
    published(organisation(slug="wanted"))
    [found] = actions.check(records=[record])
    assert "wanted" in found.message or "exists" in found.message
    with pytest.raises(actions.Refused):
        actions.publish(records=[record], by=publisher())
    assert drifted([record]) == []


def test_a_draft_naming_something_deleted_is_refused() -> None:
    gone = organisation()
    record = published(case())
    parts = record.head_revision.content["parts"]  # type: ignore[union-attr]  # published
    parts["party"][0]["organisation"] = gone.pk
    draft_ahead(record, parts=parts)
    gone.delete()
    assert "deleted" in actions.check(records=[record])[0].message


def test_check_changes_nothing() -> None:
    record = draft_ahead(published(case()), title_en="Ahead")
    before = version(), AuditEntry.objects.count(), Revision.objects.count(), User.objects.count()
    assert actions.check(records=[record]) == []
    assert record.has_draft_ahead, "what was rehearsed is not true afterwards"
    assert (version(), AuditEntry.objects.count(), Revision.objects.count(), User.objects.count()) == before
    record.refresh_from_db()
    assert record.title_en == "A dispute"


def test_preview_shows_the_draft_and_leaves_nothing() -> None:
    record = draft_ahead(published(case()), title_en="Ahead")
    with actions.previewing(records=[record], by=editor()):
        assert TypicalCase.objects.published().get().title_en == "Ahead"
    assert TypicalCase.objects.published().get().title_en == "A dispute"


def test_preview_of_a_round_shows_it_under_its_unpublished_programme() -> None:
    record = award_round()
    withdrawn_programme = record.programme
    actions.withdraw(record=withdrawn_programme, how="taken_down", reason_en="x", by=User.objects.system())
    with actions.previewing(records=[draft(record)], by=editor()):
        assert type(record).objects.published().filter(pk=record.pk).exists()
    assert not type(record).objects.published().exists()


def test_preview_ignores_what_only_blocks_publishing() -> None:
    record = case()
    Party.objects.filter(case=record).update(organisation=None, name_en="Li Xiaoming")
    with pytest.raises(actions.Refused, match="person"):
        actions.publish(records=[draft(record)], by=publisher())
    with actions.previewing(records=[record], by=editor()):
        assert TypicalCase.objects.published().exists()


def test_editors_may_not_publish() -> None:
    record = draft(case())
    with pytest.raises(PermissionDenied):
        actions.publish(records=[record], by=editor())
    record.refresh_from_db()
    assert record.status == Status.UNPUBLISHED


def test_effects_run_with_the_public_text_inside_the_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[list[Publishable], str]] = []

    def effect(records: list[Publishable], *, by: User, now: dt.datetime) -> None:
        title = TypicalCase.objects.published().get().title_en
        seen.append((list(records), title))
        raise RuntimeError("the index is full")

    record = draft(case())
    monkeypatch.setattr(effects, "_after_publish", [effect])
    with pytest.raises(RuntimeError):
        actions.publish(records=[record], by=publisher())
    assert seen == [([record], "A dispute")]
    assert not TypicalCase.objects.published().exists()


def test_what_waits_for_the_commit_is_dropped_by_a_rehearsal(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ran: list[str] = []
    with django_capture_on_commit_callbacks(execute=True):
        with rehearsal():
            transaction.on_commit(lambda: ran.append("rehearsed"))
        transaction.on_commit(lambda: ran.append("meant"))
    assert ran == ["meant"]


def test_coming_back_from_withdrawal_clears_the_reason() -> None:
    record = withdrawn(case())
    actions.publish(records=[record], by=publisher())
    record.refresh_from_db()
    assert (record.status, record.withdrawn_as, record.withdrawn_reason_en) == (Status.LIVE, "", "")


@pytest.mark.parametrize("count", [1, 12])
def test_publishing_asks_the_same_number_of_queries_for_any_number_of_rows(count: int) -> None:
    records = [draft_ahead(published(with_aliases("one")), name_en="New") for _ in range(count)]
    actions.check(records=records)  # fills the caches of content types and the like
    with CaptureQueriesContext(connection) as asked:
        actions.publish(records=records, by=User.objects.system())
    assert len(asked) <= 70
