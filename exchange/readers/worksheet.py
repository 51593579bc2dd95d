"""Walking one worksheet of an .xlsx: its values as they are shown, within limits."""

import zipfile
from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from xml.parsers import expat

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from exchange.cells import CELL_LIMIT, EXACT_DIGITS, Fault, Raw, as_displayed, gettext_noop, plain_decimal
from exchange.cells.addresses import column_index
from exchange.readers.package import DEPTH_LIMIT, feeding
from exchange.readers.tables import (
    BLANK_ROW_LIMIT,
    CELLS_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Row,
    check_extent,
    refuse,
)
from exchange.readers.workbook import Attributes, Workbook, local_name, unescaped


@lru_cache(maxsize=1024)
def _positions(letters: str) -> int:
    """Return the number of a column from 1; letters that are none make the part damaged."""
    if len(letters) > 3 or not (letters.isascii() and letters.isupper()):
        raise ValueError(letters)
    return column_index(letters) + 1


class _EnoughError(Exception):
    """A thousand blank rows went by."""


class Worksheet:
    """One sheet being walked: its rows, merged ranges, hidden rows, and where the walk stopped early."""

    def __init__(self, name: str, book: Workbook) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.merged: list[str] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.stopped_at: int | None = None
        self._book = book
        self._row: list[Raw] = []
        self._number = self._elements = self._count = self._column = 0
        self._last = 0
        self._cell: Attributes = {}
        self._value: str | None = None
        self._pieces: list[str] = []
        self._formula = self._collecting = False
        self._phonetic = self._length = self._depth = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        handler = _STARTS.get(tag) or _STARTS.get(local_name(tag))
        if handler is not None:
            handler(self, attributes)
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ValueError(tag)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._depth -= 1
        handler = _ENDS.get(tag) or _ENDS.get(local_name(tag))
        if handler is not None:
            handler(self)

    def characters(self, text: str) -> None:
        """Take text; only that of values counts."""
        if self._collecting and not self._phonetic:
            self._length += len(text)
            if self._length > CELL_LIMIT:
                refuse(
                    gettext_noop("Sheet %(sheet)s, row %(row)s: a cell has more than %(limit)s characters."),
                    {"sheet": self.name, "row": self._number, "limit": f"{CELL_LIMIT:,}"},
                )
            self._pieces.append(text)

    def start_columns(self, attributes: Attributes) -> None:
        """Keep which columns are hidden."""
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first) - 1, min(int(last), COLUMN_LIMIT)))

    def start_row(self, attributes: Attributes) -> None:
        """Begin a row; without a number it follows the one before."""
        number = attributes.get("r", "")
        self._number = int(number) if number.isdecimal() else self._number + 1
        self._elements += 1
        self._column = 0
        self._row = []
        if self._number - self._last > BLANK_ROW_LIMIT:
            self.stopped_at = self._last
            raise _EnoughError
        if max(self._number, self._elements) > ROW_LIMIT:
            check_extent(self.name, ROW_LIMIT + 1, 0)
        if attributes.get("hidden") in {"1", "true"}:
            self.hidden_rows.add(self._number)

    def end_row(self) -> None:
        """Keep the row if it holds anything."""
        if self._row:
            self.rows.append((self._number, self._row))
            self._last = self._number

    def start_cell(self, attributes: Attributes) -> None:
        """Begin a cell; without an address it follows the one before."""
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = _positions(letters) if letters else self._column + 1
        self._cell, self._value, self._formula = attributes, None, False
        self._pieces = []
        self._length = 0

    def end_cell(self) -> None:
        """Put the cell's value into its place."""
        value = self._read()
        if value is None:
            return
        self._count += 1
        if self._column > COLUMN_LIMIT:
            check_extent(self.name, 0, self._column)
        if self._count > CELLS_LIMIT:
            refuse(
                gettext_noop("Sheet %(sheet)s has more than %(limit)s filled cells. Split it."),
                {"sheet": self.name, "limit": f"{CELLS_LIMIT:,}"},
            )
        row, missing = self._row, self._column - 1 - len(self._row)
        if missing == 0:
            row.append(value)
        elif missing > 0:
            row.extend([None] * missing)
            row.append(value)
        else:
            row[self._column - 1] = value

    def start_formula(self, _attributes: Attributes) -> None:
        """Note that the cell holds a formula."""
        self._formula = True

    def start_text(self, _attributes: Attributes) -> None:
        """Begin the text of a value."""
        self._collecting = True

    def end_text(self) -> None:
        """End the text of a value."""
        self._collecting = False
        self._value = "".join(self._pieces)

    def start_phonetic(self, _attributes: Attributes) -> None:
        """Begin a reading for pronunciation, no part of the text."""
        self._phonetic += 1

    def end_phonetic(self) -> None:
        """End a reading for pronunciation."""
        self._phonetic -= 1

    def start_merge(self, attributes: Attributes) -> None:
        """Keep a merged range."""
        self.merged.append(attributes.get("ref", ""))

    def _read(self) -> Raw:
        text, kind = self._value, self._cell.get("t", "n")
        # A program that does not calculate leaves the value out or empty; a text may well be empty.
        if self._formula and (text is None or not (text.strip() or kind == "str")):
            return Fault("formula-not-calculated", "=…")
        if text is None:
            return None
        if kind == "e":
            return Fault("error-cell", text)
        if kind == "b":
            return text.strip() in {"1", "true"}
        if kind == "n":
            return self._number_or_moment(text)
        # Shared texts came without escapes.
        text = self._shared(text) if kind == "s" else unescaped(text)
        return text if text.strip() else None

    def _shared(self, text: str) -> str:
        strings = self._book.strings
        if not text.isdecimal() or int(text) >= len(strings):
            refuse(
                gettext_noop("Sheet %(sheet)s, row %(row)s: a text is missing. Save the file again."),
                {"sheet": self.name, "row": self._number},
            )
        return strings[int(text)]

    def _number_or_moment(self, text: str) -> Raw:
        if not text.strip():
            return None
        if text.isascii() and text.isdecimal() and len(text) <= EXACT_DIGITS:
            exact = Decimal(text)
        else:
            stored = plain_decimal(text)
            if stored is None:
                return text
            exact = as_displayed(stored)
        style = self._cell.get("s")
        if style is None or not style.isdecimal() or int(style) >= len(self._book.styles):
            return exact
        shape = self._book.styles[int(style)]
        if shape == "percent":
            return f"{exact * 100:f}%"
        return self._moment(exact, shape) if shape else exact

    def _moment(self, serial: Decimal, shape: str) -> Raw:
        if serial < 0:
            return serial
        epoch = CALENDAR_MAC_1904 if self._book.dates_from_1904 else CALENDAR_WINDOWS_1900
        try:
            moment = from_excel(float(serial), epoch)
        except (ValueError, OverflowError):
            return serial
        if isinstance(moment, datetime):
            if moment.time() != time():
                return moment.isoformat(" ")
            # A month or year is stored as its first day; a format that shows no day means no day.
            if shape == "year" and (moment.month, moment.day) == (1, 1):
                return f"{moment.year:04d}"
            return f"{moment:%Y-%m}" if shape == "month" and moment.day == 1 else moment.date()
        return str(moment)


_STARTS: dict[str, Callable[[Worksheet, Attributes], None]] = {
    "col": Worksheet.start_columns,
    "row": Worksheet.start_row,
    "c": Worksheet.start_cell,
    "f": Worksheet.start_formula,
    "v": Worksheet.start_text,
    "t": Worksheet.start_text,
    "rPh": Worksheet.start_phonetic,
    "mergeCell": Worksheet.start_merge,
}
_ENDS: dict[str, Callable[[Worksheet], None]] = {
    "row": Worksheet.end_row,
    "c": Worksheet.end_cell,
    "v": Worksheet.end_text,
    "t": Worksheet.end_text,
    "rPh": Worksheet.end_phonetic,
}


def walk_sheet(package: zipfile.ZipFile, part: str, sheet: Worksheet, name: str) -> None:
    """Walk the part to its end or to the first thousand blank rows. Raises FileRefusedError."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.characters
    try:
        for _step in feeding(parser, package, part, name):
            pass
    except _EnoughError:
        return
