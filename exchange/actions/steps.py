"""Staging: what a file would do, found out in a rehearsal and kept for the preview."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from exchange.actions.importing import carry_out, keep_rows, parse, refusing
from exchange.actions.rights import WrongState
from exchange.actions.uploading import read_stored
from exchange.models import OPEN, ImportBatch, ImportIssue, Level, State
from exchange.staging.report import ImportReport, Issue, plain_params
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


def rehearse(batch: ImportBatch) -> ImportReport:
    """Return what writing the file would do now; nothing is kept."""
    report = ImportReport(batch.file_name, sha256=batch.sha256, checked_only=True)
    parsed = parse(
        lambda: read_stored(batch), report, by=batch.by, only=set(batch.only) if batch.only else None
    )
    if parsed is not None and (rows := sum(len(one.rows) for one in parsed)) > ROWS_IN_WEB:
        params = {"rows": f"{rows:,}", "limit": f"{ROWS_IN_WEB:,}"}
        report.error(Issue(report.file, "too-many-rows", f"{rows:,}", _TOO_MANY, params=params))
    elif parsed is not None:
        with refusing(report), rehearsal():
            carry_out(parsed, report, by=batch.by, now=timezone.now())
    return report


def _keep(batch: ImportBatch, report: ImportReport) -> None:
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state in WAITING:
            warned = {(issue.sheet, issue.number) for issue in report.warnings}
            for staged in report.rows:
                staged.warned |= (staged.title, staged.number) in warned
            keep_rows(row, report.rows)
            row.issues.all().delete()
            ImportIssue.objects.bulk_create(_issues(row, report), batch_size=500)
            row.state = State.READY if report.ok else State.INVALID
            row.counts = {name: counts.as_dict() for name, counts in report.counts.items()}
            row.totals = dict(report.totals)
            row.warnings, row.drafts = len(report.warnings), report.drafts
            row.progress, row.conflicts = row.size, []
            row.save()
    batch.refresh_from_db()


def _issues(batch: ImportBatch, report: ImportReport) -> list[ImportIssue]:
    found = [(Level.ERROR, one) for one in report.errors] + [(Level.WARNING, one) for one in report.warnings]
    return [_issue(batch, position, level, one) for position, (level, one) in enumerate(found, start=1)]


def _issue(batch: ImportBatch, position: int, level: Level, issue: Issue) -> ImportIssue:
    return ImportIssue(
        batch=batch,
        position=position,
        level=level,
        sheet=_kept(issue.sheet)[:120],
        number=issue.number,
        column=issue.column,
        place=_kept(issue.place)[:300],
        code=issue.code,
        found=_kept(issue.found),
        expected=issue.message,
        params={
            name: _kept(value) if isinstance(value, str) else value
            for name, value in plain_params(issue).items()
        },
        suggestion=_kept(issue.suggestion)[:300],
    )


def _kept(text: str) -> str:
    """Return a text of the file as PostgreSQL can keep it: without the one character that it cannot."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
