"""The parts of an .xlsx package around its sheets: list of sheets, shared strings, number formats."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.parsers import expat

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from exchange.readers.package import read_part
from exchange.readers.tables import refuse

_WORKBOOK = "xl/workbook.xml"
Attributes = dict[str, str]
# Excel in Chinese uses these numbers without saying what they mean.
_MONTH, _DAY, _DATE, _CLOCK = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"', 'h"时"mm"分"'
CHINESE_FORMATS = dict.fromkeys((27, 36, 50, 52, 57), _MONTH) | dict.fromkeys((28, 29, 51, 53, 54, 58), _DAY)
CHINESE_FORMATS |= dict.fromkeys((30, 31), _DATE) | dict.fromkeys((32, 33, 34, 35, 55, 56), _CLOCK)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What its sheets need to be read: their parts, the shared strings, the class of each cell style."""

    sheets: tuple[SheetPart, ...]
    strings: list[str]
    styles: list[str]  # "date", "month", "year", "percent" or ""
    dates_from_1904: bool


def open_workbook(package: zipfile.ZipFile, name: str) -> Workbook:
    """Read everything but the sheets. Raises FileRefusedError."""
    entries = set(package.namelist())
    if _WORKBOOK not in entries:
        refuse(
            _("%(name)s is not a readable .xlsx workbook. Save it again in your spreadsheet program.")
            % {"name": name}
        )
    targets = _relationships(package, name)
    sheets: list[SheetPart] = []
    properties: Attributes = {}

    def start(tag: str, attributes: Attributes) -> None:
        local = local_name(tag)
        if local == "sheet":
            part = targets.get(_relation(attributes), "")
            # Chart sheets and dialogues have no rows.
            if "worksheets/" in part and part in entries:
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), part, hidden))
        elif local == "workbookPr":
            properties.update(attributes)

    walk(read_part(package, _WORKBOOK, name), name, start=start)
    strings = _shared_strings(package, name) if "xl/sharedStrings.xml" in entries else []
    styles = _styles(package, name) if "xl/styles.xml" in entries else []
    return Workbook(tuple(sheets), strings, styles, properties.get("date1904") in {"1", "true"})


def walk(
    data: bytes,
    name: str,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    characters: Callable[[str], None] | None = None,
) -> None:
    """Walk the elements of a part; refuse one that is not well-formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        refuse(
            _("%(name)s is damaged: it is not well-formed inside. Save it again in your spreadsheet program.")
            % {"name": name}
        )


def local_name(tag: str) -> str:
    """Drop the prefix of an element's name; some programs write `x:row` for `row`."""
    return tag.rpartition(":")[2]


def _relation(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")


def _relationships(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if local_name(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            part = (
                target.lstrip("/") if target.startswith("/") else normpath(join(dirname(_WORKBOOK), target))
            )
            targets[attributes.get("Id", "")] = part

    walk(read_part(package, "xl/_rels/workbook.xml.rels", name), name, start=start)
    return targets


def _shared_strings(package: zipfile.ZipFile, name: str) -> list[str]:
    strings: list[str] = []
    pieces: list[str] = []
    open_tags = {"t": 0, "rPh": 0}

    def start(tag: str, _attributes: Attributes) -> None:
        local = local_name(tag)
        if local in open_tags:
            open_tags[local] += 1
        elif local == "si":
            pieces.clear()

    def end(tag: str) -> None:
        local = local_name(tag)
        if local in open_tags:
            open_tags[local] -= 1
        elif local == "si":
            strings.append("".join(pieces))

    def characters(text: str) -> None:
        # Readings for pronunciation (rPh) are no part of the text.
        if open_tags["t"] and not open_tags["rPh"]:
            pieces.append(text)

    walk(read_part(package, "xl/sharedStrings.xml", name), name, start=start, end=end, characters=characters)
    return strings


def _styles(package: zipfile.ZipFile, name: str) -> list[str]:
    formats = {str(number): code for number, code in {**BUILTIN_FORMATS, **CHINESE_FORMATS}.items()}
    styles: list[str] = []
    inside = [False]

    def start(tag: str, attributes: Attributes) -> None:
        local = local_name(tag)
        if local == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif local == "cellXfs":
            inside[0] = True
        elif local == "xf" and inside[0]:
            styles.append(_style(formats.get(attributes.get("numFmtId", "0"), "General")))

    def end(tag: str) -> None:
        if local_name(tag) == "cellXfs":
            inside[0] = False

    walk(read_part(package, "xl/styles.xml", name), name, start=start, end=end)
    return styles


def _style(code: str) -> str:
    if is_date_format(code):
        return _date_style(code)
    return "percent" if "%" in code else ""


def _date_style(code: str) -> str:
    """Tell a format that shows no day: Excel turns a typed 2024-05 into the first of May, shown as May."""
    parts = set(re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code.partition(";")[0].lower())) & set("ymdhs")
    return {frozenset("ym"): "month", frozenset("y"): "year"}.get(frozenset(parts), "date")
