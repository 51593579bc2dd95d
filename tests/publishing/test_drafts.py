from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Model, ProtectedError
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases.models import Party, TypicalCase
from directory.models import Alias, Organisation
from publishing import actions, snapshots
from publishing.models import AuditEntry, LiveRowProtected, Revision
from publishing.states import Stage, State
from tests.factories.publishing import draft, draft_ahead, drifted, editor, published, user
from tests.publishing.records import case, organisation, with_aliases

pytestmark = pytest.mark.django_db


def head_content(record: Any) -> snapshots.Content:
    return snapshots.upcast(type(record), record.head_revision)


def rows_of(record: TypicalCase) -> list[Any]:
    """Return every column of the record and its parts as the database holds them."""
    tables: list[type[Model]] = [TypicalCase, *snapshots.parts_of(TypicalCase)]
    found = []
    with connection.cursor() as cursor:
        for table in tables:
            key = "id" if table is TypicalCase else "case_id"
            names = ", ".join(str(f.column) for f in table._meta.concrete_fields if f.name != "head_revision")
            cursor.execute(f"SELECT {names} FROM {table._meta.db_table} WHERE {key} = %s", [record.pk])  # noqa: S608 - names of our own tables
            found.append(sorted(map(str, cursor.fetchall())))
    return found


def test_a_draft_of_a_public_record_leaves_its_rows_byte_identical() -> None:
    record = published(case())
    before = rows_of(record)
    content = head_content(record)
    content["parts"]["party"] = content["parts"]["party"][:1]
    draft_ahead(record, title_en="MARK", parts=content["parts"])
    assert rows_of(record) == before
    assert record.title_en == "A dispute"
    assert record.has_draft_ahead
    assert record.state == State.DRAFT
    assert drifted([record]) == []


def test_a_draft_of_a_record_never_published_is_on_its_row() -> None:
    record = draft(with_aliases("one"))
    content = head_content(record)
    content["name_en"] = "Another court"
    content["parts"]["alias"][0]["name"] = "two"
    revision = actions.save_draft(record=record, content=content, base=1, by=editor())
    assert revision is not None
    assert revision.number == 2
    assert revision.label_en == "Another court"
    assert Organisation.objects.get(pk=record.pk).name_en == "Another court"
    assert Alias.objects.get().name == "two"


def test_saving_the_same_text_makes_no_revision() -> None:
    record = published(case())
    assert actions.save_draft(record=record, content=head_content(record), base=1, by=editor()) is None
    assert actions.record_saved(records=[draft(organisation())], by=editor()) == []


def test_a_stale_save_is_refused_and_says_what_is_newer() -> None:
    record = published(organisation())
    draft_ahead(record, name_en="Theirs")
    with pytest.raises(actions.Stale) as stale:
        actions.save_draft(
            record=record, content={**head_content(record), "name_en": "Mine"}, base=1, by=editor()
        )
    assert stale.value.head is not None
    assert stale.value.head.number == 2
    assert Revision.objects.filter(object_id=record.pk).count() == 2


def test_each_save_leaves_one_line_in_the_trail() -> None:
    record = draft(organisation())
    by = editor()
    actions.save_draft(
        record=record, content={**head_content(record), "name_en": "B"}, base=1, by=by, reason="typo"
    )
    line = AuditEntry.objects.get(by=by)
    assert (line.verb, line.object_id, line.detail) == ("saved", str(record.pk), {"reason": "typo"})
    assert line.revision == record.head_revision


def test_saving_takes_an_approved_text_back_to_draft() -> None:
    record = draft(organisation())
    actions.submit(record=record, by=editor())
    actions.save_draft(record=record, content={**head_content(record), "name_en": "B"}, base=1, by=editor())
    assert record.head_revision is not None
    assert record.head_revision.stage == Stage.DRAFT


def test_restore_gives_the_old_text_its_old_checksum() -> None:
    record = published(case())
    first = record.head_revision
    draft_ahead(record, title_en="Second")
    draft_ahead(record, title_en="Third")
    restored = actions.restore(record=record, number=1, by=editor())
    assert first is not None
    assert restored is not None
    assert (restored.number, restored.checksum) == (4, first.checksum)
    assert not record.has_draft_ahead


def test_restore_of_an_unknown_revision_is_refused() -> None:
    with pytest.raises(actions.Refused, match="no revision 9"):
        actions.restore(record=draft(organisation()), number=9, by=editor())


def test_discard_goes_back_to_the_public_text_and_keeps_the_draft_in_history() -> None:
    record = published(organisation(name_en="Public"))
    draft_ahead(record, name_en="Given up")
    actions.discard(record=record, by=editor())
    assert not record.has_draft_ahead
    assert list(Revision.objects.filter(object_id=record.pk).values_list("label_en", flat=True)) == [
        "Public",
        "Given up",
        "Public",
    ]


def test_discard_without_public_text_is_refused() -> None:
    with pytest.raises(actions.Refused, match="Nothing is published"):
        actions.discard(record=draft(organisation()), by=editor())


def test_delete_is_for_what_nobody_has_seen() -> None:
    record = draft(organisation())
    actions.delete(record=record, by=editor())
    assert not Organisation.objects.filter(slug=record.slug).exists()
    assert AuditEntry.objects.filter(verb="deleted", label="A court").exists()
    with pytest.raises(actions.Refused, match="never deleted"):
        actions.delete(record=published(organisation()), by=editor())


def test_delete_of_what_is_used_is_refused_by_the_database() -> None:
    used = draft(organisation())
    Party.objects.create(case=case(), role="plaintiff", organisation=used)
    with pytest.raises(ProtectedError):
        actions.delete(record=used, by=editor())


def test_save_of_a_public_row_is_refused_outside_the_actions() -> None:
    record = published(organisation())
    with pytest.raises(LiveRowProtected):
        record.save()
    with pytest.raises(LiveRowProtected):
        actions.record_saved(records=[record], by=editor())


def test_contributors_save_only_records_of_their_department() -> None:
    contributor = user("contributor", department=None)
    record = draft(organisation())
    changed = {**head_content(record), "name_en": "B"}
    with pytest.raises(PermissionDenied):
        actions.save_draft(record=record, content=changed, base=1, by=contributor)


def test_prose_in_a_draft_is_clean_when_it_reaches_the_row() -> None:
    record = published(case())
    draft_ahead(record, facts_en="<p onclick='x'>A<script>alert(1)</script></p>")
    published_again = actions.publish(records=[record], by=User.objects.system())
    assert published_again
    assert TypicalCase.objects.get(pk=record.pk).facts_en == "<p>A</p>"


@pytest.mark.parametrize("aliases", [1, 30])
def test_saving_a_draft_asks_the_same_number_of_queries_for_any_number_of_parts(aliases: int) -> None:
    record = draft(with_aliases(*(f"name {n}" for n in range(aliases))))
    content = head_content(record)
    content["parts"]["alias"] = [{**one, "name": "changed"} for one in content["parts"]["alias"]]
    by = editor()
    assert actions.save_draft(record=record, content={**content, "note_en": "x"}, base=1, by=by)
    content["parts"]["alias"] = [{**one, "name": "again"} for one in content["parts"]["alias"]]
    with CaptureQueriesContext(connection) as asked:
        assert actions.save_draft(record=record, content=content, base=2, by=by)
    assert len(asked) <= 18
