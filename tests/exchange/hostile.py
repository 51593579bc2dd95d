"""Workbooks made to fill memory, to run something, or to be read as what they are not."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from tests.exchange.files import archive, inline, ods, office, workbook_parts

Make = Callable[[], bytes]
ROW = f'<row r="1">{inline("a", "A1")}</row>'


def workbook(sheet_data: str = ROW, *, changed: Mapping[str, str | bytes] | None = None) -> bytes:
    return archive({**workbook_parts(sheet_data), **(changed or {})})


def replaced(part: str, old: str, new: str) -> bytes:
    parts = workbook_parts(ROW)
    assert old in str(parts[part])
    return archive({**parts, part: str(parts[part]).replace(old, new)})


def packed(method: int) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        package.writestr("units.csv", "code\n" * 100)
    return target.getvalue()


def forged(offset: int, value: bytes, *, at: bytes = b"PK\x01\x02") -> bytes:
    """Return a workbook of which a field of the largest entry in the central directory says otherwise."""
    data = bytearray(workbook("<row><c><v>1</v></c></row>" * 3_000))
    start = 0
    while (start := data.index(at, start)) and b"sheet1.xml" not in data[start : start + 80]:
        start += 4
    data[start + offset : start + offset + len(value)] = value
    return bytes(data)


def overlapping() -> bytes:
    """Return an archive whose second entry in the directory points at the data of the first."""
    data = bytearray(archive({"units.csv": "code\na\n" * 50, "areas.csv": "code\nb\n" * 50}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


def ods_row(attributes: str, inside: str = "<text:p>a</text:p>", *, row: str = "") -> str:
    return (
        f"<table:table-row {row}><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>"
    )


def dde() -> bytes:
    source = '<office:dde-source office:dde-application="cmd" office:dde-topic="calc" office:dde-item="A1"/>'
    return office(f'<table:table table:name="units">{source}{ods_row("")}</table:table>')


def nested(depth: int) -> str:
    return "<x>" * depth + "</x>" * depth


def attributes(count: int) -> str:
    return "".join(f' a{number}="0123456789"' for number in range(count))


REFUSED: list[tuple[str, Make, str]] = [
    ("macro workbook", lambda: workbook(changed={"xl/vbaProject.bin": b"x" * 100}), "macros"),
    ("Excel 4 macro sheet", lambda: workbook(changed={"xl/macrosheets/sheet1.xml": "<x/>"}), "macros"),
    ("embedded object", lambda: workbook(changed={"xl/embeddings/oleObject1.bin": b"x"}), "macros"),
    ("data connection", lambda: workbook(changed={"xl/connections.xml": "<x/>"}), "macros"),
    ("ActiveX control", lambda: workbook(changed={"xl/activeX/activeX1.xml": "<x/>"}), "macros"),
    ("Basic in ods", lambda: ods("", extra={"Basic/Standard/Module1.xml": "<x/>"}), "macros"),
    ("script in ods", lambda: ods("", extra={"Scripts/python/run.py": "x"}), "macros"),
    ("DDE in ods", dde, "dde-source"),
    ("encrypted entry", lambda: forged(8, b"\x01\x00"), "password"),
    ("binary workbook", lambda: workbook(changed={"xl/workbook.bin": b"x"}), "xlsb"),
    (
        "text document",
        lambda: archive({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}),
        "readable",
    ),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "no spreadsheet"),
    ("gzip", lambda: b"\x1f\x8b\x08" + b"\0" * 50, "no spreadsheet"),
    ("web archive", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "no spreadsheet"),
    ("rich text", lambda: b"{\\rtf1 code}", "no spreadsheet"),
    ("XML spreadsheet of 2003", lambda: b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "web page or XML"),
    (
        "zip in zip",
        lambda: archive({"units.csv": "code\n", "inner.zip": archive({"a.csv": "a"})}),
        "inner.zip",
    ),
    ("workbook in zip", lambda: archive({"book.xlsx": workbook()}), "book.xlsx"),
    ("packed with LZMA", lambda: packed(zipfile.ZIP_LZMA), "unusual"),
    ("packed with bzip2", lambda: packed(zipfile.ZIP_BZIP2), "unusual"),
    ("overlapping entries", overlapping, "over each other"),
    ("forged size, too small", lambda: forged(24, struct.pack("<I", 200)), "damaged"),
    ("forged size, huge", lambda: forged(24, struct.pack("<I", 0xFFFFFFF0)), "unpacks to|damaged"),
    ("forged packed size", lambda: forged(20, struct.pack("<I", 0x7FFFFFFF)), "over each other|damaged"),
    ("forged checksum", lambda: forged(16, b"\0\0\0\0"), "damaged"),
    ("zip64 lie", lambda: forged(24, b"\xff\xff\xff\xff"), "damaged|unpacks to"),
    (
        "bomb of strings",
        lambda: workbook(changed={"xl/sharedStrings.xml": b"<sst>" + b"a" * 20_000_000}),
        "unpacks to",
    ),
    (
        "bomb of styles",
        lambda: workbook(changed={"xl/styles.xml": b"<x>" + b"<a/>" * 5_000_000}),
        "unpacks to",
    ),
    ("far shared string", lambda: workbook('<row><c t="s"><v>99999999</v></c></row>'), "a text is missing"),
    ("negative shared string", lambda: workbook('<row><c t="s"><v>-1</v></c></row>'), "a text is missing"),
    ("endless shared string", lambda: workbook(f'<row><c t="s"><v>{"9" * 9_000}</v></c></row>'), "damaged"),
    ("endless row number", lambda: workbook(f'<row r="{"9" * 9_000}"><c><v>1</v></c></row>'), "damaged"),
    ("deep nesting", lambda: workbook(nested(10_000)), "damaged"),
    (
        "deep nesting in ods",
        lambda: office(f'<table:table table:name="a">{nested(10_000)}</table:table>'),
        "damaged",
    ),
    (
        "deep nesting of styles",
        lambda: workbook(changed={"xl/styles.xml": nested(10_000)}),
        "not well-formed",
    ),
    ("attribute bomb", lambda: workbook(f"<row{attributes(120_000)}/>"), "not well-formed"),
    ("long text in a cell", lambda: workbook(f"<row>{inline('a' * 40_000)}</row>"), "characters"),
    ("long text in ods", lambda: ods(ods_row("", f"<text:p>{'a' * 40_000}</text:p>")), "characters"),
    (
        "spaces in ods",
        lambda: ods(ods_row("", "<text:p>" + '<text:s text:c="999"/>' * 40 + "</text:p>")),
        "characters",
    ),
    (
        "lone sheet part missing",
        lambda: replaced("xl/_rels/workbook.xml.rels", "worksheets/sheet1", "x/y"),
        "facts",
    ),
    (
        "sheet part climbs out",
        lambda: replaced("xl/_rels/workbook.xml.rels", "worksheets/sheet1", "../../../etc/passwd"),
        "facts",
    ),
    (
        "sheet part elsewhere",
        lambda: replaced(
            "xl/_rels/workbook.xml.rels",
            'Target="worksheets/sheet1.xml"',
            'Target="http://example.org/a.xml" TargetMode="External"',
        ),
        "facts",
    ),
    (
        "no relationship part",
        lambda: archive({k: v for k, v in workbook_parts(ROW).items() if "rels/workbook" not in k}),
        "damaged",
    ),
    ("invalid character", lambda: workbook(f"<row>{inline('&#0;')}</row>"), "not well-formed"),
    ("surrogate", lambda: workbook(f"<row>{inline('&#xD800;')}</row>"), "not well-formed"),
    (
        "invalid UTF-8",
        lambda: workbook(changed={"xl/sharedStrings.xml": b"<sst><si><t>\xff\xfe</t></si></sst>"}),
        "not well-formed",
    ),
    (
        "unknown encoding",
        lambda: workbook(changed={"xl/styles.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>'}),
        "not well-formed|damaged",
    ),
    (
        "encoding of several bytes",
        lambda: workbook(changed={"xl/styles.xml": b'<?xml version="1.0" encoding="gb2312"?><a/>'}),
        "not well-formed|damaged",
    ),
    ("entity without declaration", lambda: workbook(f"<row>{inline('&xxe;')}</row>"), "not well-formed"),
    ("one line of 2 MB", lambda: b"a," * 1_000_000, "a line of more than"),
    ("one cell of 2 MB", lambda: b"code\n" + b"a" * 2_000_000, "a line of more than"),
    ("NUL behind a mark", lambda: b"\xef\xbb\xbfcode\n\0", "NUL"),
    ("UTF-16 without a mark", lambda: "code\nab\n".encode("utf-16-le"), "NUL"),
    ("UTF-32", lambda: "code\nab\n".encode("utf-32"), "NUL|UTF"),
    ("half a character of UTF-16", lambda: b"\xff\xfea\0b", "UTF"),
]
