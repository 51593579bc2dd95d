from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from exchange.cells import Fault, Raw
from exchange.readers import FileRefusedError, read_bytes, read_path
from tests.exchange.files import archive, inline, ods, workbook_parts


def rows_of(data: bytes, name: str = "facts.csv") -> list[tuple[int, list[Raw]]]:
    (table,) = read_bytes(data, name).tables
    return list(table.rows())


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_every_encoding_editors_save(encoding: str) -> None:
    data = "code,名称\r\na,专利授权量\r\n".encode(encoding)
    assert rows_of(data) == [(1, ["code", "名称"]), (2, ["a", "专利授权量"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_with_every_delimiter(delimiter: str) -> None:
    data = f'code{delimiter}note\na{delimiter}"b, c; d"\n'.encode()
    assert rows_of(data)[1] == (2, ["a", "b, c; d"])


def test_csv_keeps_line_breaks_and_row_numbers_and_drops_blank_rows() -> None:
    assert rows_of(b'code,note\n\na,"one\ntwo"\n,\nb,\n') == [
        (1, ["code", "note"]),
        (3, ["a", "one\ntwo"]),
        (5, ["b"]),
    ]


def test_csv_keeps_line_separators_that_are_no_line_ends() -> None:
    text = "code,note\na,one\u2028two\x0bthree\x85four\n"
    assert rows_of(text.encode()) == [(1, ["code", "note"]), (2, ["a", "one\u2028two\x0bthree\x85four"])]


def test_a_line_of_a_million_characters_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="a line of more than"):
        rows_of(b"code\n" + b"a," * 600_000)


def test_csv_takes_the_guard_away() -> None:
    assert rows_of(b"note\n'=1+1\n")[1] == (2, ["=1+1"])


def test_xlsx_values_come_in_their_own_types() -> None:
    book = Workbook()
    page: Any = book.active
    page.append(["code", 3, 0.1 + 0.2, True, date(2024, 5, 1), None, 0.125])
    page["G1"].number_format = "0.0%"
    (row,) = rows_of(saved(book))
    assert row == (1, ["code", Decimal(3), Decimal("0.3"), True, date(2024, 5, 1), None, "12.500%"])


def test_xlsx_agrees_with_another_reader_on_every_cell() -> None:
    book = Workbook()
    page: Any = book.active
    for number in range(1, 60):
        page.append(
            [
                f"code-{number}",
                number,
                number / 4,
                None if number % 3 else "文本",
                date(2024, 1, 1 + number % 28),
            ]
        )
    data = saved(book)
    other = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    ours = [row for _, row in rows_of(data)]
    assert [[_plain(cell) for cell in row] for row in ours] == [
        [_plain(cell) for cell in row] for row in other
    ]


def _plain(value: object) -> object:
    if isinstance(value, int | float | Decimal):
        return float(value)
    return value or ""


def test_xlsx_formula_without_a_value_and_error_cells_are_faults() -> None:
    cells = '<c r="A1"><f>1+1</f></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1"><f>1+1</f><v>2</v></c>'
    data = archive(workbook_parts(f'<row r="1">{cells}</row>'))
    (row,) = rows_of(data)
    assert row == (1, [Fault("formula-not-calculated", "=…"), Fault("error-cell", "#DIV/0!"), Decimal(2)])


def test_xlsx_cells_without_addresses_and_phonetic_readings_are_read() -> None:
    phonetic = '<si><r><t>上</t></r><r><t>海</t></r><rPh sb="0" eb="2"><t>SHANGHAI</t></rPh></si>'
    data = archive(workbook_parts(f'<row>{inline("a")}<c t="s"><v>0</v></c></row>', strings=phonetic))
    assert rows_of(data) == [(1, ["a", "上海"])]


def test_xlsx_tells_merged_and_hidden_cells() -> None:
    rows = f'<row r="1">{inline("a", "A1")}</row><row r="2" hidden="1">{inline("b", "A2")}</row>'
    data = archive(workbook_parts(rows, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    (table,) = read_bytes(data, "a.xlsx").tables
    assert (table.merged, table.hidden_rows, table.hidden) == (("A1:B1",), frozenset({2}), False)


def test_xlsx_stops_after_a_thousand_blank_rows_and_says_so() -> None:
    blank = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(2, 1200))
    data = archive(workbook_parts(f'<row r="1">{inline("a", "A1")}</row>{blank}'))
    (table,) = read_bytes(data, "a.xlsx").tables
    assert (table.stopped_at, list(table.rows())) == (1, [(1, ["a"])])


def test_ods_unrolls_repeats_so_that_no_column_shifts() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    assert rows_of(ods(row)) == [(1, [Decimal(1), None, None, "a\nb"]), (2, [Decimal(1), None, None, "a\nb"])]


@pytest.mark.parametrize(
    ("attributes", "text", "value"),
    [
        ('office:value-type="percentage" office:value="0.125"', "12.5%", "12.500%"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", True),
        ('office:value-type="date" office:date-value="2024-05-01"', "1 May", date(2024, 5, 1)),
        ('table:formula="of:=1/0" calcext:value-type="error"', "#DIV/0!", Fault("error-cell", "#DIV/0!")),
        ('table:formula="of:=1+1"', "", Fault("formula-not-calculated", "=…")),
    ],
)
def test_ods_values_come_in_their_own_types(attributes: str, text: str, value: Raw) -> None:
    assert rows_of(ods(_ods_row(attributes, f"<text:p>{text}</text:p>"))) == [(1, [value])]


def test_ods_leaves_comments_out_of_values() -> None:
    remark = "<office:annotation><text:p>remark</text:p></office:annotation>"
    row = _ods_row('office:value-type="string"', f'{remark}<text:p>a<text:s text:c="2"/>b</text:p>')
    assert rows_of(ods(row)) == [(1, ["a  b"])]


def _ods_row(attributes: str, inside: str) -> str:
    return f"<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>"


def test_a_folder_and_its_archive_give_the_same_book(tmp_path: Path) -> None:
    files = {"units.csv": "code\na\n", "prose/one.en.html": "<p>One</p>", "README.md": "Read me"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    packed = archive({f"book/{name}": content for name, content in files.items()})
    for book in (read_path(tmp_path), read_bytes(packed, "book.zip")):
        assert [table.name for table in book.tables] == ["units"]
        assert book.prose == {"prose/one.en.html": "<p>One</p>"}


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_an_archive_are_read_though_it_does_not_say_their_encoding(encoding: str) -> None:
    name = "统计数据.csv".encode(encoding)
    placeholder = b"x" * (len(name) - 4) + b".csv"
    packed = archive({placeholder.decode(): "code\n"}).replace(placeholder, name)
    assert [table.name for table in read_bytes(packed, "book.zip").tables] == ["统计数据"]
