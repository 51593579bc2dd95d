"""Reading .ods with expat: repeated rows and cells are unrolled, within limits, so columns never shift."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from exchange.cells import CELL_LIMIT, Fault, Raw, as_displayed, gettext_noop, plain_decimal
from exchange.cells.addresses import column_letters
from exchange.readers.package import (
    open_package,
    refuse_active_parts,
    refuse_document_types,
    refuse_part,
    walk,
)
from exchange.readers.tables import BLANK_ROW_LIMIT, COLUMN_LIMIT, ROW_LIMIT, Row, Table, check_extent, refuse
from publishing import dates

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
# Remarks, readings for pronunciation and notes are no part of a cell's value.
_NO_VALUES = {_OFFICE + "annotation", _TEXT + "ruby-text", _TEXT + "note"}
_OUTSIDE = {
    _OFFICE + "dde-source",
    _TABLE + "dde-link",
    _TABLE + "table-source",
    _TABLE + "cell-range-source",
}
_CELLS = {_TABLE + "table-cell", _TABLE + "covered-table-cell"}


class _Sheet:
    """One table while it is being read."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.merged: list[str] = []
        self.hidden = hidden
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.columns = 0
        self.number = 0
        self.stopped_at: int | None = None

    def add(self, cells: list[Raw], repeat: int, hidden: bool) -> None:
        filled = max((index + 1 for index, cell in enumerate(cells) if cell is not None), default=0)
        check_extent(self.name, 0, filled)
        if not filled:
            self.number += repeat
            return
        last = self.rows[-1][0] if self.rows else 0
        if self.stopped_at is not None or self.number - last > BLANK_ROW_LIMIT:
            self.stopped_at = last if self.stopped_at is None else self.stopped_at
            return
        check_extent(self.name, len(self.rows) + repeat, filled)
        kept = cells[:filled]
        for _again in range(repeat):
            self.number += 1
            self.rows.append((self.number, kept))
            if hidden:
                self.hidden_rows.add(self.number)

    def add_columns(self, repeat: int, *, hidden: bool) -> None:
        if hidden:
            self.hidden_columns.update(range(self.columns, min(self.columns + repeat, COLUMN_LIMIT)))
        self.columns += repeat

    def table(self) -> Table:
        rows = self.rows
        return Table(
            self.name,
            lambda: iter(rows),
            tuple(self.merged),
            self.hidden,
            frozenset(self.hidden_rows),
            self.stopped_at,
            frozenset(self.hidden_columns),
        )


class _Reader:
    """The state of one walk over content.xml."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[_Sheet] = []
        self.style = ""
        self.hidden_styles: set[str] = set()
        self.length = 0
        self.row: list[Raw] = []
        self.row_repeat = 1
        self.row_hidden = False
        self.cell: dict[str, str] | None = None
        self.lines: list[str] = []
        self.skipped = 0
        self.in_line = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.skipped or tag in _NO_VALUES or (self.cell is not None and tag.startswith(_DRAWING)):
            self.skipped += 1
        elif tag in _OUTSIDE:
            refuse_part(self.name, tag.rpartition(" ")[2])
        elif tag == _TABLE + "table":
            title = attributes.get(_TABLE + "name", f"Sheet{len(self.sheets) + 1}")
            hidden = attributes.get(_TABLE + "style-name") in self.hidden_styles
            self.sheets.append(_Sheet(title, hidden=hidden))
        elif tag == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif tag == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == _TABLE + "table-column" and self.sheets:
            hidden = attributes.get(_TABLE + "visibility", "visible") != "visible"
            self.sheets[-1].add_columns(_repeat(attributes, "number-columns-repeated"), hidden=hidden)
        elif tag == _TABLE + "table-row":
            self.row, self.row_repeat = [], _repeat(attributes, "number-rows-repeated")
            self.row_hidden = attributes.get(_TABLE + "visibility", "visible") != "visible"
        elif tag in _CELLS:
            self.cell, self.lines, self.length = attributes, [], 0
        elif self.cell is not None:
            self._start_text(tag, attributes)

    def end(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif tag == _TABLE + "table-row" and self.sheets:
            self.sheets[-1].add(self.row, self.row_repeat, self.row_hidden)
        elif tag in _CELLS and self.cell is not None and self.sheets:
            self._end_cell(self.cell)
            self.cell = None
        elif tag == _TEXT + "p":
            self.in_line = False

    def characters(self, text: str) -> None:
        if self.in_line and not self.skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        self.length += len(text)
        if self.length > CELL_LIMIT:
            row = self.sheets[-1].number + 1 if self.sheets else 1
            refuse(
                gettext_noop("Sheet %(sheet)s, row %(row)s: a cell has more than %(limit)s characters."),
                {
                    "sheet": self.sheets[-1].name if self.sheets else "",
                    "row": row,
                    "limit": f"{CELL_LIMIT:,}",
                },
            )
        self.lines[-1] += text

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _TEXT + "p":
            self.lines.append("")
            self.in_line = True
        elif self.lines and tag == _TEXT + "s":
            self._add(" " * min(_number(attributes.get(_TEXT + "c", "1")), 1_000))
        elif self.lines and tag in {_TEXT + "tab", _TEXT + "line-break"}:
            self._add("\t" if tag.endswith("tab") else "\n")

    def _end_cell(self, attributes: dict[str, str]) -> None:
        value = _value(attributes, "\n".join(self.lines))
        if any(
            _number(attributes.get(_TABLE + f"number-{way}-spanned", "1")) > 1 for way in ("columns", "rows")
        ):
            sheet = self.sheets[-1]
            sheet.merged.append(_span(sheet.number + 1, len(self.row), attributes))
        repeat = _repeat(attributes, "number-columns-repeated")
        if value is not None and len(self.row) + repeat > COLUMN_LIMIT:
            check_extent(self.sheets[-1].name, 0, len(self.row) + repeat)
        self.row.extend([value] * min(repeat, COLUMN_LIMIT + 1))
        del self.row[COLUMN_LIMIT + 1 :]


def read_ods(data: bytes, name: str) -> tuple[Table, ...]:
    """Read every sheet. Raises FileRefusedError."""
    package = open_package(data, name)
    refuse_active_parts(package, name)
    refuse_document_types(package, name)
    reader = _Reader(name)
    start, end, characters = reader.start, reader.end, reader.characters
    walk(package, "content.xml", name, start=start, end=end, characters=characters, namespaces=True)
    return tuple(sheet.table() for sheet in reader.sheets)


def _value(attributes: dict[str, str], text: str) -> Raw:
    formula = _TABLE + "formula" in attributes
    kind = attributes.get(_OFFICE + "value-type", "")
    if attributes.get(_CALC + "value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
        return Fault("error-cell", text)
    if formula and not kind:
        return Fault("formula-not-calculated", "=…")
    if kind in _KINDS:
        return _KINDS[kind](attributes, text)
    text = text or attributes.get(_OFFICE + "string-value", "")
    return text if text.strip() else None


def _number_of(attributes: dict[str, str], text: str) -> Decimal | str:
    stored = attributes.get(_OFFICE + "value", text)
    number = plain_decimal(stored)
    return stored if number is None else as_displayed(number)


def _plain_number(attributes: dict[str, str], text: str) -> Raw:
    return _number_of(attributes, text)


def _percentage(attributes: dict[str, str], text: str) -> Raw:
    number = _number_of(attributes, text)
    return f"{number * 100:f}%" if isinstance(number, Decimal) else number


def _boolean(attributes: dict[str, str], _text: str) -> Raw:
    return attributes.get(_OFFICE + "boolean-value") == "true"


def _date(attributes: dict[str, str], text: str) -> Raw:
    stated = attributes.get(_OFFICE + "date-value", text)
    day, _, clock = stated.partition("T")
    try:
        moment = date.fromisoformat(day)
    except ValueError:
        return stated
    if clock not in {"", "00:00:00"}:
        return f"{day} {clock}"
    return _as_shown(moment, text)


def _as_shown(moment: date, text: str) -> Raw:
    """Return the month or year alone when the cell shows no more and the date is its first day."""
    try:
        seen = dates.parse(text)
    except ValueError:
        return moment
    return str(seen) if seen.value == moment and seen.precision != dates.Precision.DAY else moment


_KINDS: dict[str, Callable[[dict[str, str], str], Raw]] = {
    "float": _plain_number,
    "currency": _plain_number,
    "percentage": _percentage,
    "boolean": _boolean,
    "date": _date,
}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 1


def _repeat(attributes: dict[str, str], name: str) -> int:
    return max(1, min(_number(attributes.get(_TABLE + name, "1")), 10 * ROW_LIMIT))


def _span(row: int, position: int, attributes: dict[str, str]) -> str:
    from_cell = (position, row)
    to_cell = (
        position + _number(attributes.get(_TABLE + "number-columns-spanned", "1")) - 1,
        row + _number(attributes.get(_TABLE + "number-rows-spanned", "1")) - 1,
    )
    return ":".join(f"{column_letters(column)}{line}" for column, line in (from_cell, to_cell))
