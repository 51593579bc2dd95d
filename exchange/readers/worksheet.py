"""Walking one worksheet of an .xlsx: its values as they are shown, within limits."""

import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
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
    Layout,
    Row,
    check_cells,
    check_extent,
    refuse,
)
from exchange.readers.tags import Attributes, local_name, unescaped
from exchange.readers.workbook import Workbook

_DIGITS = "0123456789"
# What elements are read as; in the text of a cell itself `t` is what `v` is elsewhere.
_LIKE = {name: name for name in ("c", "v", "row", "f", "rPh", "mergeCell", "col", "sheetData")} | {"t": "v"}
_REMEMBERED = 10_000  # cells of one content and style, read once
_SHORT = 64  # characters


class _EnoughError(Exception):
    """Nothing more is wanted of the sheet."""


class Worksheet:
    """One sheet being walked; what stands beside its rows goes to the layout.

    Tags come by the million: the two of nearly every cell are asked for first, and by the name they nearly
    always have. Equal cells are read once.
    """

    def __init__(self, name: str, book: Workbook, layout: Layout) -> None:
        self.name = name
        self._layout = layout
        self._book = book
        self._rows: list[Row] = []
        self._pieces: list[str] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        self._columns: dict[str, int] = {}
        self._values: dict[tuple[str | None, str | None, str], Raw] = {}
        self._row: list[Raw] = []
        self._number = self._elements = self._count = self._last = self._depth = self._phonetic = 0
        self._column = -1
        self._cell: Attributes = {}
        self._value: str | None = None
        self._formula = self._collecting = self._ended = False

    def walk(self, package: zipfile.ZipFile, part: str, name: str) -> Iterator[Row]:
        """Yield the rows of the part up to its end or to the first thousand blank rows. FileRefusedError."""
        try:
            for _step in feeding(self._parser, package, part, name):
                if self._collecting:
                    self._check_length(sum(map(len, self._pieces)))
                else:
                    self._pieces.clear()
                yield from self._rows
                self._rows.clear()
        except _EnoughError:
            pass
        yield from self._rows

    def _start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ValueError(tag)
        if tag == "c":
            self._cell = attributes
            self._value = None
            self._formula = False
            address = attributes.get("r")
            if address:
                column = self._columns.get(address.rstrip(_DIGITS))
                self._column = self._learnt(address) if column is None else column
            else:
                self._column += 1  # without an address it follows the one before
        elif tag == "v":
            self._pieces.clear()
            self._collecting = True
        else:
            self._start_other(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "v":
            self._collecting = False
            if not self._phonetic:
                text = "".join(self._pieces)
                self._value = text if self._value is None else self._value + text
        elif tag == "c":
            if self._value is not None or self._formula:
                self._end_cell(self._value, self._cell)
        elif tag == "row":
            if self._row:
                self._rows.append((self._number, self._row))
                self._last = self._number
        else:
            self._end_other(tag)

    def _start_other(self, tag: str, attributes: Attributes) -> None:
        name = _LIKE.get(local_name(tag))
        if name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":  # a reading for pronunciation, no part of the text
            self._phonetic += 1
        elif name == "mergeCell":
            if not self._layout.add_merged(attributes.get("ref", "")) and self._ended:
                raise _EnoughError
        elif name == "col":
            self._start_columns(attributes)
        elif name in {"c", "v"}:
            self._depth -= 1
            self._start(name, attributes)

    def _end_other(self, tag: str) -> None:
        name = _LIKE.get(local_name(tag))
        if name == "rPh":
            self._phonetic -= 1
        elif name == "sheetData":
            self._ended = True
        elif name in {"c", "v", "row"}:
            self._depth += 1
            self._end(name)

    def _start_columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
            self._layout.hidden_columns.update(range(int(first) - 1, min(int(last), COLUMN_LIMIT)))

    def _start_row(self, attributes: Attributes) -> None:
        """Begin a row; without a number it follows the one before."""
        number = attributes.get("r", "")
        self._number = int(number) if number.isdecimal() else self._number + 1
        self._elements += 1
        self._column = -1
        self._row = []
        if self._number - self._last > BLANK_ROW_LIMIT:
            self._layout.stopped_at = self._last
            raise _EnoughError
        if max(self._number, self._elements) > ROW_LIMIT:
            check_extent(self.name, ROW_LIMIT + 1, 0)
        if attributes.get("hidden") in {"1", "true"}:
            self._layout.hidden_rows.add(self._number)

    def _learnt(self, address: str) -> int:
        """Return the position of a column not seen yet; letters that are none make the part damaged."""
        letters = address.rstrip(_DIGITS)
        if not 0 < len(letters) <= 3 or not (letters.isascii() and letters.isupper()):
            raise ValueError(address)
        return self._columns.setdefault(letters, column_index(letters))

    def _end_cell(self, text: str | None, cell: Attributes) -> None:
        """Put the cell's value into its place."""
        kind = cell.get("t")
        # A program that does not calculate leaves the value out or empty; a text may well be empty.
        if text is None or (self._formula and not (text.strip() or kind == "str")):
            value: Raw = Fault("formula-not-calculated", "=…")
        else:
            key = (kind, cell.get("s"), text)
            value = self._values.get(key)
            if value is None:
                value = self._converted(text, kind)
                if value is None:
                    return
                if len(text) <= _SHORT and len(self._values) < _REMEMBERED:
                    self._values[key] = value
        self._count += 1
        row, column = self._row, self._column
        if column == len(row):
            row.append(value)
        elif column < len(row):
            row[column] = value
        else:
            row.extend([None] * (min(column, COLUMN_LIMIT) - len(row)))
            row.append(value)
        if column >= COLUMN_LIMIT:
            check_extent(self.name, 0, column + 1)
        if self._count > CELLS_LIMIT:
            check_cells(self.name, self._count)

    def _converted(self, text: str, kind: str | None) -> Raw:
        self._check_length(len(text))
        if kind is None or kind == "n":
            return self._number_or_moment(text)
        if kind == "e":
            return Fault("error-cell", text)
        if kind == "b":
            return text.strip() in {"1", "true"}
        # Shared texts came without escapes.
        text = self._shared(text) if kind == "s" else unescaped(text)
        return text if text.strip() else None

    def _shared(self, number: str) -> str:
        texts = self._book.texts
        text = texts.get(int(number)) if texts and number.isdecimal() else None
        if text is None:
            refuse(
                gettext_noop("Sheet %(sheet)s, row %(row)s: a text is missing. Save the file again."),
                {"sheet": self.name, "row": self._number},
            )
        return text

    def _check_length(self, characters: int) -> None:
        if characters > CELL_LIMIT:
            refuse(
                gettext_noop("Sheet %(sheet)s, row %(row)s: a cell has more than %(limit)s characters."),
                {"sheet": self.name, "row": self._number, "limit": f"{CELL_LIMIT:,}"},
            )

    def _number_or_moment(self, text: str) -> Raw:
        if not text.strip():
            return None
        if text.isascii() and text.isdecimal() and len(text) <= EXACT_DIGITS:
            exact = Decimal(text)
        else:
            stored = plain_decimal(text)
            if stored is None:
                return text
            exact = stored if len(text) <= EXACT_DIGITS else as_displayed(stored)
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
