from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exchange.cells import Cell
from exchange.readers import read_bytes, read_path
from exchange.writers import OutSheet, csv_lines, guarded, unguarded, write_archive, write_folder, write_xlsx
from exchange.writers.sheet import OutColumn

TEXTS = ["plain", "=1+1", "+1", "-x", "@cmd", "\tx", "＝1", "'=1", "'", "''", "it's", ""]
ROWS: list[list[Cell]] = [["a", "=1+1", Decimal(12153000000)], ["b", None, Decimal("0.5")]]


def sheets() -> list[OutSheet]:
    columns = [
        OutColumn("code", "The code, such as a"),
        OutColumn("note", choices=("x", "y")),
        OutColumn("value"),
    ]
    return [OutSheet("facts", columns, ROWS)]


@pytest.mark.parametrize("text", TEXTS)
def test_guard_is_undone_on_the_way_in(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", TEXTS[1:7])
def test_guard_leaves_no_text_a_spreadsheet_would_run(text: str) -> None:
    assert guarded(text).startswith("'")


def test_csv_guards_text_and_never_numbers() -> None:
    lines = list(csv_lines(["note", "value"], [["-x", Decimal(-5)]], bom=True))
    assert lines == ["\ufeffnote,value\r\n", "'-x,-5\r\n"]


def test_xlsx_writes_text_that_is_no_formula_with_notes_and_lists() -> None:
    target = BytesIO()
    write_xlsx(target, sheets())
    page = load_workbook(BytesIO(target.getvalue()))["facts"]
    assert page["B2"].data_type == "s"
    assert page["B2"].value == "=1+1"
    assert page["A1"].comment is not None
    assert page.freeze_panes == "A2"
    (rule,) = page.data_validations.dataValidation
    assert rule.formula1 == "'_lists'!$A$1:$A$2"


def test_xlsx_writes_long_numbers_as_text() -> None:
    target = BytesIO()
    write_xlsx(target, [OutSheet("s", [OutColumn("n")], [[Decimal(1234567890123456789)]])])
    assert load_workbook(BytesIO(target.getvalue()))["s"]["A2"].value == "1234567890123456789"


@pytest.mark.parametrize("form", ["xlsx", "zip", "folder"])
def test_what_is_written_is_read_back(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"out.{form}"
    {"xlsx": write_xlsx, "zip": write_archive, "folder": write_folder}[form](target, sheets())
    book = read_bytes(target.read_bytes(), target.name) if target.is_file() else read_path(target)
    table = next(table for table in book.tables if table.name == "facts")
    header, first, second = table.rows()
    assert header == (1, ["code", "note", "value"])
    assert [str(cell) for cell in first[1]] == ["a", "=1+1", "12153000000"]
    assert [second[1][0], second[1][1], str(second[1][2])] == ["b", None, "0.5"]


def test_two_archives_of_the_same_data_are_equal(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_archive(tmp_path / name, sheets())
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
