"""One sheet of an .xlsx as XML, a piece at a time: text as text, so nothing written is ever a formula."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NoReturn

from django.utils.translation import gettext as _

from exchange.cells import CELL_LIMIT, EXACT_DIGITS, Cell
from exchange.cells.addresses import column_letters
from exchange.writers.markup import DECLARATION, MAIN, RELATIONS, escaped
from exchange.writers.sheet import OutColumn, OutSheet

# Styles, by their place in package.STYLES.
_TEXT, _HEADING = 1, 2
_ROWS_AT_ONCE = 200
_LAST_ROW = 1_048_576
_VALIDATED_ROWS = 10_000
_KEYS_SHOWN, _KEY_LENGTH = 3, 80  # what names a row that is refused
_TITLE, _ADVICE = 32, 225  # characters that Excel shows
_VIEW = (
    '<sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


class CellTooLongError(ValueError):
    """A text of more characters than a spreadsheet takes; cut, it would come back as another text."""


def sheet_parts(sheet: OutSheet, ranges: Mapping[str, str], notes: str) -> Iterator[str]:
    """Yield the XML of a sheet in pieces of many rows. Raises CellTooLongError.

    `ranges` says by letters of a column where its list to choose from stands; `notes` is the relation of the
    notes on the headings, empty when there are none.
    """
    letters = [column_letters(position) for position in range(len(sheet.columns))]
    shapes = "".join(_column(number, column) for number, column in enumerate(sheet.columns, start=1))
    heads = [
        _text_cell(one, 1, column.heading, _HEADING)
        for one, column in zip(letters, sheet.columns, strict=True)
    ]
    yield (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{_VIEW}'
        f'<cols>{shapes}</cols><sheetData><row r="1">{"".join(heads)}</row>'
    )
    rows = _rows(sheet, letters)
    while piece := "".join(islice(rows, _ROWS_AT_ONCE)):
        yield piece
    yield "</sheetData>" + _validations(letters, sheet.columns, ranges)
    # Codes and years are text on purpose; without this each would be marked as a mistake.
    whole = f"A1:{letters[-1]}{_LAST_ROW}"
    yield f'<ignoredErrors><ignoredError sqref="{whole}" numberStoredAsText="1"/></ignoredErrors>'
    yield (f'<legacyDrawing r:id="{notes}"/>' if notes else "") + "</worksheet>"


def _rows(sheet: OutSheet, letters: Sequence[str]) -> Iterator[str]:
    for number, cells in enumerate(sheet.rows, start=2):
        if any(isinstance(cell, str) and len(cell) > CELL_LIMIT for cell in cells):
            _refuse(sheet, cells)
        found = [
            _cell(letters[position], number, cell)
            for position, cell in enumerate(cells)
            if cell is not None and cell != ""
        ]
        yield f'<row r="{number}">{"".join(found)}</row>'


def _refuse(sheet: OutSheet, cells: Sequence[Cell]) -> NoReturn:
    texts = ["" if cell is None else str(cell) for cell in cells]
    heading, text = next(
        pair for pair in zip(sheet.headings, texts, strict=False) if len(pair[1]) > CELL_LIMIT
    )
    raise CellTooLongError(
        _("Sheet %(sheet)s: %(heading)s of %(row)s has %(length)s characters; a cell takes %(limit)s.")
        % {
            "sheet": sheet.name,
            "heading": heading,
            "row": ", ".join(one for one in texts[:_KEYS_SHOWN] if 0 < len(one) <= _KEY_LENGTH),
            "length": f"{len(text):,}",
            "limit": f"{CELL_LIMIT:,}",
        }
    )


def _cell(letters: str, number: int, cell: Cell) -> str:
    if isinstance(cell, str):
        return _text_cell(letters, number, cell, _TEXT)
    if isinstance(cell, bool):
        return f'<c r="{letters}{number}" t="b"><v>{cell:d}</v></c>'
    text = str(cell)
    if len(text) > EXACT_DIGITS or not text[-1].isdecimal():
        exact = Decimal(text)
        if not exact.is_finite() or len(exact.as_tuple().digits) > EXACT_DIGITS:
            return _text_cell(letters, number, f"{exact:f}", _TEXT)
    return f'<c r="{letters}{number}"><v>{text}</v></c>'


def _text_cell(letters: str, number: int, text: str, style: int) -> str:
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f'<c r="{letters}{number}" s="{style}" t="inlineStr"><is><t{kept}>{escaped(text)}</t></is></c>'


def _column(number: int, column: OutColumn) -> str:
    # Text format keeps a spreadsheet from turning codes and periods into numbers and dates.
    return f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1" style="{_TEXT}"/>'


def _validations(letters: Sequence[str], columns: Sequence[OutColumn], ranges: Mapping[str, str]) -> str:
    rules = [
        _validation(one, column, ranges[one])
        for one, column in zip(letters, columns, strict=True)
        if one in ranges
    ]
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""


def _validation(letters: str, column: OutColumn, source: str) -> str:
    said = ""
    if column.advice:
        # A label is read as well as the code in the list, so the spreadsheet only warns.
        title, advice = escaped(column.heading[:_TITLE]), escaped(column.advice[:_ADVICE])
        said = f' errorStyle="warning" showErrorMessage="1" errorTitle="{title}" error="{advice}"'
    return (
        f'<dataValidation type="list" allowBlank="1"{said} sqref="{letters}2:{letters}{_VALIDATED_ROWS}">'
        f"<formula1>{escaped(source)}</formula1></dataValidation>"
    )
