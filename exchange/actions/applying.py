"""Writing a staged file: once, and only what its preview has shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.models import User
from exchange.actions.importing import carry_out, is_public_at_once, keep_rows, note_import, parse, refusing
from exchange.actions.rights import WrongState, check_confirm, check_sheets
from exchange.actions.steps import long_of
from exchange.actions.uploading import read_stored
from exchange.bulk import writing as bulk
from exchange.models import ImportBatch, StagedRow, State
from exchange.sheets import all_sheets
from exchange.staging.report import ImportReport, Issue, plain_params
from publishing.actions import content_changed

SHOWN = 200
_GONE = gettext_noop("records that are still there: one that the file names has been deleted")


@dataclass
class Applied:
    """What writing did: `already` when somebody was faster, `conflicts` when the records have changed."""

    batch: ImportBatch
    already: bool = False
    conflicts: list[dict[str, Any]] = field(default_factory=list)


class _ConflictError(Exception):
    """The file would not do what the preview has shown."""


def apply(batch: ImportBatch, *, by: User, now: datetime | None = None) -> Applied:
    """Write a staged file in one transaction, exactly once; on any conflict nothing.

    A conflict is a row that would not do now what was staged. Raises PermissionDenied, FileGone, WrongState.
    """
    check_confirm(by, batch)
    now = now or timezone.now()
    report = ImportReport(batch.file_name, sha256=batch.sha256)
    conflicts: list[dict[str, Any]] = []
    try:
        with transaction.atomic():
            row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
            if row.state == State.APPLIED:
                return Applied(row, already=True)
            if row.state != State.READY:
                raise WrongState(row)
            _write(row, report, conflicts, by=by, now=now)
    except IntegrityError:
        # Found only at the end of the transaction: something the rows name went away in between.
        report.error(Issue(report.file, "constraint", "", _GONE))
        conflicts = [_refused(one) for one in report.errors]
    except _ConflictError:
        pass
    if conflicts:
        conflicts = conflicts[:SHOWN]
        waiting = ImportBatch.objects.filter(pk=batch.pk, state=State.READY)
        waiting.update(conflicts=conflicts)
    batch.refresh_from_db()
    return Applied(batch, conflicts=conflicts)


def _write(
    batch: ImportBatch,
    report: ImportReport,
    conflicts: list[dict[str, Any]],
    *,
    by: User,
    now: datetime,
) -> None:
    if batch.cursor:
        _write_long(batch, report, conflicts, by=by)
        drafts = 0
    else:
        _write_carefully(batch, report, conflicts, by=by, now=now)
        drafts = report.drafts
    batch.state, batch.applied_at, batch.applied_by = State.APPLIED, now, by
    batch.drafts, batch.conflicts = drafts, []
    batch.save()
    note_import(batch, by=by, now=now)


def _write_long(
    batch: ImportBatch, report: ImportReport, conflicts: list[dict[str, Any]], *, by: User
) -> None:
    """Write what the set-based engine has staged."""
    long = long_of(batch)
    if long is None:
        raise WrongState(batch)  # the sheets of the portal have changed since
    check_sheets([long.sheet], by)
    try:
        with transaction.atomic():
            bulk.write(batch, long, report)
    except bulk.OtherwiseError:
        report = ImportReport(batch.file_name, sha256=batch.sha256, checked_only=True)
        for staged, fresh in bulk.would_do(batch, long, report):
            conflicts += compared(staged, fresh)
            if len(conflicts) >= SHOWN:
                break
        conflicts[:0] = [_refused(one) for one in report.errors]
        raise _ConflictError from None
    if is_public_at_once(long.sheet):
        content_changed()


def _write_carefully(
    batch: ImportBatch,
    report: ImportReport,
    conflicts: list[dict[str, Any]],
    *,
    by: User,
    now: datetime,
) -> None:
    staged = list(batch.rows.all())
    parsed = parse(lambda: read_stored(batch), report, by=by, only=set(batch.only) if batch.only else None)
    if parsed is None:
        raise _ConflictError
    check_sheets([one.sheet for one in parsed], by)
    # The savepoint goes back alone when the file is refused; the list of reasons stays.
    with refusing(report), transaction.atomic():
        carry_out(parsed, report, by=by, now=now)
    conflicts += [_refused(one) for one in report.errors]
    if report.ok:
        conflicts += compared(staged, report.rows)
    if conflicts:
        raise _ConflictError
    noted = {(one.sheet, one.key): one for one in staged}
    for one in report.rows:
        old = noted[one.sheet, one.key]
        one.warned, one.remarks = old.warned, old.remarks
    keep_rows(batch, report.rows)


def compared(staged: list[StagedRow], fresh: list[StagedRow]) -> list[dict[str, Any]]:
    """Return each cell in which what a file would do now differs from what was staged, in its order."""
    before = {(one.sheet, one.key): one for one in staged}
    after = {(one.sheet, one.key): one for one in fresh}
    order = {one.name: index for index, one in enumerate(all_sheets())}
    found: list[dict[str, Any]] = []
    for key in before.keys() | after.keys():
        found += _differences(before.get(key), after.get(key))
    return sorted(found, key=lambda one: (order.get(one["sheet"], 0), one["number"], one["column"]))


def _differences(old: StagedRow | None, new: StagedRow | None) -> list[dict[str, Any]]:
    if old and new and (old.op, old.before, old.after) == (new.op, new.before, new.after):
        return []
    if old and new and old.op == new.op:
        return [
            _conflict(old, "edited", name, old.before.get(name, ""), new.before.get(name, ""))
            for name in sorted(old.after.keys() | new.after.keys())
            if (old.before.get(name), old.after.get(name)) != (new.before.get(name), new.after.get(name))
        ]
    if old and new:
        return [_conflict(old, f"is-{new.op}")]
    if old:
        return [
            _conflict(old, "changes-nothing", name, old.before.get(name, "")) for name in old.after or [""]
        ]
    return [] if new is None else [_conflict(new, "changes-now", name) for name in new.after or [""]]


def _conflict(
    row: StagedRow, code: str, column: str = "", staged: str = "", live: str = ""
) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "number": row.number,
        "column": column,
        "place": str(row),
        "key": row.key,
        "staged": staged,
        "live": live,
        "code": code,
    }


def _refused(issue: Issue) -> dict[str, Any]:
    row = StagedRow(sheet=issue.sheet, title=issue.sheet, number=issue.number or 0)
    conflict = _conflict(row, "refused", issue.column, live=issue.found)
    return {**conflict, "place": issue.place, "message": issue.message, "params": plain_params(issue)}
