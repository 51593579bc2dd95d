"""Writing a staged long sheet in the transaction of the caller, if it would still do what was staged."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from exchange.bulk import storing
from exchange.bulk.choosing import Long
from exchange.bulk.images import insert_staged
from exchange.bulk.passing import Chunk, Passing, rests_on
from exchange.bulk.reading import Cursor, digest
from exchange.bulk.standing import Standing
from exchange.models import ImportBatch, StagedRow
from exchange.staging.lookup import Lookup
from exchange.staging.report import ImportReport


class OtherwiseError(Exception):
    """The file would not do now what was staged."""


def write(batch: ImportBatch, long: Long, report: ImportReport) -> None:
    """Write what was staged; OtherwiseError when the file would do something else now.

    Where all rows are new and nothing that they rest on has changed, the staged rows go straight into the
    table. Otherwise the file is gone through again, as the careful engine does. Raises IntegrityError.
    """
    cursor, lookup = Cursor.of(batch), Lookup()
    all_new = cursor.counts["created"] == cursor.staged == sum(cursor.counts.values())
    with transaction.atomic():
        as_staged = all_new and cursor.rests_on == rests_on(long.sheet, lookup)
        if as_staged and not Standing(long.sheet).any_staged(batch):
            insert_staged(batch, long.sheet)
            return
        passing = Passing(long, report, rehearsing=False, size=cursor.size)
        done, staged = "", 0
        for chunk in passing.chunks():
            written = chunk.written()
            if report.ok:
                storing.write_new(batch, passing.shape, written, after=staged)
                _note_keys(batch, chunk)
            done, staged = digest(done, chunk), staged + len(written)
        if not report.ok or done != cursor.digest:
            raise OtherwiseError


def would_do(
    batch: ImportBatch, long: Long, report: ImportReport
) -> Iterator[tuple[list[StagedRow], list[StagedRow]]]:
    """Yield, chunk by chunk, what was staged and what the file would do now; nothing is written."""
    passing, before = Passing(long, report, rehearsing=True), 0
    for chunk in passing.chunks():
        fresh = [
            one if isinstance(one, StagedRow) else storing.staged_row(batch, passing, one)
            for one in chunk.written()
        ]
        yield list(batch.rows.filter(number__gt=before, number__lte=chunk.last)), fresh
        before = chunk.last


def _note_keys(batch: ImportBatch, chunk: Chunk) -> None:
    """Note with the rows that the careful engine has written which record each is by now."""
    if not chunk.other:
        return
    fresh = {one.number: one for one in chunk.other}
    staged = list(batch.rows.filter(number__in=list(fresh)))
    for row in staged:
        row.object_id, row.image = fresh[row.number].object_id, fresh[row.number].image
    StagedRow.objects.bulk_update(staged, ["object_id", "image"], batch_size=50)
