"""The parts of an .xlsx package around its sheets: list of sheets, shared strings, number formats."""

import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname, join, normpath

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from exchange.cells import gettext_noop
from exchange.readers.package import walk
from exchange.readers.tables import check_sheets, refuse
from exchange.readers.tags import Attributes, local_name
from exchange.readers.texts import Texts

_WORKBOOK = "xl/workbook.xml"
_RELATIONS, _FORMATS, _STYLES = 1_000, 4_096, 65_536
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
    """What its sheets need to be read: their parts, the shared texts, the class of each cell style."""

    sheets: tuple[SheetPart, ...]
    texts: Texts | None
    styles: list[str]  # "date", "month", "year", "percent" or ""
    dates_from_1904: bool


def open_workbook(package: zipfile.ZipFile, name: str) -> Workbook:
    """Read everything but the sheets. Raises FileRefusedError."""
    entries = set(package.namelist())
    if _WORKBOOK not in entries:
        refuse(
            gettext_noop(
                "%(name)s is not a readable .xlsx workbook. Save it again in your spreadsheet program."
            ),
            {"name": name},
        )
    targets = _relationships(package, name)
    sheets: list[SheetPart] = []
    properties: Attributes = {}

    def start(tag: str, attributes: Attributes) -> None:
        local = local_name(tag)
        if local == "sheet":
            kind, part = targets.get(_relation(attributes), ("worksheet", ""))
            # Chart sheets and dialogues have no rows.
            if kind == "worksheet":
                title = attributes.get("name", "")
                # Each part once: many names for one would have it walked as often.
                if part not in entries or part in {sheet.part for sheet in sheets}:
                    refuse(
                        gettext_noop("%(name)s is damaged: sheet %(sheet)s cannot be read. Save it again."),
                        {"name": name, "sheet": title[:40]},
                    )
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(title, part, hidden))
                check_sheets(name, len(sheets))
        elif local == "workbookPr":
            properties.update(attributes)

    walk(package, _WORKBOOK, name, start=start)
    parts = dict(targets.values())
    shared = parts.get("sharedStrings", "xl/sharedStrings.xml")
    formats = parts.get("styles", "xl/styles.xml")
    texts = Texts(package, shared, name) if shared in entries else None
    styles = _styles(package, formats, name) if formats in entries else []
    return Workbook(tuple(sheets), texts, styles, properties.get("date1904") in {"1", "true"})


def _relation(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")


def _relationships(package: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """Return by id what each related part is, such as `worksheet`, and its name; outside parts have none."""
    targets: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if local_name(tag) == "Relationship":
            target = attributes.get("Target", "")
            part = (
                target.lstrip("/") if target.startswith("/") else normpath(join(dirname(_WORKBOOK), target))
            )
            inside = attributes.get("TargetMode") != "External"
            kind = attributes.get("Type", "").rpartition("/")[2]
            targets[attributes.get("Id", "")] = (kind, part if inside else "")
            _check_count(len(targets), _RELATIONS)

    walk(package, "xl/_rels/workbook.xml.rels", name, start=start)
    return targets


def _styles(package: zipfile.ZipFile, part: str, name: str) -> list[str]:
    formats = {str(number): code for number, code in {**BUILTIN_FORMATS, **CHINESE_FORMATS}.items()}
    styles: list[str] = []
    inside = [False]

    def start(tag: str, attributes: Attributes) -> None:
        local = local_name(tag)
        if local == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            _check_count(len(formats), _FORMATS)
        elif local == "cellXfs":
            inside[0] = True
        elif local == "xf" and inside[0]:
            styles.append(_style(formats.get(attributes.get("numFmtId", "0"), "General")))
            _check_count(len(styles), _STYLES)

    def end(tag: str) -> None:
        if local_name(tag) == "cellXfs":
            inside[0] = False

    walk(package, part, name, start=start, end=end)
    return styles


def _check_count(count: int, limit: int) -> None:
    """Make a part that holds more than any spreadsheet program writes a damaged one."""
    if count > limit:
        raise ValueError(count)


@lru_cache(maxsize=256)
def _style(code: str) -> str:
    if is_date_format(code):
        return _date_style(code)
    return "percent" if "%" in code else ""


def _date_style(code: str) -> str:
    """Tell a format that shows no day: Excel turns a typed 2024-05 into the first of May, shown as May."""
    parts = set(re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code.partition(";")[0].lower())) & set("ymdhs")
    return {frozenset("ym"): "month", frozenset("y"): "year"}.get(frozenset(parts), "date")
