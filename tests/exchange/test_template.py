"""The template: it explains every column in both languages, and what it gives as an example is read."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from exchange import sheets
from exchange.cells import Notice
from exchange.headers import is_chinese
from exchange.instructions import instructions
from exchange.sheets import SCHEMA, Column, Sheet
from exchange.template import empty_sheets, example, meta, readme
from exchange.writers import OutSheet, write_xlsx
from tests.exchange.books import book, bring_in

COLUMNS = [(one, column) for one in sheets.all_sheets() for column in one.columns]


@pytest.fixture(scope="module")
def pages() -> Any:
    target = BytesIO()
    chosen = sheets.all_sheets()
    write_xlsx(target, [readme(chosen), *empty_sheets(chosen), meta()])
    return load_workbook(BytesIO(target.getvalue()))


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=lambda one: one.name)
def test_every_column_has_an_example_that_is_read(sheet: Sheet, column: Column) -> None:
    text = example(sheet, column)
    notices: list[Notice] = []
    assert text
    assert column.kind.read(text, notices.append) != column.kind.empty
    assert notices == []


def test_every_heading_is_explained_in_both_languages(pages: Any) -> None:
    for one in sheets.all_sheets():
        for cell in pages[one.name][1]:
            note = cell.comment.text
            assert is_chinese(note), (one.name, cell.value)
            assert "Example: " in note, (one.name, cell.value)
            assert "例：" in note, (one.name, cell.value)


def test_lists_warn_in_both_languages_and_let_a_name_stand(pages: Any) -> None:
    rules = pages["cases"].data_validations.dataValidation
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert all(is_chinese(rule.error) and "list" in rule.error for rule in rules)
    column = next(cell.column_letter for cell in pages["cases"][1] if cell.value == "foreign_related")
    assert any(str(rule.sqref).startswith(f"{column}2") for rule in rules)


def test_code_columns_are_text_and_headings_stay_in_sight(pages: Any) -> None:
    for one in sheets.all_sheets():
        assert pages[one.name].freeze_panes == "A2"
        assert pages[one.name].column_dimensions["A"].number_format == "@"


def test_the_instructions_are_in_both_languages_and_name_every_sheet(pages: Any) -> None:
    rows = list(instructions(sheets.all_sheets()))
    rules = [row for row in rows if len(row) == 2 and row[0]]
    assert len(rules) > 20
    assert [row for row in rules if not is_chinese(str(row[1]))] == []
    assert [row[0] for row in rows if len(row) == 4] == [one.name for one in sheets.all_sheets()]
    assert all(sheets.by_name(str(row[1])) is sheets.by_name(str(row[0])) for row in rows if len(row) == 4)
    assert pages["readme"]["B1"].value == "填写说明"
    assert pages["_meta"].sheet_state == "hidden"


@pytest.mark.django_db
@pytest.mark.parametrize("version", [str(SCHEMA + 1), "2.0", "next"])
def test_a_workbook_of_a_later_version_is_refused_with_advice(version: str) -> None:
    target = BytesIO()
    later = OutSheet("_meta", meta().columns, [["schema", version]], hidden=True)
    write_xlsx(target, [*empty_sheets(sheets.all_sheets()[:1]), later])
    (issue,) = bring_in(target.getvalue(), name="book.xlsx").errors
    assert (issue.place, issue.code) == ("_meta!B2", "newer-version")
    assert "take a new template" in issue.expected


@pytest.mark.django_db
def test_an_export_has_the_shape_of_the_template(tmp_path: Path, pages: Any) -> None:
    bring_in(book())
    call_command("export_workbook", str(tmp_path / "out.xlsx"), stdout=StringIO())
    filled = load_workbook(tmp_path / "out.xlsx")
    assert filled.sheetnames == pages.sheetnames
    for one in sheets.all_sheets():
        notes = [cell.comment.text for cell in filled[one.name][1]]
        assert notes == [cell.comment.text for cell in pages[one.name][1]]
