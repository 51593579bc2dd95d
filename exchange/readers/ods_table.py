"""Walking one table of an .ods: repeats are unrolled, within limits, so columns never shift."""

import zipfile
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from exchange.cells import CELL_LIMIT, Raw, gettext_noop
from exchange.cells.addresses import column_letters
from exchange.readers.ods_values import DRAWING, OFFICE, TABLE, TEXT, value_of
from exchange.readers.package import DEPTH_LIMIT, Span, feeding
from exchange.readers.tables import (
    BLANK_ROW_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Layout,
    Row,
    check_cells,
    check_extent,
    refuse,
)

CONTENT = "content.xml"
OUTSIDE = {OFFICE + "dde-source", TABLE + "dde-link", TABLE + "table-source", TABLE + "cell-range-source"}
# Remarks, readings for pronunciation, notes and tables within are no part of a cell's value.
_NO_VALUES = {OFFICE + "annotation", TEXT + "ruby-text", TEXT + "note", TABLE + "table"}
_CELLS = {TABLE + "table-cell", TABLE + "covered-table-cell"}


class OdsTable:
    """One table being walked; what stands beside its rows goes to the layout."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.name = name
        self._layout = layout
        self._rows: list[tuple[int, int, list[Raw]]] = []  # first number, how often, cells
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._in_table = self._in_line = self._row_hidden = False
        self._number = self._last = self._filled = self._count = 0
        self._columns = self._length = self._skipped = self._depth = 0
        self._row_repeat = 1
        self._row: list[Raw] = []
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []

    def walk(self, package: zipfile.ZipFile, spans: Sequence[Span], name: str) -> Iterator[Row]:
        """Yield the rows in these parts of the document. Raises FileRefusedError."""
        for _step in feeding(self._parser, package, CONTENT, name, spans):
            for first, repeat, cells in self._rows:
                for number in range(first, first + repeat):
                    yield number, cells
            self._rows.clear()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ValueError(tag)
        if not self._in_table:
            self._in_table = tag == TABLE + "table"
        elif self._skipped or self._is_aside(tag):
            self._skipped += 1
        elif tag in _CELLS:
            self._cell, self._lines, self._length = attributes, [], 0
        elif self._cell is not None:
            self._start_text(tag, attributes)
        elif tag == TABLE + "table-row":
            self._row, self._row_repeat = [], _repeat(attributes, "number-rows-repeated")
            self._row_hidden = attributes.get(TABLE + "visibility", "visible") != "visible"
        elif tag == TABLE + "table-column":
            self._start_column(attributes)

    def _is_aside(self, tag: str) -> bool:
        """Tell what is within the table and no part of its cells' values: remarks, drawings, other tables."""
        return tag in _NO_VALUES or (self._cell is not None and tag.startswith(DRAWING))

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif tag == TEXT + "p":
            self._in_line = False
        elif tag in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == TABLE + "table-row":
            self._end_row()

    def _characters(self, text: str) -> None:
        if self._in_line and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        self._lengthen(len(text))
        self._lines[-1] += text

    def _lengthen(self, characters: int) -> None:
        self._length += characters
        if self._length > CELL_LIMIT:
            refuse(
                gettext_noop("Sheet %(sheet)s, row %(row)s: a cell has more than %(limit)s characters."),
                {"sheet": self.name, "row": self._number + 1, "limit": f"{CELL_LIMIT:,}"},
            )

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == TEXT + "p":
            self._lengthen(1 if self._lines else 0)  # the break between two lines
            self._lines.append("")
            self._in_line = True
        elif self._lines and tag == TEXT + "s":
            self._add(" " * min(_number(attributes.get(TEXT + "c", "1")), 1_000))
        elif self._lines and tag in {TEXT + "tab", TEXT + "line-break"}:
            self._add("\t" if tag.endswith("tab") else "\n")

    def _start_column(self, attributes: dict[str, str]) -> None:
        repeat = _repeat(attributes, "number-columns-repeated")
        if attributes.get(TABLE + "visibility", "visible") != "visible":
            last = min(self._columns + repeat, COLUMN_LIMIT)
            self._layout.hidden_columns.update(range(self._columns, last))
        self._columns += repeat

    def _end_cell(self, attributes: dict[str, str]) -> None:
        value = value_of(attributes, "\n".join(self._lines))
        if any(
            _number(attributes.get(TABLE + f"number-{way}-spanned", "1")) > 1 for way in ("columns", "rows")
        ):
            self._layout.add_merged(_span(self._number + 1, len(self._row), attributes))
        repeat = _repeat(attributes, "number-columns-repeated")
        if value is not None and len(self._row) + repeat > COLUMN_LIMIT:
            check_extent(self.name, 0, len(self._row) + repeat)
        self._row.extend([value] * min(repeat, COLUMN_LIMIT + 1))
        del self._row[COLUMN_LIMIT + 1 :]

    def _end_row(self) -> None:
        filled = max((index + 1 for index, cell in enumerate(self._row) if cell is not None), default=0)
        check_extent(self.name, 0, filled)
        repeat, first = self._row_repeat, self._number + 1
        if not filled:
            self._number += repeat
            return
        if self._layout.stopped_at is not None or self._number - self._last > BLANK_ROW_LIMIT:
            self._layout.stopped_at = self._last
            return
        self._filled += repeat
        check_extent(self.name, self._filled, filled)
        self._count += repeat * filled
        check_cells(self.name, self._count)
        self._number += repeat
        self._last = self._number
        self._rows.append((first, repeat, self._row[:filled]))
        if self._row_hidden:
            self._layout.hidden_rows.update(range(first, first + repeat))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 1


def _repeat(attributes: dict[str, str], name: str) -> int:
    return max(1, min(_number(attributes.get(TABLE + name, "1")), 10 * ROW_LIMIT))


def _span(row: int, position: int, attributes: dict[str, str]) -> str:
    from_cell = (position, row)
    to_cell = (
        position + _number(attributes.get(TABLE + "number-columns-spanned", "1")) - 1,
        row + _number(attributes.get(TABLE + "number-rows-spanned", "1")) - 1,
    )
    return ":".join(f"{column_letters(column)}{line}" for column, line in (from_cell, to_cell))
