"""The error workbook: the rows that were refused, as they were typed, with number and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, islice

from django.utils.translation import gettext as _

from exchange import sheets
from exchange.actions.uploading import read_stored
from exchange.cells import Cell, Raw, shown
from exchange.headers import SEARCHED_ROWS
from exchange.models import ImportBatch, ImportIssue, Level
from exchange.readers import Row, Table
from exchange.staging.heading import find_head
from exchange.staging.report import ImportReport, Issue
from exchange.writers import OutColumn, OutSheet, write_xlsx


def error_workbook(batch: ImportBatch) -> bytes:
    """Return an .xlsx of the failing rows of each sheet, and of what is wrong outside any row.

    Raises FileGone, and FileRefusedError for a file that has no rows to give back.
    """
    by_sheet: dict[str, dict[int, list[ImportIssue]]] = defaultdict(lambda: defaultdict(list))
    rest: list[ImportIssue] = []
    for issue in batch.issues.filter(level=Level.ERROR):
        if issue.number is None:
            rest.append(issue)
        else:
            by_sheet[issue.sheet][issue.number].append(issue)
    out = [
        _sheet(table, by_sheet[table.name]) for table in read_stored(batch).tables if table.name in by_sheet
    ]
    if rest or not out:
        columns = [OutColumn(_("Where"), width=24), OutColumn(_("Reason"), width=80)]
        out.insert(0, OutSheet(_("Whole file"), columns, [[one.place, _reason(one)] for one in rest]))
    target = BytesIO()
    write_xlsx(target, out)
    return target.getvalue()


def _sheet(table: Table, issues: dict[int, list[ImportIssue]]) -> OutSheet:
    rows = table.rows()
    first = list(islice(rows, SEARCHED_ROWS))
    headings = _headings(table, first)
    columns = [OutColumn(_("Row in the file")), OutColumn(_("Reason"), width=80)]
    columns += [OutColumn(heading) for heading in headings]
    return OutSheet(table.name, columns, _rows(chain(first, rows), issues, len(headings)))


def _headings(table: Table, first: list[Row]) -> list[str]:
    sheet = sheets.by_name(table.name)
    head = find_head(table, first, sheet, ImportReport("")) if sheet else None
    cells: list[Raw] = first[head.index][1] if head else []
    return [shown(cell) for cell in cells]


def _rows(rows: Iterator[Row], issues: dict[int, list[ImportIssue]], width: int) -> Iterator[list[Cell]]:
    for number, cells in rows:
        if number in issues:
            texts: list[Cell] = [shown(cell) for cell in cells[:width]]
            yield [number, "\n".join(_reason(one) for one in issues[number]), *texts]


def _reason(issue: ImportIssue) -> str:
    place = f"{issue.column}{issue.number or ''}" or issue.place
    return str(Issue(place, issue.code, issue.found, issue.expected, issue.suggestion, issue.params))
