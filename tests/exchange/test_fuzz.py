"""Real workbooks with bytes changed at random: they are read or refused, and nothing else ever happens."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest

from exchange.readers import FileRefusedError, read_bytes
from tests.exchange.files import archive
from tests.exchange.typed import Sheet, Typed, as_csv, as_ods, as_xlsx

SHEET: dict[str, Sheet] = {
    "统计数据": [
        ["指标", "数值", "日期", "比例", "备注"],
        ["a", Typed("number", "12.5"), Typed("date", "2024-05-01"), Typed("percent", "0.125"), "文本 & more"],
        ["b", Typed("formula", "1+1"), Typed("month", "2024-05-01"), Typed("error", "#N/A"), "two\nlines"],
    ],
}
FORMS: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: as_xlsx(SHEET),
    "ods": lambda: as_ods(SHEET),
    "csv": lambda: as_csv(SHEET["统计数据"]).encode("gb18030"),
}
PIECES = [
    b"<",
    b">",
    b'"',
    b"&#0;",
    b"&a;",
    b"\xff",
    b"\0",
    b"-1",
    b"9" * 30,
    b"1e999999",
    b"PK\x03\x04",
    b"<c>",
    b"</row>",
]
PIECES += [
    b'r="XFD9"',
    b't="s"',
    b's="9"',
    b"<!DOCTYPE a>",
    b'table:number-columns-repeated="99999999"',
    b"NaN",
    b"\xef\xbb\xbf",
]


def mutated(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _again in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            changed[at : at + 1] = bytes(byte ^ 1 << chance.randrange(8) for byte in changed[at : at + 1])
        elif kind == 1:
            del changed[at : at + chance.randint(1, 40)]
        elif kind == 2:
            changed[at:at] = chance.choice(PIECES)
        else:
            changed[at:at] = changed[at : at + chance.randint(1, 200)]
    return bytes(changed)


def mutated_inside(data: bytes, chance: Random) -> bytes:
    """Return the package anew with one of its parts changed, so that the zip is sound and the part is not."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([name for name, content in parts.items() if content])
    content = parts[name]
    assert isinstance(content, bytes)
    return archive({**parts, name: mutated(content, chance)})


def read_or_refused(data: bytes) -> bool:
    try:
        for table in read_bytes(data, "upload").tables:
            for number, cells in table.rows():
                assert number > 0
                assert len(cells) <= 64
    except FileRefusedError:
        return False
    return True


@pytest.mark.parametrize("form", FORMS)
def test_changed_bytes_are_read_or_refused(form: str) -> None:
    data, chance = FORMS[form](), Random(form)
    outcomes = {read_or_refused(mutated(data, chance)) for _again in range(150)}
    assert False in outcomes


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_parts_with_changed_bytes_are_read_or_refused(form: str) -> None:
    data, chance = FORMS[form](), Random(form)
    outcomes = {read_or_refused(mutated_inside(data, chance)) for _again in range(150)}
    assert outcomes == {True, False}
