"""Writing .xlsx: text as text, so nothing written is ever a formula; notes and lists for the template."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from exchange.cells import Cell
from exchange.cells.addresses import column_letters
from exchange.writers.sheet import OutColumn, OutSheet

LISTS = "_lists"
_EXACT_DIGITS = 15
_VALIDATED_ROWS = 10_000
_TITLE, _ADVICE = 32, 225  # characters that Excel shows


def write_xlsx(target: Path | IO[bytes], sheets: Iterable[OutSheet]) -> None:
    """Write the sheets in order, and a hidden sheet of the values that cells may choose from."""
    book = Workbook(write_only=True)
    lists: list[tuple[str, ...]] = []
    for sheet in sheets:
        _write_sheet(book, sheet, lists)
    if lists:
        _write_lists(book, lists)
    book.save(target)


def _write_sheet(book: Workbook, sheet: OutSheet, lists: list[tuple[str, ...]]) -> None:
    page: Any = book.create_sheet(sheet.name)
    page.freeze_panes = "A2"
    if sheet.hidden:
        page.sheet_state = "hidden"
    for position, column in enumerate(sheet.columns):
        letters = column_letters(position)
        page.column_dimensions[letters].width = column.width
        # Text format keeps Excel from turning codes and periods into numbers and dates.
        page.column_dimensions[letters].number_format = "@"
        if column.choices:
            page.data_validations.append(_validation(letters, column, lists))
    page.append([_heading(page, column) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, cell) for cell in row])


def _heading(page: Any, column: OutColumn) -> Any:
    cell = _text(page, column.heading)
    cell.font = Font(bold=True)
    if column.note:
        cell.comment = Comment(column.note, "IP Portal", height=160, width=320)
    return cell


def _validation(letters: str, column: OutColumn, lists: list[tuple[str, ...]]) -> DataValidation:
    if column.choices not in lists:
        lists.append(column.choices)
    source = column_letters(lists.index(column.choices))
    rule = DataValidation(
        type="list", formula1=f"'{LISTS}'!${source}$1:${source}${len(column.choices)}", allow_blank=True
    )
    if column.advice:
        # A label is read as well as the code in the list, so the spreadsheet only warns.
        rule.errorStyle, rule.showErrorMessage, rule.error = "warning", True, column.advice[:_ADVICE]
        rule.errorTitle = column.heading[:_TITLE]
    rule.add(f"{letters}2:{letters}{_VALIDATED_ROWS}")
    return rule


def _write_lists(book: Workbook, lists: list[tuple[str, ...]]) -> None:
    page: Any = book.create_sheet(LISTS)
    page.sheet_state = "hidden"
    for index in range(max(map(len, lists))):
        page.append([_text(page, values[index]) if index < len(values) else None for values in lists])


def _cell(page: Any, cell: Cell) -> Any:
    if isinstance(cell, str):
        return _text(page, cell)
    if (
        isinstance(cell, Decimal | int)
        and not isinstance(cell, bool)
        and len(Decimal(cell).as_tuple().digits) > _EXACT_DIGITS
    ):
        return _text(page, format(Decimal(cell), "f"))
    return cell


def _text(page: Any, text: str) -> Any:
    cell: Any = WriteOnlyCell(page, value=text)
    cell.data_type = "s"
    return cell
