"""Undo: an import is taken back, except what somebody has touched since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from exchange.actions.importing import is_public_at_once
from exchange.actions.rights import WrongState, check_confirm, check_sheets
from exchange.bulk import undoing as bulk
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
        if row.state != State.APPLIED or not row.rows.exists():
            raise WrongState(row)
        sheets = chosen(row.rows.order_by().values_list("sheet", flat=True).distinct())
        check_sheets(sheets, by)
        if row.cursor:
            bulk.delete_untouched(row, sheets[0])
            for rows in bulk.left(row, sheets[0]):
                _take_back(row, rows, by=by, now=now)
        else:
            _take_back(row, list(row.rows.all()), by=by, now=now)
        if any(is_public_at_once(one) for one in sheets):
            content_changed()
        row.state, row.undone_at, row.undone_by = State.UNDONE, now, by
        row.save()
        detail = {"batch": str(row.pk), "file": row.file_name}
        audit.write([audit.entry("undone", by=by, now=now, record=row, detail=detail)])
    batch.refresh_from_db()
    return Undone(batch, batch.rows.exclude(kept={}).filter(number__gt=0).count())


def _take_back(batch: ImportBatch, rows: list[StagedRow], *, by: User, now: datetime) -> None:
    reason = _("undo of the import of %(file)s") % {"file": batch.file_name}
    with drafting(records=records_of(rows), by=by, now=now, reason=reason):
        deleted = revert(rows)
    audit.write([audit.entry("deleted", by=by, now=now, record=record) for record in deleted])
    StagedRow.objects.bulk_update([row for row in rows if row.kept], ["kept"], batch_size=200)
