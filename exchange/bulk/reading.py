"""Staging a long sheet: chunk after chunk, each committed with the place where reading goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from hashlib import sha256

from django.db import transaction

from exchange.bulk import storing
from exchange.bulk.choosing import Long
from exchange.bulk.passing import CHUNK, Chunk, Passing
from exchange.models import ImportBatch, ImportIssue, Level, State
from exchange.readers import FileRefusedError
from exchange.staging.issues import issue_rows
from exchange.staging.report import KEPT, Counts, ImportReport, Issue, in_every_language

_MOST_SHOWN = 0.95  # of the progress, until the end is seen


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where staging stands: the number of the last row read, the rows staged and issues kept so far.

    `digest` stands for all that the staged rows do, in chunks of `size`; `rests_on` for the records named.
    """

    size: int
    row: int = 0
    staged: int = 0
    issues: int = 0
    digest: str = ""
    rests_on: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, batch: ImportBatch) -> Cursor:
        """Return the cursor of an import; a new one when the set-based engine has not begun it."""
        return cls(**batch.cursor) if batch.cursor else cls(CHUNK)

    def after(self, chunk: Chunk) -> Cursor:
        """Return the cursor behind a chunk."""
        counts = Counts(**self.counts)
        counts.add(chunk.counts)
        written = chunk.written()
        return replace(
            self,
            row=chunk.last,
            staged=self.staged + len(written),
            digest=digest(self.digest, chunk),
            counts=counts.as_dict(),
        )


def digest(before: str, chunk: Chunk) -> str:
    """Return what stands for all that the chunks up to this one do."""
    said = "\n".join([before, *map(storing.said, chunk.written())])
    return sha256(said.encode()).hexdigest()


def stage(batch: ImportBatch, long: Long, budget: float | None) -> bool:
    """Read on from the cursor for about `budget` seconds (None: to the end); True when all has been read.

    Each chunk is committed with its cursor: killed at any moment, reading goes on there.
    """
    report = ImportReport(batch.file_name, sha256=batch.sha256, checked_only=True)
    cursor = Cursor.of(batch)
    passing = Passing(long, report, rehearsing=True, size=cursor.size)
    if cursor.rests_on == passing.rests_on():
        # What the head has to say was kept the first time.
        report.errors.clear()
        report.warnings.clear()
        report.totals.clear()
        report.totals.update(batch.totals)
    else:
        cursor = Cursor(passing.size, rests_on=passing.rests_on())
    until: float | None = None
    for chunk in _up_to_a_refusal(passing, cursor, report):
        # Walking up to the cursor does not count, or a long file would never come to its end.
        if until is None and budget is not None:
            until = time.monotonic() + budget
        going_on = _keep(batch, passing, cursor, chunk, report)
        if going_on is None:
            return batch.state not in {State.UPLOADED, State.STAGING}
        cursor = going_on
        if until is not None and time.monotonic() > until:
            return False
    return _finish(batch, long, cursor, report)


def _up_to_a_refusal(passing: Passing, cursor: Cursor, report: ImportReport) -> Iterator[Chunk]:
    try:
        yield from passing.chunks(cursor.row)
    except FileRefusedError as refusal:
        said = in_every_language(partial(str, refusal))
        report.error(Issue(report.file, "file-refused", "", "%(message)s", params={"message": said}))


def _keep(
    batch: ImportBatch, passing: Passing, cursor: Cursor, chunk: Chunk, report: ImportReport
) -> Cursor | None:
    """Commit a chunk and return the cursor behind it; None when somebody else reads the file faster."""
    following = cursor.after(chunk)
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state != State.STAGING or not _is_at(row, cursor):
            batch.refresh_from_db()
            return None
        if not cursor.row:
            _clear(row)
        if report.ok:
            storing.stage(row, passing, chunk.written(), after=cursor.staged)
        following = _note(row, following, report)
        row.counts = {passing.shape.sheet.name: following.counts}
        row.progress = _progress(row, chunk)
        row.save()
    batch.cursor, batch.totals, batch.progress = row.cursor, row.totals, row.progress
    return following


def _is_at(row: ImportBatch, cursor: Cursor) -> bool:
    standing = Cursor.of(row)
    return standing == cursor or (not cursor.row and standing.rests_on != cursor.rests_on)


def _clear(row: ImportBatch) -> None:
    row.rows.all()._raw_delete(row.rows.db)
    row.issues.all().delete()
    row.totals, row.warnings, row.progress = {}, 0, 0


def _note(row: ImportBatch, cursor: Cursor, report: ImportReport) -> Cursor:
    """Keep what the report has gathered since last time, the first thousand of each level, and empty it."""
    errors = row.issues.filter(level=Level.ERROR).count() if report.errors else 0
    report.errors = report.errors[: KEPT - errors]
    report.warnings = report.warnings[: KEPT - row.warnings]
    found = list(issue_rows(row, report, after=cursor.issues))
    ImportIssue.objects.bulk_create(found, batch_size=500)
    row.totals, row.warnings = dict(report.totals), row.warnings + len(report.warnings)
    cursor = replace(cursor, issues=cursor.issues + len(found))
    row.cursor = asdict(cursor)
    report.errors, report.warnings = [], []
    return cursor


def _finish(batch: ImportBatch, long: Long, cursor: Cursor, report: ImportReport) -> bool:
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state == State.STAGING and _is_at(row, cursor):
            if not cursor.row:
                _clear(row)
            _note(row, cursor, report)
            row.counts = {long.sheet.name: {**Counts().as_dict(), **cursor.counts}}
            if not report.ok:
                row.rows.all()._raw_delete(row.rows.db)
                row.counts = {}
            row.state = State.READY if report.ok else State.INVALID
            row.progress, row.conflicts = row.size, []
            row.save()
    batch.refresh_from_db()
    return batch.state not in {State.UPLOADED, State.STAGING}


def _progress(row: ImportBatch, chunk: Chunk) -> int:
    """Return about how many bytes have been read, by what a row of the file holds."""
    guess = row.progress + chunk.read * chunk.width
    return min(guess, int(row.size * _MOST_SHOWN))
