"""Writing .xlsx as it goes, flat in memory: sheets a piece at a time, then the parts around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from exchange.cells.addresses import column_letters
from exchange.writers.entries import entry
from exchange.writers.notes import boxes_part, has_notes, notes_part
from exchange.writers.package import NOTES, Page, parts_around
from exchange.writers.sheet import OutColumn, OutSheet
from exchange.writers.worksheet import sheet_parts

LISTS = "_lists"
_NAME_LENGTH = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LEVEL = 3  # of packing: from here on more time makes the file no smaller to speak of


def write_xlsx(target: Path | IO[bytes], sheets: Iterable[OutSheet]) -> None:
    """Write the sheets in order, and a hidden sheet of the values that cells may choose from.

    Raises CellTooLongError; a path is written only when all went well.
    """
    if isinstance(target, Path):
        half = target.with_name(f".{target.name}.part")
        try:
            with half.open("wb") as file:
                _write(file, sheets)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    else:
        _write(target, sheets)


def _write(target: IO[bytes], sheets: Iterable[OutSheet]) -> None:
    lists: list[tuple[str, ...]] = []
    pages: list[Page] = []
    with ZipFile(target, "w", compresslevel=_LEVEL) as package:
        for sheet in sheets:
            _write_sheet(package, sheet, pages, lists)
        if lists:
            _write_sheet(package, _lists_sheet(lists), pages, [])
        for name, content in parts_around(pages):
            package.writestr(entry(name), content, compresslevel=_LEVEL)


def _write_sheet(package: ZipFile, sheet: OutSheet, pages: list[Page], lists: list[tuple[str, ...]]) -> None:
    noted = has_notes(sheet.columns)
    page = Page(len(pages) + 1, _free_name(sheet.name, pages), sheet.hidden, noted)
    pages.append(page)
    ranges = dict(_ranges(sheet.columns, lists))
    with package.open(entry(page.part), "w") as part:
        for piece in sheet_parts(sheet, ranges, NOTES if noted else ""):
            part.write(piece.encode())
    if noted:
        package.writestr(entry(f"xl/comments{page.number}.xml"), notes_part(sheet.columns))
        package.writestr(entry(f"xl/drawings/vmlDrawing{page.number}.vml"), boxes_part(sheet.columns))


def _ranges(columns: Sequence[OutColumn], lists: list[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield letters and range of each column with a list; lists that are new are added."""
    for position, column in enumerate(columns):
        if column.choices:
            if column.choices not in lists:
                lists.append(column.choices)
            source = column_letters(lists.index(column.choices))
            yield column_letters(position), f"'{LISTS}'!${source}$1:${source}${len(column.choices)}"


def _lists_sheet(lists: Sequence[tuple[str, ...]]) -> OutSheet:
    first, *rest = zip_longest(*lists)
    return OutSheet(LISTS, [OutColumn(value or "") for value in first], rest, hidden=True)


def _free_name(name: str, pages: Sequence[Page]) -> str:
    """Return a name that a spreadsheet takes and no other sheet has."""
    taken = {page.name.casefold() for page in pages}
    plain = _NO_NAME.sub(" ", name).strip("' ")[:_NAME_LENGTH] or "Sheet"
    free, number = plain, 1
    while free.casefold() in taken:
        number += 1
        free = f"{plain[: _NAME_LENGTH - len(str(number)) - 1]} {number}"
    return free
