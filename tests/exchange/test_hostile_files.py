"""Files made to hurt or to mislead: each is refused with a message, in less than a second."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from exchange.readers import FileRefusedError, read_bytes, read_path
from exchange.readers.tables import FILE_LIMIT, ROW_LIMIT
from tests.exchange.files import archive, inline, ods, workbook_parts

_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _workbook(sheet_data: str, **extra: str | bytes) -> bytes:
    return archive({**workbook_parts(sheet_data), **extra})


def _declared(doctype: str, part: str) -> bytes:
    parts = workbook_parts(f'<row r="1">{inline("a", "A1")}</row>')
    return archive({**parts, part: doctype + str(parts[part])})


def _doubled() -> bytes:
    data = BytesIO(_workbook(f'<row r="1">{inline("a", "A1")}</row>'))
    with zipfile.ZipFile(data, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


def _row_bomb() -> bytes:
    # A deflated run of short rows, built from one compressed block so that making it costs nothing.
    rows = b"<row/>" * 1_000_000
    parts = workbook_parts("@@")
    sheet = str(parts["xl/worksheets/sheet1.xml"]).encode().replace(b"@@", rows)
    return archive({**parts, "xl/worksheets/sheet1.xml": sheet})


def _full_rows() -> bytes:
    return _workbook("<row><c><v>1</v></c></row>" * 200_001)


def _string_bomb() -> bytes:
    return _workbook("", **{"xl/sharedStrings.xml": b"<sst>" + b"a" * 40_000_000 + b"</sst>"})


def _many_entries() -> bytes:
    return archive({f"{number}.csv": "a" for number in range(201)})


def _truncated() -> bytes:
    return _workbook(f'<row r="1">{inline("a", "A1")}</row>')[:-30]


def _corrupt() -> bytes:
    data = bytearray(_workbook("<row><c><v>1</v></c></row>" * 5_000))
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[at : at + 20] = zlib.compress(b"x")[:1] * 20
    return bytes(data)


HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("entity bomb", lambda: _declared(_BOMB, "xl/worksheets/sheet1.xml"), "document type"),
    ("outside file", lambda: _declared(_FILE, "xl/workbook.xml"), "document type"),
    ("entity bomb in ods", lambda: ods("", extra={"styles.xml": _BOMB + "<x/>"}), "document type"),
    ("doubled part", _doubled, "twice"),
    ("macro", lambda: _workbook("", **{"xl/vbaProject.bin": b"x"}), "macros"),
    ("external link", lambda: _workbook("", **{"xl/externalLinks/externalLink1.xml": "<x/>"}), "macros"),
    ("climbing name", lambda: archive({"../units.csv": "code"}), "outside its own folder"),
    ("absolute name", lambda: archive({"/units.csv": "code"}), "outside its own folder"),
    ("many entries", _many_entries, "201 files"),
    ("string bomb", _string_bomb, "unpacks to"),
    ("far row", lambda: _workbook(f'<row r="900000">{inline("a", "A900000")}</row>'), "nothing to read"),
    ("too many rows", _full_rows, "more than 200,000 rows"),
    ("far column", lambda: _workbook(f'<row r="1">{inline("a", "XFD1")}</row>'), "beyond column BL"),
    ("far column in ods", lambda: ods(
        '<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>a</text:p></table:table-cell></table:table-row>"
    ), "beyond column BL"),
    ("repeat bomb in ods", lambda: ods(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string">'
        "<text:p>a</text:p></table:table-cell></table:table-row>"
    ), "more than 200,000 rows"),
    ("truncated", _truncated, "damaged"),
    ("corrupt part", _corrupt, "damaged"),
    ("not well-formed", lambda: _workbook("<row><c></row>"), "damaged|readable"),
    ("old excel", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old .xls"),
    ("web page", lambda: b"<html><table></table></html>", "web page"),
    ("pdf", lambda: b"%PDF-1.7", "PDF"),
    ("empty", lambda: b"  \n", "is empty"),
    ("nul", lambda: b"code\na\0b\n", "NUL"),
    ("open quotation", lambda: b'code\n"a\n', "quotation mark"),
    ("no encoding", lambda: b"code\n\xff\xff\x80\n", "neither UTF-8"),
    ("long cell", lambda: b"code\n" + b"a" * 40_000, "characters"),
    ("wide csv", lambda: b"a," * 65 + b"a", "beyond column BL"),
    ("stranger in archive", lambda: archive({"units.csv": "a", "run.exe": "MZ"}), "run.exe"),
    ("archive of nothing", lambda: archive({"note.txt": "a"}), "no .csv sheet"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_is_refused_by_the_limit_it_breaks(make: Callable[[], bytes], words: str) -> None:
    data = make()
    with pytest.raises(FileRefusedError, match=words):
        _walk(data)


def test_a_bomb_of_blank_rows_is_passed_over() -> None:
    data = _row_bomb()
    (table,) = read_bytes(data, "upload").tables
    assert list(table.rows()) == []
    assert table.stopped_at == 0


def test_a_workbook_of_more_than_20_mb_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "big.xlsx"
    with big.open("wb") as file:
        file.write(b"PK")
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(FileRefusedError, match=r"at most 20 MB are read.*import_workbook"):
        read_path(big)


def test_an_uploaded_csv_of_more_than_20_mb_is_refused_unread() -> None:
    with pytest.raises(FileRefusedError, match="at most 20 MB"):
        read_bytes(b"a" * (FILE_LIMIT + 1), "big.csv")


def test_a_csv_has_any_number_of_rows_on_the_disk_and_a_bounded_one_in_an_upload(tmp_path: Path) -> None:
    data = b"code\n" + b"a\n" * ROW_LIMIT
    for path in (tmp_path / "units.csv", tmp_path / "folder" / "units.csv"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        (table,) = read_path(path if path.parent == tmp_path else path.parent).tables
        assert sum(1 for _row in table.rows()) == ROW_LIMIT + 1
    for upload in (data, archive({"units.csv": data})):
        with pytest.raises(FileRefusedError, match=r"more than 200,000 rows.*import_workbook"):
            _walk(upload)


def test_a_folder_with_a_link_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "units.csv").symlink_to("/etc/hostname")
    with pytest.raises(FileRefusedError, match="symbolic link"):
        read_path(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot be read"):
        read_path(tmp_path / "absent.xlsx")


def _walk(data: bytes) -> None:
    tables = read_bytes(data, "upload").tables
    if sum(len(list(table.rows())) for table in tables) == 0:
        raise FileRefusedError("nothing to read")
