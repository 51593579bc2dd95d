"""Undo: an import is taken back, except what somebody has touched since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from exchange.actions.rights import WrongState, check_confirm, check_sheets
from exchange.models import ImportBatch, StagedRow, State
from exchange.sheets import chosen
from exchange.staging.reverting import records_of, revert
from publishing import audit
from publishing.actions import content_changed, drafting


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo did: `kept` rows were left alone; `already` when somebody was faster."""

    batch: ImportBatch
    kept: int = 0
    already: bool = False


def undo(batch: ImportBatch, *, by: User, now: datetime | None = None) -> Undone:
    """Take back what the import wrote, in one transaction. Public texts stay: for them it makes a draft.

    Rows that were edited or made public since are kept and say why. PermissionDenied, WrongState.
    """
    check_confirm(by, batch)
    now = now or timezone.now()
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state == State.UNDONE:
            return Undone(row, already=True)
        rows = list(row.rows.all())
        if row.state != State.APPLIED or not rows:
            raise WrongState(row)
        check_sheets(chosen({one.sheet for one in rows}), by)
        _take_back(row, rows, by=by, now=now)
        row.state, row.undone_at, row.undone_by = State.UNDONE, now, by
        row.save()
        detail = {"batch": str(row.pk), "file": row.file_name}
        audit.write([audit.entry("undone", by=by, now=now, record=row, detail=detail)])
    batch.refresh_from_db()
    return Undone(batch, sum(1 for one in rows if one.kept and one.number))


def _take_back(batch: ImportBatch, rows: list[StagedRow], *, by: User, now: datetime) -> None:
    reason = _("undo of the import of %(file)s") % {"file": batch.file_name}
    with drafting(records=records_of(rows), by=by, now=now, reason=reason):
        deleted = revert(rows)
    audit.write([audit.entry("deleted", by=by, now=now, record=record) for record in deleted])
    StagedRow.objects.bulk_update([row for row in rows if row.kept], ["kept"], batch_size=200)
    if any(one.publishable is None and one.succeed is None for one in chosen({row.sheet for row in rows})):
        content_changed()
