"""Our readers beside two others: generated workbooks come out with the same values from all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from random import Random
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from exchange.cells import Fault, Raw
from exchange.readers import read_bytes
from tests.exchange.files import archive, inline, office, workbook_parts
from tests.exchange.typed import Sheet, Typed, as_ods

Grid = dict[tuple[int, int], object]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def plain(value: object) -> object:
    """Bring a value of any reader to one form: numbers to 12 digits, days to ISO, errors to their text."""
    if isinstance(value, Fault):
        return value.found
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return f"{float(value):.12g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) or None


def grid(rows: list[tuple[int, list[Any]]]) -> Grid:
    found = {(number, place): plain(value) for number, row in rows for place, value in enumerate(row)}
    return {key: value for key, value in found.items() if value is not None}


def ours(data: bytes) -> Grid:
    (table,) = read_bytes(data, "a.xlsx").tables
    return grid([(number, [_fraction(cell) for cell in cells]) for number, cells in table.rows()])


def _fraction(cell: Raw) -> object:
    """Turn a percentage, which we keep as shown, back into the fraction that others report."""
    is_percentage = isinstance(cell, str) and cell.endswith("%")
    return Decimal(str(cell)[:-1]) / 100 if is_percentage else cell


def theirs(data: bytes) -> Grid:
    page = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
    page.reset_dimensions()
    return grid([(number, list(row)) for number, row in enumerate(page.iter_rows(values_only=True), 1)])


def calamine(data: bytes) -> Grid:
    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    return grid(list(enumerate(sheet.to_python(skip_empty_area=False), 1)))


WORDS = ["专利授权量", "a & b <c>", "  spaced ", "two\nlines", "Ünï", "𠮷野家", "=1+1", "'quoted", ""]
NUMBERS = [0, -1, 1e-7, 123456789012345, 0.1 + 0.2, 1 / 3, 2.5e20]
FIRST_DAY = date(1950, 1, 1)


def generated(seed: int, *, from_1904: bool) -> bytes:
    """Return a sparse workbook with every kind of cell the library writes."""
    chance, target = Random(seed), BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_numbers": False, "date_1904": from_1904}
    )
    page = book.add_worksheet("事实")
    percent, day, money = (
        book.add_format({"num_format": code}) for code in ("0.0%", "yyyy-mm-dd", "#,##0.00")
    )
    bold = book.add_format({"bold": True})
    write: list[Callable[[int, int], object]] = [
        lambda *at: page.write_string(*at, chance.choice(WORDS)),
        lambda *at: page.write_number(*at, chance.choice(NUMBERS)),
        lambda *at: page.write_boolean(*at, chance.random() < 0.5),
        lambda *at: page.write_datetime(*at, FIRST_DAY + timedelta(days=chance.randrange(40_000)), day),
        lambda *at: page.write_number(*at, chance.randrange(2000) / 1000, percent),
        lambda *at: page.write_rich_string(*at, bold, "粗", "体", bold, " bold"),
        lambda *at: page.write_formula(*at, "=1+1", None, chance.choice([2, "text", 0.5])),
        lambda *at: page.write_formula(*at, "=1/0", None, "#DIV/0!"),
        lambda *at: page.write_blank(*at, None, bold),
        lambda *at: page.write_number(*at, chance.randrange(10**9) / 100, money),
        lambda *_at: None,
    ]
    for row in range(0, 120, 2):
        for place in range(12):
            chance.choice(write)(row, place)
    book.close()
    return target.getvalue()


@pytest.mark.parametrize("from_1904", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_generated_workbooks_come_out_equal_from_three_readers(seed: int, from_1904: bool) -> None:
    data = generated(seed, from_1904=from_1904)
    read = ours(data)
    assert len(read) > 200
    assert read == theirs(data)
    if not from_1904:
        # It passes over error cells, as if they were blank.
        assert {place: value for place, value in read.items() if value != "#DIV/0!"} == calamine(data)


def renamed(data_rows: str, *, prefix: str = "", namespace: str = _MAIN, strings: str = "") -> bytes:
    """Return a workbook whose elements have a prefix, or are of another namespace."""
    parts = workbook_parts(data_rows, strings=strings)
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        text = str(parts[name]).replace(_MAIN, namespace)
        if prefix:
            text = text.replace(f'xmlns="{namespace}"', f'xmlns:{prefix}="{namespace}"')
            text = text.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        parts[name] = text
    return archive(parts)


def only(*cells: str, strings: str = "") -> bytes:
    """Return a workbook of one row."""
    return archive(workbook_parts(f"<row r='1'>{''.join(cells)}</row>", strings=strings))


READINGS = '<si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'
RICH = "<is><r><rPr><b/></rPr><t>上</t></r><r><t xml:space='preserve'> 海</t></r></is>"
MADE: dict[str, bytes] = {
    "rows and cells without addresses": archive(
        workbook_parts("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")
    ),
    "sparse rows and cells": archive(
        workbook_parts(
            '<row r="3"><c r="B3"><v>1</v></c><c r="F3"><v>2</v></c></row>'
            '<row r="9"><c r="A9"><v>3</v></c></row>'
        )
    ),
    "a prefix on every element": renamed(
        f'<row r="1">{inline("a", "A1")}<c r="B1"><v>2</v></c></row>', prefix="x"
    ),
    "rich inline text": only(f'<c r="A1" t="inlineStr">{RICH}</c>'),
    "shared text with readings": only('<c r="A1" t="s"><v>0</v></c>', strings=READINGS),
    "values of formulas": only(
        '<c r="A1" t="str"><f>A2</f><v>文</v></c>',
        '<c r="B1"><f>1+1</f><v>2</v></c>',
        '<c r="C1" t="b"><f>1=1</f><v>1</v></c>',
    ),
    "error cells": only('<c r="A1" t="e"><v>#N/A</v></c>', '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    "line breaks and spaces": only(
        '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a&#10;b </t></is></c>'
    ),
    "numbers as programs write them": only(
        '<c r="A1"><v>1.5E+3</v></c><c r="B1"><v>-0.5</v></c>',
        '<c r="C1" t="n"><v>1E-2</v></c><c r="D1"><v>440100.0</v></c>',
    ),
}


@pytest.mark.parametrize("data", MADE.values(), ids=list(MADE))
def test_what_other_programs_write_comes_out_equal(data: bytes) -> None:
    assert ours(data) == theirs(data)
    assert ours(data)


def test_strict_workbooks_are_read_as_another_reader_does() -> None:
    rows = f'<row r="1">{inline("文", "A1")}<c r="B1"><v>2</v></c></row>'
    data = renamed(rows, namespace=_STRICT)
    assert ours(data) == {(1, 0): "文", (1, 1): "2"} == calamine(data)


def test_percent_formats_survive_where_others_give_a_fraction() -> None:
    data = generated(1, from_1904=False)
    (table,) = read_bytes(data, "a.xlsx").tables
    assert any(str(cell).endswith("%") for _number, cells in table.rows() for cell in cells)


def test_ods_comes_out_equal_from_another_reader() -> None:
    rows: Sheet = [
        ["指标", "数值", "日期", "是否", "a & <b>"],
        ["x", Typed("number", "12.5"), Typed("date", "2024-05-01"), Typed("boolean", "true"), "two\nlines"],
        ["", Typed("number", "-3"), "", Typed("boolean", "false"), ""],
    ]
    data = as_ods({"facts": rows})
    assert ours(data) == calamine(data)


def test_repeats_of_ods_come_out_equal_from_another_reader() -> None:
    number = 'table:table-cell office:value-type="float" office:value'
    row = f'<{number}="1"/><table:table-cell table:number-columns-repeated="2"/><{number}="4"/>'
    rows = f"<table:table-row table:number-rows-repeated='3'>{row}</table:table-row>"
    data = office(f'<table:table table:name="facts">{rows}</table:table>')
    assert ours(data) == calamine(data)
    assert len(ours(data)) == 6
