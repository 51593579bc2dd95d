"""Staging: what a file would do, found out in a rehearsal and kept for the preview."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from exchange import sheets
from exchange.actions.importing import carry_out, keep_rows, parse, refusing
from exchange.actions.rights import WrongState, check_sheets
from exchange.actions.uploading import read_stored
from exchange.bulk.choosing import Long, long_sheet
from exchange.bulk.reading import stage as stage_long
from exchange.models import OPEN, ImportBatch, ImportIssue, State
from exchange.readers import Book, FileRefusedError
from exchange.staging.issues import issue_rows
from exchange.staging.report import ImportReport, Issue
from publishing.rehearsal import rehearsal

#: As many rows as are checked by every rule of a form while a person waits: about ten seconds.
ROWS_IN_WEB = 5_000
_TOO_MANY = gettext_noop(
    "at most %(limit)s rows in one file here: bring it in with the command import_workbook, or in parts"
)
WAITING = (State.UPLOADED, State.STAGING)


def stage(batch: ImportBatch, budget: float | None = 2.0) -> bool:
    """Go on reading the file for about `budget` seconds (None: to the end); True when it has been read.

    Nothing but the import itself is written. May be called again after a crash, and from two places at once.
    Raises FileGone, and PermissionDenied when the owner may not import one of the sheets.
    """
    if batch.state not in WAITING:
        return True
    ImportBatch.objects.filter(pk=batch.pk, state=State.UPLOADED).update(state=State.STAGING)
    if (long := long_of(batch)) is not None:
        check_sheets([long.sheet], batch.by)
        return stage_long(batch, long, budget)
    report = rehearse(batch)
    _keep(batch, report)
    return True


def again(batch: ImportBatch) -> None:
    """Let the file be read again against what is on record now. Raises WrongState once it is written."""
    states = [state for state in OPEN if state not in WAITING]
    found = ImportBatch.objects.filter(pk=batch.pk, state__in=states)
    if not found.update(state=State.UPLOADED, cursor={}, progress=0, conflicts=[]):
        batch.refresh_from_db()
        if batch.state not in WAITING:
            raise WrongState(batch)
    batch.refresh_from_db()


def long_of(batch: ImportBatch) -> Long | None:
    """Return the long sheet of an import for the set-based engine; None when the careful one takes it.

    Raises FileGone.
    """
    try:
        return long_sheet(read_stored(batch), batch.only)
    except FileRefusedError:
        return None  # the careful engine says why


def rehearse(batch: ImportBatch) -> ImportReport:
    """Return what writing the file would do now; nothing is kept."""
    report = ImportReport(batch.file_name, sha256=batch.sha256, checked_only=True)

    def read() -> Book:
        # Counted before any is held: what is refused for its length fills no memory.
        book = read_stored(batch)
        if (rows := _rows_of(book)) > ROWS_IN_WEB:
            params = {"limit": f"{ROWS_IN_WEB:,}"}
            report.error(Issue(report.file, "too-many-rows", f"{rows:,}", _TOO_MANY, params=params))
        return book if report.ok else Book(())

    parsed = parse(read, report, by=batch.by, only=set(batch.only) if batch.only else None)
    if parsed:
        with refusing(report), rehearsal():
            carry_out(parsed, report, by=batch.by, now=timezone.now())
    return report


def _rows_of(book: Book) -> int:
    """Return how many rows the sheets of a book have below their headings, or a title more."""
    known = [table for table in book.tables if not sheets.passed_over(table.name)]
    return sum(max(sum(1 for _row in table.rows()) - 1, 0) for table in known)


def _keep(batch: ImportBatch, report: ImportReport) -> None:
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state in WAITING:
            warned = {(issue.sheet, issue.number) for issue in report.warnings}
            for staged in report.rows:
                staged.warned |= (staged.title, staged.number) in warned
            keep_rows(row, report.rows)
            row.issues.all().delete()
            ImportIssue.objects.bulk_create(issue_rows(row, report), batch_size=500)
            row.state = State.READY if report.ok else State.INVALID
            row.counts = {name: counts.as_dict() for name, counts in report.counts.items()}
            row.totals = dict(report.totals)
            row.warnings, row.drafts = len(report.warnings), report.drafts
            row.progress, row.conflicts = row.size, []
            row.save()
    batch.refresh_from_db()
