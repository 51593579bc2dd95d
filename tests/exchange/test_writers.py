from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exchange.cells import CELL_LIMIT, Cell
from exchange.readers import read_bytes, read_path
from exchange.writers import (
    CellTooLongError,
    OutColumn,
    OutSheet,
    csv_lines,
    guarded,
    unguarded,
    write_archive,
    write_folder,
    write_xlsx,
)

TEXTS = ["plain", "=1+1", "+1", "-x", "@cmd", "\tx", "＝1", "'=1", "'", "''", "it's", ""]
ROWS: list[list[Cell]] = [["a", "=1+1", Decimal(12153000000)], ["b", None, Decimal("0.5")]]


def written(*made: OutSheet) -> bytes:
    target = BytesIO()
    write_xlsx(target, made)
    return target.getvalue()


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
    page = load_workbook(BytesIO(written(*sheets())))["facts"]
    assert page["B2"].data_type == "s"
    assert page["B2"].value == "=1+1"
    assert page["A1"].comment is not None
    assert page.freeze_panes == "A2"
    (rule,) = page.data_validations.dataValidation
    assert rule.formula1 == "'_lists'!$A$1:$A$2"


def test_xlsx_writes_long_numbers_as_text() -> None:
    data = written(OutSheet("s", [OutColumn("n")], [[Decimal(1234567890123456789)]]))
    assert load_workbook(BytesIO(data))["s"]["A2"].value == "1234567890123456789"


HARD = [
    "a & b <c> \"d\"", " kept ", "two\nlines\tand a tab", "a\rb", "_x000D_", "_x005F_x0041_",
    "\x01\x1f", "\ufffe",
    "𠮷野家", "=1+1", "2022-06", "00012", "1e5", "x" * CELL_LIMIT,
]  # fmt: skip


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_every_text_comes_back_as_it_was_and_as_text(text: str) -> None:
    data = written(OutSheet("s", [OutColumn("text")], [[text]]))
    (table,) = read_bytes(data, "a.xlsx").tables
    assert [cells for _number, cells in table.rows()] == [["text"], [text]]
    if text.isprintable() and "_x" not in text:
        cell = load_workbook(BytesIO(data))["s"]["A2"]
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_numbers_are_numbers_and_a_column_takes_text() -> None:
    cells: list[Cell] = [Decimal("40.90"), -3, Decimal("1E+20"), Decimal("NaN"), True, "", None, 10**15]
    data = written(OutSheet("s", [OutColumn(str(place), width=30) for place in range(len(cells))], [cells]))
    page = load_workbook(BytesIO(data))["s"]
    values = [cell.value for cell in page[2]]
    assert values == [40.9, -3, 1e20, "NaN", True, None, None, "1000000000000000"]
    assert (page.column_dimensions["A"].width, page.column_dimensions["A"].number_format) == (30, "@")


def test_a_text_too_long_for_a_cell_is_refused_and_no_file_is_left(tmp_path: Path) -> None:
    sheet = OutSheet("cases", [OutColumn("slug"), OutColumn("facts_en")], [["one", "x" * (CELL_LIMIT + 1)]])
    with pytest.raises(CellTooLongError, match="Sheet cases: facts_en of one has 32,768 characters"):
        write_xlsx(tmp_path / "out.xlsx", [sheet])
    assert list(tmp_path.iterdir()) == []


def test_names_of_sheets_are_made_such_as_a_spreadsheet_takes() -> None:
    names = ["a/b:c", "A b C", "y" * 40, "y" * 40, "'", "数据"]
    data = written(*[OutSheet(name, [OutColumn("x")]) for name in names])
    assert load_workbook(BytesIO(data)).sheetnames == [
        "a b c", "A b C 2", "y" * 31, "y" * 29 + " 2", "Sheet", "数据",
    ]  # fmt: skip


def test_a_hidden_sheet_is_hidden_and_the_others_in_order() -> None:
    data = written(OutSheet("b", [OutColumn("x")]), OutSheet("a", [OutColumn("x")], hidden=True))
    assert [(page.title, page.sheet_state) for page in load_workbook(BytesIO(data))] == [
        ("b", "visible"),
        ("a", "hidden"),
    ]


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


def test_two_files_of_the_same_data_are_equal(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_archive(tmp_path / name, sheets())
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert written(*sheets()) == written(*sheets())
