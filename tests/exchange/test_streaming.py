"""Rows come while the file is read, none is kept, and what stands beside them is known at the end."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from exchange.readers import FileRefusedError, read_bytes, read_path, tables
from exchange.readers.tables import MERGED_KEPT, SHEET_LIMIT
from tests.exchange.files import archive, inline, ods, office, workbook_parts
from tests.exchange.hostile import ods_row, workbook

LONG = 20_000  # rows, of several chunks


def xlsx_rows(count: int) -> str:
    # Numbers that differ, so that the package does not look like a bomb.
    chance = Random(1)
    return "".join(
        f'<row r="{n}"><c r="A{n}"><v>{chance.random()}</v></c></row>' for n in range(1, count + 1)
    )


def ods_rows(count: int) -> str:
    chance = Random(1)
    return "".join(
        ods_row(f'office:value-type="float" office:value="{chance.random()}"', "") for _again in range(count)
    )


BROKEN_AT_THE_END = {
    "xlsx": lambda: workbook(xlsx_rows(LONG) + "<row><c></row>"),
    "csv": lambda: b"a\n" * LONG + b'"open\n',
    "zip": lambda: archive({"units.csv": b"a\n" * LONG + b'"open\n'}),
}


@pytest.mark.parametrize("form", BROKEN_AT_THE_END)
def test_the_first_rows_come_before_the_end_is_read(form: str) -> None:
    (table,) = read_bytes(BROKEN_AT_THE_END[form](), "units.csv").tables
    rows = table.rows()
    assert [next(rows)[0], next(rows)[0]] == [1, 2]
    with pytest.raises(FileRefusedError):
        list(rows)


@pytest.mark.parametrize("form", ["xlsx", "ods", "csv", "zip", "path"])
def test_rows_can_be_walked_again_from_the_start_and_after_a_broken_walk(form: str, tmp_path: Path) -> None:
    text = b"".join(b"%d\n" % number for number in range(LONG))
    (tmp_path / "units.csv").write_bytes(text)
    book = {
        "xlsx": lambda: read_bytes(workbook(xlsx_rows(LONG)), "a.xlsx"),
        "ods": lambda: read_bytes(ods(ods_rows(LONG)), "a.ods"),
        "csv": lambda: read_bytes(text, "units.csv"),
        "zip": lambda: read_bytes(archive({"units.csv": text}), "a.zip"),
        "path": lambda: read_path(tmp_path / "units.csv"),
    }[form]()
    (table,) = book.tables
    broken = table.rows()
    first = next(broken)
    del broken
    once, again = list(table.rows()), list(table.rows())
    assert once == again
    assert (once[0], len(once)) == (first, LONG)


def test_two_walks_side_by_side_do_not_disturb_each_other() -> None:
    strings = "".join(f"<si><t>text {number}</t></si>" for number in range(5_000))
    cells = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(5_000))
    (table,) = read_bytes(archive(workbook_parts(cells, strings=strings)), "a.xlsx").tables
    one, other = table.rows(), table.rows()
    assert all(left == right for left, right in zip(one, other, strict=True))


def test_shared_texts_are_found_in_any_order() -> None:
    strings = "".join(f"<si><t>文 {number}</t></si>" for number in range(5_000))
    wanted = [4_999, 0, 1_023, 1_024, 1_025, 2_048, 4_998, 4_096]
    cells = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in wanted)
    (table,) = read_bytes(archive(workbook_parts(cells, strings=strings)), "a.xlsx").tables
    assert [row[1] for row in table.rows()] == [[f"文 {number}"] for number in wanted]


def test_what_stands_beside_the_rows_is_known_before_and_after_them() -> None:
    rows = f'<row r="1">{inline("a", "A1")}</row><row r="2" hidden="1">{inline("b", "A2")}</row>'
    after = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    for walked in (False, True):
        (table,) = read_bytes(archive(workbook_parts(rows, after=after)), "a.xlsx").tables
        if walked:
            assert len(list(table.rows())) == 2
        assert (table.merged, set(table.hidden_rows), table.stopped_at) == (("A1:B1",), {2}, None)


def test_more_merged_cells_than_anybody_looks_up_are_not_walked() -> None:
    merged = "".join(f'<mergeCell ref="A{number}:B{number}"/>' for number in range(2, 5_000))
    after = f"<mergeCells>{merged}<</mergeCells>"  # never reached
    (table,) = read_bytes(archive(workbook_parts(f"<row>{inline('a')}</row>", after=after)), "a.xlsx").tables
    assert len(table.merged) == MERGED_KEPT


def test_merged_cells_in_front_of_the_rows_hide_none_of_them() -> None:
    merged = '<mergeCell ref="A1:B1"/>' * (MERGED_KEPT + 1)
    data = workbook(f"</sheetData><mergeCells>{merged}</mergeCells><sheetData><row>{inline('a')}</row>")
    (table,) = read_bytes(data, "a.xlsx").tables
    assert len(table.merged) == MERGED_KEPT


def test_each_table_of_an_ods_has_its_own_rows_and_signs() -> None:
    hidden = '<table:table-column table:visibility="collapse"/><table:table-column/>'
    columns = ["", hidden, ""]
    made = "".join(
        f'<table:table table:name="t{number}">{columns[number]}{ods_rows(3_000 + number)}</table:table>'
        for number in range(3)
    )
    read = read_bytes(office(f"{made}<table:named-expressions/>"), "a.ods").tables
    assert [one.name for one in read] == ["t0", "t1", "t2"]
    # The last first: none depends on those before it.
    assert [sum(1 for _row in one.rows()) for one in reversed(read)] == [3_002, 3_001, 3_000]
    assert [set(one.hidden_columns) for one in read] == [set(), {0}, set()]


def test_a_table_within_a_cell_is_no_sheet_and_no_row() -> None:
    inner = f'<table:table table:name="inner">{ods_row("", "<text:p>x</text:p>")}</table:table>'
    data = ods(
        ods_row("", f"<text:p>a</text:p>{inner}") + ods_row('office:value-type="float" office:value="2"')
    )
    (table,) = read_bytes(data, "a.ods").tables
    assert list(table.rows()) == [(1, ["a"]), (2, [Decimal(2)])]


def numbered(count: int, *, same: bool) -> bytes:
    parts = workbook_parts(f"<row>{inline('a')}</row>")
    names = range(count)
    listed = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{0 if same else n}"/>' for n in names)
    related = "".join(
        f'<Relationship Id="r{n}" Type="x/worksheet" Target="worksheets/s{n}.xml"/>' for n in names
    )
    pages = {f"xl/worksheets/s{n}.xml": parts["xl/worksheets/sheet1.xml"] for n in names}
    return archive({
        "[Content_Types].xml": parts["[Content_Types].xml"],
        "xl/workbook.xml": f'<workbook xmlns:r="x"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        **pages,
    })  # fmt: skip


def test_a_part_that_two_sheets_claim_is_damage() -> None:
    assert len(read_bytes(numbered(2, same=False), "a.xlsx").tables) == 2
    with pytest.raises(FileRefusedError, match="damaged: sheet s1"):
        read_bytes(numbered(2, same=True), "a.xlsx")


def test_an_ods_of_more_sheets_than_are_read_is_refused() -> None:
    made = "".join(f'<table:table table:name="t{number}"/>' for number in range(SHEET_LIMIT + 1))
    with pytest.raises(FileRefusedError, match="more than 200 sheets"):
        read_bytes(office(made), "a.ods")


@pytest.mark.parametrize(
    "styles",
    [
        "<numFmts>"
        + "".join(f'<numFmt numFmtId="{n}" formatCode="0.{n}"/>' for n in range(5_000))
        + "</numFmts>",
        "<cellXfs>" + '<xf numFmtId="0"/>' * 65_537 + "</cellXfs>",
    ],
)
def test_more_formats_than_any_program_writes_are_damage(styles: str) -> None:
    data = workbook(changed={"xl/styles.xml": f"<styleSheet>{styles}</styleSheet>"})
    with pytest.raises(FileRefusedError, match=r"styles\.xml cannot be read"):
        read_bytes(data, "a.xlsx")


def test_prose_beside_the_sheets_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = archive({"units.csv": "code\n", "a.txt": "x" * 900, "b.html": "x" * 900})
    monkeypatch.setattr(tables, "TEXT_LIMIT", 1_200)
    assert set(read_bytes(data, "a.zip").prose) == {"a.txt", "b.html"}
    monkeypatch.setattr(tables, "TEXT_LIMIT", 1_000)
    with pytest.raises(FileRefusedError, match="characters of text"):
        read_bytes(data, "a.zip")
