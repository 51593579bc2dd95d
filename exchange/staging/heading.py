"""What stands around the rows of a sheet: its name, its header row, merged and hidden cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from exchange import sheets
from exchange.cells import CellError, Integer, Kind, Number, Raw, Scaled, gettext_noop, is_blank, shown
from exchange.cells.addresses import address, column_letters
from exchange.headers import (
    SEARCHED_ROWS,
    HeaderMatch,
    HeaderProblem,
    find_header_row,
    is_chinese,
    is_heading,
    match_headers,
    power_of,
)
from exchange.readers import Row, Table
from exchange.sheets import Column, Sheet
from exchange.staging.report import ImportReport, cell_issue, issue_at

_UNIT_ABOVE = re.compile(r"(?:单位|計量單位|units?)\s*[:：]\s*([^)）]+)", re.IGNORECASE)
_TITLES_SHOWN = 6
_NAME_SHOWN = 60  # a spreadsheet program takes 31 characters


@dataclass(frozen=True, slots=True)
class Head:
    """A header row found: its index among the rows read, its number, and what stands at which position.

    `headed` are the positions with any heading, `scales` the powers of ten that headings state, `aside` the
    positions of columns that are passed over.
    """

    index: int
    number: int
    positions: Mapping[str, int]
    headed: frozenset[int]
    scales: Mapping[str, int]
    aside: Mapping[str, int]

    def unit_error(self, cells: Sequence[Raw]) -> tuple[int, CellError] | None:
        """Return what is wrong with the unit beside a row's numbers: one of thousands or more is not read."""
        position = self.aside.get("unit", len(cells))
        if position >= len(cells) or not power_of(shown(cells[position])):
            return None
        expected = gettext_noop(
            "numbers in full: this column is not read; such a unit belongs in the heading"
        )
        return position, CellError("unit-beside", shown(cells[position])[:60], expected)

    def kind(self, column: Column) -> Kind:
        """Return how the cells of a column read under this head."""
        power = self.scales.get(column.name)
        if power and isinstance(column.kind, Number | Integer):
            return Scaled(column.kind, power)
        return column.kind


def known_sheet(table: Table, report: ImportReport) -> Sheet | None:
    """Return the sheet a table is of; one of no known name is an error unless it is blank."""
    sheet = sheets.by_name(table.name)
    if sheet is None and (first := [cells for _number, cells in islice(table.rows(), SEARCHED_ROWS)]):
        chinese = is_chinese(table.name)
        known = [one.named(chinese=chinese) for one in sheets.all_sheets()[:_TITLES_SHOWN]]
        titles = ("、" if chinese else ", ").join(known)
        name = table.name if len(table.name) <= _NAME_SHOWN else f"{table.name[:_NAME_SHOWN]}…"
        error = CellError(
            "unknown-sheet",
            name,
            gettext_noop("the name of a sheet, such as %(names)s"),
            sheets.nearest(name) or _by_headings(first),
            {"names": titles},
        )
        report.error(issue_at(name, error))
    return sheet


def check_version(table: Table, report: ImportReport) -> None:
    """Refuse a workbook made for a later version of the sheets than this one."""
    for number, cells in table.rows():
        said = [shown(cell).strip() for cell in cells[:2]]
        if said[:1] == ["schema"] and said[1:] and (not said[1].isdecimal() or int(said[1]) > sheets.SCHEMA):
            expected = gettext_noop(
                "a workbook of version %(version)s or older: take a new template from this portal"
            )
            error = CellError("newer-version", said[1][:20], expected, params={"version": sheets.SCHEMA})
            report.error(cell_issue(table.name, number, 1, error))


def find_head(table: Table, first: Sequence[Row], sheet: Sheet, report: ImportReport) -> Head | None:
    """Find and match the header row among the first rows of a sheet; what is wrong goes to the report."""
    headings = sheet.headings()
    index = find_header_row([[shown(cell) for cell in cells] for _number, cells in first], headings)
    if index is None:
        if first:
            chinese = is_chinese(table.name)
            named = [one.named(chinese=chinese) for one in headings[:4]]
            names = ("、" if chinese else ", ").join(named)
            expected = gettext_noop("a row of headings such as %(names)s in the first ten rows")
            report.error(
                issue_at(table.name, CellError("no-headings", "", expected, params={"names": names}))
            )
        return None
    number, cells = first[index]
    match = match_headers([shown(cell) for cell in cells], headings)
    for problem in match.problems:
        report.error(cell_issue(table.name, number, problem.position, _header_error(problem, sheet, number)))
    _look_above(table, first[:index], report)
    _say_scales(table, first[index], match, sheet, report)
    headed = frozenset(position for position, cell in enumerate(cells) if not is_blank(cell))
    ours = {name: position for name, position in match.positions.items() if name in sheet.by_name}
    aside = {name: position for name, position in match.positions.items() if name not in sheet.by_name}
    for position in aside.values():
        message = gettext_noop("this column is for people and is not read")
        error = CellError("not-read", shown(cells[position]), message)
        report.warn(cell_issue(table.name, number, position, error))
    return Head(index, number, ours, headed, match.scales, aside)


def look_at_layout(table: Table, head: Head, report: ImportReport) -> None:
    """Refuse merged cells from the header row down; say what is hidden and where reading stopped."""
    for merged in table.merged:
        last = merged.rpartition(":")[2]
        if int("".join(char for char in last if char.isdigit()) or 0) >= head.number:
            error = CellError("merged-cells", merged, gettext_noop("cells that are not merged"))
            report.error(issue_at(f"{table.name}!{merged}", error))
    hidden = sorted(number for number in table.hidden_rows if number > head.number)
    if hidden:
        rows = ", ".join(map(str, hidden[:10])) + ("…" if len(hidden) > 10 else "")
        _remark(table, "hidden-rows", gettext_noop("hidden rows are read too: %(rows)s"), report, rows=rows)
    if columns := sorted(table.hidden_columns & head.headed):
        letters = ", ".join(map(column_letters, columns[:10]))
        message = gettext_noop("hidden columns are read too: %(columns)s")
        _remark(table, "hidden-columns", message, report, columns=letters)
    if table.hidden:
        _remark(table, "hidden-sheet", gettext_noop("this sheet is hidden and is read all the same"), report)
    if table.stopped_at is not None:
        message = gettext_noop("reading stopped after row %(row)s: a thousand blank rows follow")
        _remark(table, "stopped", message, report, row=table.stopped_at)


def _remark(table: Table, code: str, message: str, report: ImportReport, **params: object) -> None:
    report.warn(issue_at(table.name, CellError(code, "", message, params=params)))


def _by_headings(rows: Sequence[Sequence[Raw]]) -> str:
    """Return the sheet whose key and most columns head one of the rows; empty when none or several do."""
    found: dict[str, int] = {}
    texts = [[shown(cell) for cell in row] for row in rows]
    for one in sheets.all_sheets():
        headings = one.headings()
        index = find_header_row(texts, headings)
        match = match_headers(texts[index], headings) if index is not None else None
        if match and set(one.key) <= set(match.positions):
            found[one.name] = len(match.positions) - len(match.problems)
    best = [name for name, score in found.items() if score == max(found.values())]
    return best[0] if len(best) == 1 else ""


def _header_error(problem: HeaderProblem, sheet: Sheet, number: int) -> CellError:
    params: dict[str, object] = {}
    expected = {
        "unknown-heading": gettext_noop("a heading of this sheet"),
        "duplicate-heading": gettext_noop("each column once: %(cell)s heads the same one"),
        "missing-heading": gettext_noop("this heading, because it names the rows"),
    }[problem.code]
    if problem.first is not None:
        params["cell"] = address("", number, problem.first).lstrip("!")
    if problem.code == "unknown-heading" and not problem.suggestion:
        kin = [one for one in sheets.of_noun(sheet.noun) if one is not sheet]
        if home := next((one for one in kin if is_heading(problem.heading, one.headings())), None):
            expected = gettext_noop("a heading of this sheet; this one is of the sheet %(sheet)s")
            params["sheet"] = home.name
    return CellError(problem.code, problem.heading, expected, problem.suggestion, params)


def _look_above(table: Table, rows: Sequence[Row], report: ImportReport) -> None:
    """Refuse a title that gives a unit of thousands or more: no column says that it is meant."""
    for number, cells in rows:
        for position, cell in enumerate(cells):
            match = _UNIT_ABOVE.search(shown(cell))
            if match and any(power_of(unit) for unit in re.split("[,，、;；/]", match[1])):
                expected = gettext_noop("such a unit in the heading of its column, as in %(example)s")
                error = CellError(
                    "unit-above", shown(cell)[:60], expected, params={"example": f"数值（{match[1]}）"}
                )
                report.error(cell_issue(table.name, number, position, error))


def _say_scales(table: Table, row: Row, match: HeaderMatch, sheet: Sheet, report: ImportReport) -> None:
    number, cells = row
    for name, power in match.scales.items():
        if name in sheet.by_name and isinstance(sheet.by_name[name].kind, Number | Integer):
            message = gettext_noop("the numbers below are multiplied by %(times)s, as the heading says")
            error = CellError(
                "scaled", shown(cells[match.positions[name]]), message, params={"times": f"{10**power:,}"}
            )
            report.warn(cell_issue(table.name, number, match.positions[name], error))
