import pytest
from django.core.management import call_command

from cases.models import TypicalCase
from publishing import actions
from publishing.models import ContentVersion, Link
from tests.factories.publishing import draft, draft_ahead, published, publisher
from tests.publishing.records import award_round, case, collection, organisation

pytestmark = pytest.mark.django_db


def targets(record: TypicalCase) -> set[int]:
    return set(
        Link.objects.filter(noun="case", from_id=record.pk, role="party").values_list("to_id", flat=True)
    )


def test_links_are_written_when_the_from_side_is_published_not_before() -> None:
    record = draft(case())
    assert targets(record) == set()
    actions.publish(records=[record], by=publisher())
    assert targets(record) == {party.organisation_id for party in record.parties.all()}


def test_a_draft_changes_no_link_and_its_publication_does() -> None:
    record, other = published(case()), published(organisation())
    before = targets(record)
    parts = record.head_revision.content["parts"]  # type: ignore[union-attr]  # published
    parts["party"] = [{**parts["party"][0], "organisation": other.pk}]
    draft_ahead(record, parts=parts)
    assert targets(record) == before
    actions.publish(records=[record], by=publisher())
    assert targets(record) == {other.pk}


def test_rebuilding_links_changes_nothing_on_a_consistent_database(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = published(case())
    published(collection(one))
    published(award_round())
    draft_ahead(published(case()), title_en="Ahead")
    before = list(Link.objects.order_by("pk").values())
    version = ContentVersion.objects.get().number
    call_command("rebuild_links")
    assert list(Link.objects.order_by("pk").values()) == before
    assert ContentVersion.objects.get().number == version
    assert "0 added, 0 removed" in capsys.readouterr().out


def test_rebuilding_links_repairs_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    record = published(case())
    wanted = set(Link.objects.values_list("from_id", "to_id", "role"))
    stray = Link.objects.filter(from_id=record.pk, noun="case")[0]
    Link.objects.filter(pk=stray.pk).update(label_en="wrong")
    other = organisation()
    Link.objects.create(
        from_type=stray.from_type,
        from_id=999_999,
        to_type=stray.to_type,
        to_id=other.pk,
        role="party",
        noun="case",
        path="/gone/",
    )
    call_command("rebuild_links")
    assert "1 added, 2 removed" in capsys.readouterr().out
    assert set(Link.objects.values_list("from_id", "to_id", "role")) == wanted
