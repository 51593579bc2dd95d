"""More files made to hurt: each is refused by a message that says why, or read as what it is."""

import struct
import zipfile
from decimal import Decimal

import pytest

from exchange.cells import Fault, Raw
from exchange.readers import Book, FileRefusedError, read_bytes
from exchange.readers.package import DEPTH_LIMIT
from tests.exchange.files import archive, inline, ods, workbook_parts
from tests.exchange.hostile import REFUSED, Make, forged, nested, ods_row, workbook


def walked(data: bytes) -> Book:
    book = read_bytes(data, "upload")
    for table in book.tables:
        for _row in table.rows():
            pass
    return book


def rows(data: bytes) -> list[tuple[int, list[Raw]]]:
    (table,) = read_bytes(data, "facts.csv").tables
    return list(table.rows())


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_hostile_workbook_is_refused_by_its_reason(make: Make, words: str) -> None:
    with pytest.raises(FileRefusedError, match=words):
        walked(make())


def test_the_refusal_of_a_bomb_comes_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(changed={"xl/styles.xml": b"<x>" + b"<a/>" * 3_000_000})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args, **_kwargs: pytest.fail("unpacked"))
    with pytest.raises(FileRefusedError, match="unpacks to"):
        walked(data)


def test_a_size_declared_too_large_does_no_harm() -> None:
    assert len(rows(forged(24, struct.pack("<I", 5_000_000)))) == 3_000


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><v>NaN</v></c>", "NaN"),
        ("<c><v>INF</v></c>", "INF"),
        ("<c><v>1e999999999</v></c>", "1e999999999"),
        ("<c><v>1e-999999999</v></c>", "1e-999999999"),
        ('<c s="1"><v>99999999999</v></c>', Decimal(99999999999)),
        ('<c s="1"><v>-5</v></c>', Decimal(-5)),
        ('<c s="77"><v>5</v></c>', Decimal(5)),
        ('<c t="e"><v>#DIV/0!</v></c>', Fault("error-cell", "#DIV/0!")),
        ('<c><f>cmd|"/c calc"!A0</f></c>', Fault("formula-not-calculated", "=…")),
        ('<c t="inlineStr"><is><t>=cmd|"/c calc"!A0</t></is></c>', '=cmd|"/c calc"!A0'),
        ('<c t="inlineStr"><is><t>a_x000D_b_xD800_</t></is></c>', "a\rb_xD800_"),
        ('<c t="inlineStr"><is><t>_x005F_x000D_</t></is></c>', "_x000D_"),
        ('<c t="s"><v>0</v></c>', "=1+1"),
        ('<c t="s"><v>1</v></c>', "_x000D_"),
    ],
)
def test_a_strange_cell_is_read_as_what_it_is(cell: str, value: Raw) -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    parts = workbook_parts(f"<row>{cell}</row>", strings="<si><t>=1+1</t></si><si><t>_x005F_x000D_</t></si>")
    assert rows(archive({**parts, "xl/styles.xml": styles})) == [(1, [value])]


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        ('office:value-type="float" office:value="NaN"', "NaN"),
        ('office:value-type="float" office:value="1e999999999"', "1e999999999"),
        ('office:value-type="date" office:date-value="99999-12-31"', "99999-12-31"),
        ('office:value-type="date" office:date-value="2024-02-30"', "2024-02-30"),
        ('office:value-type="percentage" office:value="x"', "x"),
        ('office:value-type="nothing-known"', "a"),
    ],
)
def test_a_strange_cell_of_ods_is_read_as_what_it_is(attributes: str, value: Raw) -> None:
    assert rows(ods(ods_row(attributes))) == [(1, [value])]


def test_a_million_styled_blank_rows_are_passed_over_without_walking_them() -> None:
    blank = '<row r="{}" s="1" customFormat="1"><c r="A{}" s="1"/></row>'
    data = workbook(
        f'<row r="1">{inline("a", "A1")}</row>' + "".join(blank.format(n, n) for n in range(2, 30_000))
    )
    (table,) = read_bytes(data, "upload").tables
    assert (list(table.rows()), table.stopped_at) == ([(1, ["a"])], 1)


def test_the_last_cell_of_a_sheet_is_too_far_to_matter() -> None:
    data = workbook(f'<row r="1048576">{inline("a", "XFD1048576")}</row>')
    assert rows(data) == []


def test_a_hundred_levels_are_no_bomb() -> None:
    data = workbook(f'<row r="1">{inline("a", "A1")}</row>{nested(DEPTH_LIMIT - 10)}')
    assert rows(data) == [(1, ["a"])]


def test_two_marks_in_front_of_a_csv_are_no_part_of_its_first_heading() -> None:
    assert rows("\ufeff\ufeffcode\na\n".encode())[0][1] in (["code"], ["\ufeffcode"])
