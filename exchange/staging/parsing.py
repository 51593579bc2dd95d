"""From the cells of a book to typed values; everything wrong is collected, nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _

from exchange import sheets
from exchange.cells import CellError, Notice, Prose, Raw, Text, gettext_noop, is_blank, shown
from exchange.cells.addresses import address
from exchange.headers import SEARCHED_ROWS, HeaderProblem, find_header_row, match_headers
from exchange.readers import Book, Row, Table
from exchange.sheets import Column, Sheet
from exchange.staging.report import ImportReport, Issue, cell_issue, notice_issue

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
        if sheets.passed_over(table.name):
            continue
        sheet = sheets.by_name(table.name)
        if sheet is None:
            expected = _("the name of a sheet, such as organisations or observations")
            report.error(Issue(table.name, "unknown-sheet", table.name, expected, sheets.nearest(table.name)))
        elif sheet.name in parsed:
            report.error(Issue(table.name, "duplicate-sheet", table.name, _("each sheet once")))
        elif one := _parse_table(table, sheet, book, report):
            parsed[sheet.name] = one
    ordered = {one.name: index for index, one in enumerate(sheets.all_sheets())}
    return sorted(parsed.values(), key=lambda one: ordered[one.sheet.name])


def _parse_table(table: Table, sheet: Sheet, book: Book, report: ImportReport) -> ParsedSheet | None:
    rows = table.rows()
    first = list(islice(rows, SEARCHED_ROWS))
    headings = sheet.headings()
    header = find_header_row([[shown(cell) for cell in cells] for _number, cells in first], headings)
    if header is None:
        if first:
            names = ", ".join(one.name for one in sheet.columns[:4])
            expected = _("a row of headings such as %(names)s in the first ten rows") % {"names": names}
            report.error(Issue(table.name, "no-headings", "", expected))
        return None
    number, cells = first[header]
    match = match_headers([shown(cell) for cell in cells], headings)
    for problem in match.problems:
        report.error(_header_issue(table.name, number, problem))
    _look_at_layout(table, number, report)
    parsed = ParsedSheet(sheet, table.name, dict(match.positions), [])
    headed = {position for position, cell in enumerate(cells) if not is_blank(cell)}
    reading = _Reading(parsed, headed, book, report)
    parsed.rows += (reading.row(row) for row in chain(first[header + 1 :], rows))
    return parsed


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sheet while its rows are read; `headed` are the positions with any heading."""

    parsed: ParsedSheet
    headed: set[int]
    book: Book
    report: ImportReport

    def row(self, row: Row) -> ParsedRow:
        """Return the typed values of a row; every wrong cell is reported."""
        number, cells = row
        for position, cell in enumerate(cells):
            if position not in self.headed and not is_blank(cell):
                expected = _("no value: the column has no heading")
                place = address(self.parsed.title, number, position)
                self.report.error(Issue(place, "extra-cell", shown(cell)[:60], expected))
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

        return column.kind.read(raw, warn)

    def _prose(self, name: str) -> str:
        if name not in self.book.prose:
            expected = gettext_noop("the name of a file in the same folder or archive")
            raise CellError("missing-file", name, expected)
        return self.book.prose[name]


def _takes_files(column: Column) -> bool:
    return isinstance(column.kind, Prose) or (isinstance(column.kind, Text) and column.kind.lines)


def _header_issue(sheet: str, number: int, problem: HeaderProblem) -> Issue:
    expected = {
        "unknown-heading": _("a heading of this sheet"),
        "duplicate-heading": _("each column once"),
        "missing-heading": _("this heading, because it names the rows"),
    }[problem.code]
    place = sheet if problem.position is None else address(sheet, number, problem.position)
    suggestion = problem.suggestion if problem.code == "unknown-heading" else ""
    return Issue(place, problem.code, problem.heading, expected, suggestion)


def _look_at_layout(table: Table, header: int, report: ImportReport) -> None:
    for merged in table.merged:
        last = merged.rpartition(":")[2]
        if int("".join(char for char in last if char.isdigit()) or 0) > header:
            report.error(
                Issue(f"{table.name}!{merged}", "merged-cells", merged, _("cells that are not merged"))
            )
    hidden = sorted(number for number in table.hidden_rows if number > header)
    if hidden:
        numbers = ", ".join(map(str, hidden[:10]))
        report.warn(
            Issue(table.name, "hidden-rows", "", _("hidden rows are read too: %(rows)s") % {"rows": numbers})
        )
    if table.hidden:
        report.warn(Issue(table.name, "hidden-sheet", "", _("this sheet is hidden and is read all the same")))
    if table.stopped_at is not None:
        stopped = _("reading stopped after row %(row)s: a thousand blank rows follow") % {
            "row": table.stopped_at
        }
        report.warn(Issue(table.name, "stopped", "", stopped))
