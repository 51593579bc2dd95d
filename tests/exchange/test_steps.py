import json
from datetime import timedelta
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
from directory.models import Area, Organisation
from exchange import actions
from exchange.models import ImportBatch, ImportIssue, Op, StagedRow, State
from publishing.models import AuditEntry, Revision
from tests.exchange.books import book, bring_in, sheets_of
from tests.exchange.steps import CHANGED, applied, edit, everything, staged, system

pytestmark = pytest.mark.django_db


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


def test_rows_that_are_too_many_are_counted_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange.actions.steps.ROWS_IN_WEB", 1)
    batch = staged(sheets_of(areas="code,name_en,kind\nnew,New,province\nother,Other,no kind\n"))
    assert (batch.totals, batch.issues.get().found) == ({"too-many-rows": 1}, "2")


def test_the_command_says_who_wrote_the_same_file_before(tmp_path: Path) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("code,name_en,kind\nnew,New,province\n", encoding="utf-8")
    said = []
    for _ in range(2):
        out = StringIO()
        call_command("import_workbook", path, stdout=out)
        said.append("This very file was written by system" in out.getvalue())
    assert said == [False, True]
    out = StringIO()
    call_command("import_workbook", path, "--json", stdout=out)
    before = json.loads(out.getvalue())["written_before"]
    assert (before["by"], before["batch"]) == ("system", str(ImportBatch.objects.get().pk))


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


def test_what_no_database_keeps_is_still_named_as_an_error() -> None:
    batch = staged(sheets_of(areas="code,name_en,kind\nnew,New,province,a\0b\nc\0d,E,district\n"))
    assert batch.state == State.INVALID
    assert not any("\0" in issue.found for issue in batch.issues.all())
