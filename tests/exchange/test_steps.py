from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from pytest_django import Settings

from accounts.models import User
from cases.models import CaseNumber, TypicalCase
from directory.models import Area, Organisation, Source
from exchange import actions
from exchange.models import ImportBatch, ImportIssue, Op, StagedRow, State
from indicators.models import Change, Observation
from publishing.actions import publish, save_draft
from publishing.models import AuditEntry, Revision
from publishing.snapshots import capture
from tests.exchange.books import book, bring_in, sheets_of

pytestmark = pytest.mark.django_db
CHANGED = "slug,name_en,name_zh_hans,kind\ncourt,Renamed Court,,court\nfresh,Fresh body,,agency\n"


def system() -> User:
    return User.objects.system()


def staged(data: bytes, name: str = "book.zip") -> ImportBatch:
    batch = actions.upload(name=name, content=data, by=system())
    assert actions.stage(batch)
    return batch


def applied(data: bytes) -> ImportBatch:
    batch = staged(data)
    assert [str(one) for one in batch.issues.filter(level="error")] == []
    assert not actions.apply(batch, by=system()).conflicts
    assert batch.state == State.APPLIED
    return batch


def edit(slug: str, **values: str) -> None:
    record = Organisation.objects.select_related("head_revision").get(slug=slug)
    head = record.head_revision
    assert head is not None
    save_draft(record=record, content={**head.content, **values}, base=head.number, by=system())


def everything() -> dict[str, list[tuple[tuple[str, str], ...]]]:
    """Return what stands on every row that an import could touch."""
    models = (Area, Source, Organisation, TypicalCase, CaseNumber, Observation, Change)
    return {
        model.__name__: sorted(
            tuple(
                sorted(
                    (key, str(value)) for key, value in row.items() if key not in {"head_revision_id", "id"}
                )
            )
            for row in model._base_manager.values()
        )
        for model in models
    }


def test_staging_keeps_the_rows_that_change_and_writes_nothing() -> None:
    bring_in(book())
    before = everything()
    batch = staged(sheets_of(organisations=CHANGED))
    assert (batch.state, batch.counts["organisations"]) == (
        State.READY,
        {"created": 1, "changed": 1, "unchanged": 0},
    )
    changed, new = batch.rows.all()
    assert (changed.op, changed.key, changed.number) == (Op.CHANGED, "court", 2)
    assert changed.before == {"name_en": "Example Court", "name_zh_hans": "示例法院"}
    assert changed.after == {"name_en": "Renamed Court", "name_zh_hans": ""}
    assert (new.op, new.after["name_en"], new.before) == (Op.NEW, "Fresh body", {})
    assert everything() == before
    assert Revision.objects.filter(reason__contains="book.zip").count() == Revision.objects.count()


def test_what_is_staged_is_written_once() -> None:
    bring_in(book())
    batch = staged(sheets_of(organisations=CHANGED))
    first, second = actions.apply(batch, by=system()), actions.apply(batch, by=system())
    assert (first.already, second.already) == (False, True)
    assert Organisation.objects.get(slug="court").name_en == "Renamed Court"
    assert (batch.state, batch.applied_by) == (State.APPLIED, system())
    assert AuditEntry.objects.filter(verb="imported", object_id=str(batch.pk)).count() == 1
    assert all(row.object_id and row.image for row in batch.rows.all())


def test_the_same_file_again_changes_nothing_and_knows_who_wrote_it() -> None:
    data = book()
    first, again = applied(data), staged(data)
    assert again.changes == 0
    assert not again.rows.exists()
    assert actions.earlier(again) == first


def test_an_edit_since_the_preview_is_a_conflict_and_nothing_is_written() -> None:
    bring_in(book())
    batch = staged(sheets_of(organisations=CHANGED))
    edit("court", name_en="Edited Court")
    before = everything()
    done = actions.apply(batch, by=system())
    assert [(one["place"], one["column"], one["staged"], one["live"]) for one in done.conflicts] == [
        ("organisations!2", "name_en", "Example Court", "Edited Court")
    ]
    assert (batch.state, batch.conflicts) == (State.READY, done.conflicts)
    assert everything() == before
    actions.again(batch)
    actions.stage(batch)
    assert batch.rows.get(key="court").before["name_en"] == "Edited Court"
    assert actions.apply(batch, by=system()).conflicts == []


def test_a_row_that_became_invalid_since_the_preview_is_a_conflict() -> None:
    bring_in(book())
    batch = staged(sheets_of(areas="code,name_en,kind,parent\nnew,New,district,pudong\n"))
    Area.objects.get(code="pudong").delete()
    (conflict,) = actions.apply(batch, by=system()).conflicts
    assert (conflict["code"], conflict["place"]) == ("refused", "areas!D2")
    assert not Area.objects.filter(code="new").exists()


@pytest.mark.parametrize("other", ["created", "same change"])
def test_rows_that_would_do_something_else_now_are_conflicts(other: str) -> None:
    bring_in(book())
    batch = staged(sheets_of(areas="code,name_en,kind\nnew,New,district\npudong,Pudong New,district\n"))
    if other == "created":
        Area.objects.create(code="new", name_en="New", kind="district")
    else:
        Area.objects.filter(code="pudong").update(name_en="Pudong New")
    assert {one["code"] for one in actions.apply(batch, by=system()).conflicts} == {"changes-nothing"}


def test_errors_are_kept_untranslated_with_their_cells() -> None:
    batch = staged(sheets_of(units="code,singular_en,plural_en\nBad Code,a,as\n"))
    assert (batch.state, batch.totals) == (State.INVALID, {"not-a-code": 1})
    issue = batch.issues.get()
    assert (issue.place, issue.sheet, issue.number, issue.column) == ("units!A2", "units", 2, "A")
    english = issue.wanted
    with translation.override("zh-hans"):
        assert ImportIssue.objects.get(pk=issue.pk).wanted != english


def test_a_file_that_is_no_workbook_is_refused_in_the_readers_language() -> None:
    batch = staged(b"%PDF-1.7", name="paper.xlsx")
    assert batch.state == State.INVALID
    issue = batch.issues.get()
    assert issue.wanted == "paper.xlsx is a PDF, not a spreadsheet."
    with translation.override("zh-hans"):
        assert "PDF" in issue.wanted
        assert issue.wanted != "paper.xlsx is a PDF, not a spreadsheet."


def test_only_the_owner_or_an_administrator_writes() -> None:
    batch = staged(sheets_of(units="code,singular_en,plural_en\na,a,as\n"))
    other = User.objects.create_user("other")
    with pytest.raises(PermissionDenied):
        actions.apply(batch, by=other)
    boss = User.objects.create_superuser("boss")
    assert not actions.apply(batch, by=boss).already
    with pytest.raises(PermissionDenied):
        actions.undo(batch, by=other)


def test_a_changed_or_missing_file_is_not_written() -> None:
    for spoil in (b"code,singular_en,plural_en\nb,b,bs\n", None):
        batch = staged(sheets_of(units="code,singular_en,plural_en\na,a,as\n"))
        storage, name = batch.file.storage, str(batch.file.name)
        storage.delete(name)
        if spoil is not None:
            with storage.open(name, "wb") as stored:
                stored.write(spoil)
        with pytest.raises(actions.FileGone):
            actions.apply(batch, by=system())


def test_a_refused_file_cannot_be_written() -> None:
    batch = staged(b"%PDF-1.7", name="paper.xlsx")
    with pytest.raises(actions.WrongState):
        actions.apply(batch, by=system())
    with pytest.raises(actions.WrongState):
        actions.undo(batch, by=system())


def test_undo_of_a_whole_workbook_leaves_what_was_before() -> None:
    before = everything()
    batch = applied(book())
    undone = actions.undo(batch, by=system())
    assert (undone.kept, batch.state, batch.undone_by) == (0, State.UNDONE, system())
    assert everything() == before
    assert actions.undo(batch, by=system()).already


def test_undo_restores_changes_relations_and_parts() -> None:
    bring_in(book())
    before = everything()
    related = sorted(TypicalCase.objects.filter(slug="one").values_list("related_cases__slug", flat=True))
    batch = applied(
        sheets_of(
            cases="slug,title_en,related_cases,rights\none,Other title,,copyright\n",
            case_numbers="case,position,scheme,value\none,1,court,（2021）沪73民终124号\n",
            areas="code,name_en,parent\npudong,Pudong New Area,\n",
            observations="indicator,area,period,source,value\ngranted,shanghai,2022,paper-2022,178301\n",
        )
    )
    assert everything() != before
    assert actions.undo(batch, by=system()).kept == 0
    assert everything() == before
    case = TypicalCase.objects.get(slug="one")
    assert sorted(case.related_cases.values_list("slug", flat=True)) == related
    assert sorted(case.rights.values_list("code", flat=True)) == ["copyright", "trademark"]


def test_undo_keeps_and_names_what_was_edited_since() -> None:
    bring_in(book())
    batch = applied(sheets_of(organisations=CHANGED))
    edit("court", name_en="Edited Court")
    edit("fresh", name_en="Edited body")
    undone = actions.undo(batch, by=system())
    assert undone.kept == 2
    assert {row.key: row.kept["params"]["columns"] for row in batch.rows.all()} == {
        "court": "name_en",
        "fresh": "name_en",
    }
    assert Organisation.objects.get(slug="fresh").name_en == "Edited body"
    assert Organisation.objects.get(slug="court").name_en == "Edited Court"


def test_undo_keeps_the_parts_of_a_new_record_that_was_edited_since() -> None:
    bring_in(book())
    batch = applied(
        sheets_of(
            organisations="slug,name_en,kind\nfresh,Fresh,agency\n",
            organisation_names="organisation,position,name,kind\nfresh,1,Old name,former\n",
        )
    )
    edit("fresh", name_en="Edited body")
    assert actions.undo(batch, by=system()).kept == 2
    assert Organisation.objects.get(slug="fresh").aliases.count() == 1


def test_undo_keeps_a_new_row_that_something_else_uses() -> None:
    batch = applied(sheets_of(areas="code,name_en,kind\nnew,New,province\n"))
    Area.objects.create(code="child", name_en="Child", kind="district", parent=Area.objects.get(code="new"))
    assert actions.undo(batch, by=system()).kept == 1
    assert batch.rows.get().kept["params"] == {"name": {"en": "Child", "zh-hans": "Child"}}


def test_undo_of_a_change_to_public_text_is_a_draft_again() -> None:
    bring_in(book())
    court = Organisation.objects.get(slug="court")
    publish(records=[court], by=system())
    batch = applied(sheets_of(organisations=CHANGED))
    live = capture(Organisation.objects.get(slug="court"))
    publish(records=Organisation.objects.filter(slug="court"), by=system())
    assert actions.undo(batch, by=system()).kept == 0
    court = Organisation.objects.select_related("head_revision").get(slug="court")
    assert court.name_en == "Renamed Court"
    assert court.head_revision is not None
    assert (court.head_revision.content["name_en"], live["name_en"]) == ("Example Court", "Example Court")


def test_undo_takes_successors_away_and_keeps_released_ones() -> None:
    bring_in(book())
    Observation.objects.filter(period="2022").update(released_at=timezone.now())
    text = "indicator,area,period,source,value\ngranted,shanghai,2022,paper-2022,178301\n"
    batch = applied(sheets_of(observations=text))
    assert Observation.objects.filter(period="2022").count() == 2
    assert actions.undo(batch, by=system()).kept == 0
    assert Observation.objects.get(period="2022").value == Decimal(178300)
    assert Change.objects.count() == 1
    batch = applied(sheets_of(observations=text))
    Observation.objects.filter(period="2022").update(released_at=timezone.now(), superseded_at=timezone.now())
    assert actions.undo(batch, by=system()).kept == 1
    assert Observation.objects.filter(period="2022").count() == 2


def test_old_imports_are_forgotten_but_their_line_stays() -> None:
    done, waiting = applied(book()), staged(sheets_of(areas="code,name_en\npudong,Pudong New\n"))
    assert actions.expire(days=90) == 0
    ImportBatch.objects.update(at=timezone.now() - timedelta(days=91))
    assert actions.expire(days=90) == 2
    assert actions.expire(days=90) == 0
    done.refresh_from_db()
    waiting.refresh_from_db()
    assert (done.state, waiting.state) == (State.APPLIED, State.EXPIRED)
    assert not StagedRow.objects.exists()
    with pytest.raises(actions.WrongState):
        actions.undo(done, by=system())


def test_the_command_forgets_old_imports_and_files_nobody_knows(settings: Settings) -> None:
    batch = staged(sheets_of(areas="code,name_en,kind\nnew,New,province\n"))
    stray = default_storage.save(f"imports/{uuid4()}/workbook", ContentFile(b"x"))
    settings.IMPORT_KEEP_DAYS = 0
    out = StringIO()
    call_command("expire_imports", "--days", "0", stdout=out)
    assert out.getvalue() == "1 imports forgotten.\n"
    batch.refresh_from_db()
    assert (batch.state, batch.file.name) == (State.EXPIRED, "")
    assert not default_storage.exists(stray)


def test_more_careful_rows_than_a_person_waits_for_name_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange.actions.steps.ROWS_IN_WEB", 1)
    batch = staged(sheets_of(areas="code,name_en,kind\nnew,New,province\nother,Other,province\n"))
    assert batch.totals == {"too-many-rows": 1}
    assert "import_workbook" in batch.issues.get().wanted


def test_the_command_says_who_wrote_the_same_file_before(tmp_path: Path) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("code,name_en,kind\nnew,New,province\n", encoding="utf-8")
    said = []
    for _ in range(2):
        out = StringIO()
        call_command("import_workbook", path, stdout=out)
        said.append("This very file was written by system" in out.getvalue())
    assert said == [False, True]


def test_planning_many_rows_takes_as_many_queries_as_planning_few() -> None:
    counted = []
    for count in (2, 60):
        rows = "".join(f"body-{n},Body {n},agency\n" for n in range(count))
        batch = actions.upload(
            name="x.zip", content=sheets_of(organisations=f"slug,name_en,kind\n{rows}"), by=system()
        )
        with CaptureQueriesContext(connection) as queries:
            actions.stage(batch)
        counted.append(len(queries))
    assert counted[1] <= counted[0] + 4
