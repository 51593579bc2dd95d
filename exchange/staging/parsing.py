"""From the cells of a book to typed values; everything wrong is collected, nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from exchange import sheets
from exchange.cells import CellError, Notice, Prose, Raw, Text, gettext_noop, is_blank, shown
from exchange.headers import SEARCHED_ROWS
from exchange.readers import Book, Row, Table
from exchange.sheets import Column, Sheet
from exchange.staging.heading import Head, check_version, find_head, known_sheet, look_at_layout
from exchange.staging.report import ImportReport, cell_issue, issue_at, notice_issue

PROSE_FILE = "file:"


@dataclass
class ParsedRow:
    """One row: its number, the values of the columns that are there, and where its cells stand."""

    number: int
    values: dict[str, Any]
    wrong: set[str] = field(default_factory=set)

    def key(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Return the values of these columns as a natural key, () when the last one is blank."""
        parts: list[str] = []
        for name in columns:
            value = self.values.get(name)
            parts += (
                [str(part) for part in value]
                if isinstance(value, tuple)
                else ["" if value is None else str(value)]
            )
        return tuple(parts) if parts and parts[-1] else ()


@dataclass
class ParsedSheet:
    """The rows of one sheet of a book, and the position of each of its columns."""

    sheet: Sheet
    title: str
    positions: dict[str, int]
    rows: list[ParsedRow]

    def complain(self, report: ImportReport, row: ParsedRow, column: str | None, error: CellError) -> None:
        """Report a refused cell; a column that the file does not have is the row's trouble."""
        position = self.positions.get(column or "")
        report.error(cell_issue(self.title, row.number, position, error))
        if column:
            row.wrong.add(column)


def parse_book(book: Book, report: ImportReport) -> list[ParsedSheet]:
    """Read every sheet that is not for people only. Errors and warnings go to the report."""
    parsed: dict[str, ParsedSheet] = {}
    for table in book.tables:
        if table.name == sheets.META:
            check_version(table, report)
        if sheets.passed_over(table.name) or (sheet := known_sheet(table, report)) is None:
            continue
        if sheet.name in parsed:
            expected = gettext_noop("each sheet once")
            report.error(issue_at(table.name, CellError("duplicate-sheet", table.name, expected)))
        elif one := _parse_table(table, sheet, book, report):
            parsed[sheet.name] = one
    if not parsed and report.ok:
        expected = gettext_noop("a sheet with a row of headings: nothing here can be read")
        report.error(issue_at(report.file, CellError("nothing-to-read", "", expected)))
    ordered = {one.name: index for index, one in enumerate(sheets.all_sheets())}
    return sorted(parsed.values(), key=lambda one: ordered[one.sheet.name])


def _parse_table(table: Table, sheet: Sheet, book: Book, report: ImportReport) -> ParsedSheet | None:
    rows = table.rows()
    first = list(islice(rows, SEARCHED_ROWS))
    head = find_head(table, first, sheet, report)
    if head is None:
        return None
    look_at_layout(table, head, report)
    parsed = ParsedSheet(sheet, table.name, dict(head.positions), [])
    reading = Reading(parsed, head, book, report)
    parsed.rows += (reading.row(row) for row in chain(first[head.index + 1 :], rows))
    return parsed


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet while its rows are read."""

    parsed: ParsedSheet
    head: Head
    book: Book
    report: ImportReport

    def row(self, row: Row) -> ParsedRow:
        """Return the typed values of a row; every wrong cell is reported."""
        number, cells = row
        for position, cell in enumerate(cells):
            if position not in self.head.headed and not is_blank(cell):
                expected = gettext_noop("no value: the column has no heading")
                error = CellError("extra-cell", shown(cell)[:60], expected)
                self.report.error(cell_issue(self.parsed.title, number, position, error))
        if wrong := self.head.unit_error(cells):
            self.report.error(cell_issue(self.parsed.title, number, *wrong))
        found = ParsedRow(number, {})
        for name, position in self.parsed.positions.items():
            raw = cells[position] if position < len(cells) else None
            try:
                found.values[name] = self._value(self.parsed.sheet.by_name[name], raw, number, position)
            except CellError as error:
                self.parsed.complain(self.report, found, name, error)
        return found

    def _value(self, column: Column, raw: Raw, number: int, position: int) -> Any:
        if isinstance(raw, str) and raw.strip().startswith(PROSE_FILE) and _takes_files(column):
            raw = self._prose(raw.strip().removeprefix(PROSE_FILE).strip())

        def warn(notice: Notice) -> None:
            self.report.warn(notice_issue(self.parsed.title, number, position, notice))

        return self.head.kind(column).read(raw, warn)

    def _prose(self, name: str) -> str:
        if name not in self.book.prose:
            expected = gettext_noop("the name of a file in the same folder or archive")
            raise CellError("missing-file", name, expected)
        return self.book.prose[name]


def _takes_files(column: Column) -> bool:
    return isinstance(column.kind, Prose) or (isinstance(column.kind, Text) and column.kind.lines)
