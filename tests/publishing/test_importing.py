import pytest
from django.core.exceptions import PermissionDenied

from cases.models import CollectionEntry, TypicalCase
from directory.models import Alias, Organisation
from publishing import actions
from publishing.models import AuditEntry, Origin, Revision
from publishing.states import Status
from tests.factories.publishing import draft, draft_ahead, drifted, editor, published, user, withdrawn
from tests.publishing.records import case, collection, organisation, with_aliases

pytestmark = pytest.mark.django_db


def test_an_import_of_a_public_record_becomes_a_draft() -> None:
    record = published(with_aliases("one"))
    by = editor()
    with actions.drafting(records=[record], by=by, reason="Organisations!B7") as drafts:
        row = Organisation.objects.get(pk=record.pk)
        row.name_en = "Imported"
        row.save()
        Alias.objects.filter(organisation=row).delete()
        Alias.objects.create(organisation=row, name="two")
    [revision] = drafts.revisions
    assert (revision.origin, revision.reason, revision.by) == (Origin.IMPORT, "Organisations!B7", by)
    assert revision.content["name_en"] == "Imported"
    record.refresh_from_db()
    assert (record.name_en, record.status) == ("A court", Status.LIVE)
    assert [alias.name for alias in record.aliases.all()] == ["one"]
    assert drifted([record]) == []


def test_the_block_sees_the_newest_text_not_the_public_one() -> None:
    record = draft_ahead(published(organisation()), note_en="kept")
    with actions.drafting(records=[record], by=editor()):
        row = Organisation.objects.get(pk=record.pk)
        assert row.note_en == "kept"
        row.name_en = "Imported"
        row.save()
    actions.publish(records=[record], by=user("publisher"))
    assert (record.name_en, record.note_en) == ("Imported", "kept")


def test_an_import_that_changes_nothing_makes_no_revision() -> None:
    records = [published(case()), draft(organisation()), withdrawn(organisation())]
    before = Revision.objects.count(), AuditEntry.objects.count()
    with actions.drafting(records=records, by=user("editor")) as drafts:
        for model in (TypicalCase, Organisation):
            for row in model.objects.filter(pk__in=[record.pk for record in records]):
                row.save()
    assert drafts.revisions == []
    assert (Revision.objects.count(), AuditEntry.objects.count()) == before
    assert [record.status for record in records] == [Status.LIVE, Status.UNPUBLISHED, Status.WITHDRAWN]


def test_new_records_are_kept_as_written_with_their_first_revision() -> None:
    with actions.drafting(records=[], by=editor()) as drafts:
        made = with_aliases("one", name_en="New")
        drafts.include(made)
    assert made.head_revision is not None
    assert made.head_revision.content["parts"]["alias"][0]["name"] == "one"


def test_an_error_in_the_block_leaves_nothing() -> None:
    record, before = published(organisation()), Revision.objects.count()
    by = editor()

    def fail() -> None:
        with actions.drafting(records=[record], by=by):
            Organisation.objects.filter(pk=record.pk).update(name_en="Half")
            raise ValueError("row 8")

    with pytest.raises(ValueError, match="row 8"):
        fail()
    record.refresh_from_db()
    assert (record.name_en, record.status) == ("A court", Status.LIVE)
    assert Revision.objects.count() == before


def test_parts_of_a_half_finished_import_may_be_incomplete() -> None:
    record = published(collection(published(case())))
    with actions.drafting(records=[record], by=editor()):
        row = type(record).objects.get(pk=record.pk)
        row.title_en, row.source = "", None
        row.save()
        CollectionEntry.objects.filter(collection=row).update(rank=7)
    assert record.has_draft_ahead
    assert CollectionEntry.objects.get().rank == 1


def test_a_user_who_may_not_change_a_record_cannot_import_it() -> None:
    record = published(organisation())
    with pytest.raises(PermissionDenied), actions.drafting(records=[record], by=user("contributor")):
        pass
