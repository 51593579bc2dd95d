"""Export, import: nothing changes. Export, edit one cell, import: exactly that changes."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from cases.models import Party, TypicalCase
from directory.models import Organisation, Source
from exchange import sheets
from indicators.models import Change, Observation
from publishing.actions import publish, save_draft
from publishing.models import Revision
from publishing.snapshots import capture
from tests.exchange.books import book, bring_in, sheets_of

pytestmark = pytest.mark.django_db


def export(target: Path, **options: object) -> Path:
    call_command("export_workbook", str(target), stdout=StringIO(), **options)
    return target


def bring_back(path: Path) -> str:
    out = StringIO()
    call_command("import_workbook", str(path), json=True, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["out.xlsx", "out.zip", "out"])
def test_an_export_brought_back_changes_nothing(name: str, tmp_path: Path) -> None:
    bring_in(book())
    before = Revision.objects.count()
    report = bring_back(export(tmp_path / name))
    assert '"created": 0' in report
    assert '"created": 1' not in report
    assert '"changed": 1' not in report
    assert Revision.objects.count() == before


def test_an_export_has_every_sheet_and_every_row(tmp_path: Path) -> None:
    bring_in(book())
    pages = load_workbook(export(tmp_path / "out.xlsx"), read_only=True)
    assert pages.sheetnames == ["readme", *(one.name for one in sheets.all_sheets()), "_meta", "_lists"]
    for one in sheets.all_sheets():
        rows = list(pages[one.name].iter_rows(values_only=True))
        assert len(rows) == one.rows().count() + 1, one.name


def test_queries_of_an_export_do_not_grow_with_the_rows(
    tmp_path: Path, django_assert_max_num_queries: object
) -> None:
    bring_in(book())
    sheet = sheets.by_name("cases")
    assert sheet is not None
    with django_assert_max_num_queries(3):  # type: ignore[operator] # a fixture of pytest-django
        assert len(list(sheets.rows(sheet))) == 2


def test_an_export_of_one_edition_leaves_other_numbers_out(tmp_path: Path) -> None:
    bring_in(book())
    bring_in(sheets_of(observations="indicator,area,period,source,value\ngranted,shanghai,2021,news,5\n"))
    export(tmp_path / "one", edition=2022)
    assert "2021" not in (tmp_path / "one" / "observations.csv").read_text()
    export(tmp_path / "none", edition=2021)
    assert (tmp_path / "none" / "sections.csv").read_text().count("\n") == 1


def test_a_live_record_keeps_its_text_and_gets_a_draft() -> None:
    bring_in(book())
    by = User.objects.system()
    court, case = Organisation.objects.get(slug="court"), TypicalCase.objects.get(slug="one")
    publish(records=[Source.objects.get(slug="paper-2022"), court, case], by=by)
    live = capture(TypicalCase.objects.get(pk=case.pk))
    report = bring_in(
        sheets_of(
            cases="slug,title_en\none,New title\n",
            case_parties="case,position,role,name_en\none,1,plaintiff,Wang X\none,3,third-party,Zhao X\n",
        )
    )
    assert [str(issue) for issue in report.errors] == []
    assert report.drafts == 1
    case.refresh_from_db()
    assert capture(case) == live
    assert case.has_draft_ahead
    assert case.head_revision is not None
    content = case.head_revision.content
    assert content["title_en"] == "New title"
    names = sorted(one["name_en"] for one in content["parts"]["party"])
    assert names == ["", "Wang X", "Zhao X"]
    assert Party.objects.filter(name_en="Wang X").count() == 0


def test_a_row_that_takes_a_public_address_left_by_a_draft_is_refused() -> None:
    bring_in(book())
    court = Organisation.objects.get(slug="court")
    publish(records=[Source.objects.get(slug="paper-2022"), court], by=User.objects.system())
    head = court.head_revision
    assert head is not None
    moved = {**head.content, "slug": "moved-court"}
    save_draft(record=court, content=moved, base=head.number, by=User.objects.system())
    report = bring_in(sheets_of(organisations="slug,name_en,kind\ncourt,Another court,court\n"))
    assert [issue.code for issue in report.errors] == ["constraint"]
    assert not report.counts
    assert Organisation.objects.filter(slug="court").count() == 1


def test_an_unchanged_live_record_gets_no_draft() -> None:
    bring_in(book())
    court = Organisation.objects.get(slug="court")
    publish(records=[court], by=User.objects.system())
    before = Revision.objects.count()
    assert bring_in(book()).drafts == 0
    assert Revision.objects.count() == before


def test_an_export_shows_the_draft_and_brings_it_back_unchanged(tmp_path: Path) -> None:
    bring_in(book())
    court = Organisation.objects.get(slug="court")
    by = User.objects.system()
    publish(records=[court], by=by)
    court.refresh_from_db()
    content = {**capture(court), "slug": "new-address", "name_en": "Draft name"}
    assert court.head_revision is not None
    save_draft(record=court, content=content, base=court.head_revision.number, by=by)
    path = export(tmp_path / "out")
    assert "Draft name" in (path / "organisations.csv").read_text()
    before = Revision.objects.count()
    bring_back(path)
    assert Revision.objects.count() == before
    court.refresh_from_db()
    assert (court.slug, court.name_en) == ("court", "Example Court")


def test_a_released_number_is_superseded_by_a_pending_one_with_its_change() -> None:
    bring_in(book())
    Observation.objects.update(released_at=timezone.now())
    text = "indicator,area,period,source,value\ngranted,shanghai,2022,paper-2022,178400\n"
    assert bring_in(sheets_of(observations=text)).counts["observations"].changed == 1
    old, new = Observation.objects.filter(period="2022").order_by("value")
    assert (old.value, new.value, new.released_at, new.supersedes) == (178300, 178400, None, old)
    again = bring_in(sheets_of(observations=text))
    assert (again.total("created"), again.total("changed")) == (0, 0)


def test_what_follows_a_superseded_number_goes_along() -> None:
    bring_in(book())
    Observation.objects.update(released_at=timezone.now())
    header = "indicator,area,period,source,value\n"
    bring_in(
        sheets_of(
            observations=f"{header}granted,shanghai,2022,paper-2022,1\n",
            changes="indicator,area,period,source,basis,kind,value\n"
            "granted,shanghai,2022,paper-2022,other,absolute,7\n",
        )
    )
    new = Observation.objects.get(period="2022", released_at=None)
    assert sorted(new.changes.values_list("basis", flat=True)) == ["other", "year_on_year"]
    assert Change.objects.filter(observation__released_at__isnull=False).count() == 1


def test_a_change_alone_brings_its_released_number_with_it() -> None:
    bring_in(book())
    Observation.objects.update(released_at=timezone.now())
    text = "indicator,area,period,source,basis,value\ngranted,shanghai,2022,paper-2022,year_on_year,12\n"
    assert bring_in(sheets_of(changes=text)).counts["changes"].changed == 1
    pending = Observation.objects.get(released_at=None)
    assert [change.value for change in pending.changes.all()] == [12]
    assert [change.value for change in Change.objects.exclude(observation=pending)] == [Decimal("11.98")]
    assert bring_in(sheets_of(changes=text)).total("changed") == 0


def test_the_template_explains_every_heading(tmp_path: Path) -> None:
    target = tmp_path / "template.xlsx"
    call_command("workbook_template", str(target), stdout=StringIO())
    pages = load_workbook(target)
    for one in sheets.all_sheets():
        cells = pages[one.name][1]
        assert [cell.value for cell in cells] == [column.name for column in one.columns]
        assert all(cell.comment and cell.comment.text.strip() for cell in cells), one.name
    assert pages["cases"].data_validations.dataValidation
    assert pages["readme"]["A2"].value


def test_the_filled_template_is_read(tmp_path: Path) -> None:
    target = tmp_path / "template.xlsx"
    call_command("workbook_template", str(target), stdout=StringIO())
    pages = load_workbook(target)
    pages["units"].append(["patent", "patent", "patents", "件", None, "count"])
    pages.save(target)
    assert '"created": 1' in bring_back(target)


def test_a_refused_import_exits_1_and_prints_every_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "units.csv").write_text("code,singular_en,plural_en\nA B,a,as\nb,,bs\n")
    with pytest.raises(SystemExit) as ended:
        call_command("import_workbook", str(tmp_path), "--check")
    assert ended.value.code == 1
    printed = capsys.readouterr().err
    assert "units!A2" in printed
    assert "units!B3" in printed


def test_a_command_names_an_unknown_user(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nobody"):
        call_command("import_workbook", str(tmp_path), "--by", "nobody")
