"""Forgetting old imports: their files and rows go, the line that they happened stays."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from exchange.models import OPEN, ImportBatch, State


def expire(*, days: int | None = None, now: datetime | None = None) -> int:
    """Drop files, rows and issues of imports older than `days` (default IMPORT_KEEP_DAYS); return how many.

    What was never written becomes expired; a written one stays written, without its undo.
    """
    kept = settings.IMPORT_KEEP_DAYS if days is None else days
    until = (now or timezone.now()) - timedelta(days=kept)
    old = ImportBatch.objects.filter(at__lt=until).exclude(state=State.EXPIRED)
    count = 0
    for pk in old.values_list("pk", flat=True):
        with transaction.atomic():
            batch = ImportBatch.objects.select_for_update().get(pk=pk)
            count += _forget(batch)
    return count


def _forget(batch: ImportBatch) -> bool:
    had = bool(batch.file) or batch.rows.exists() or batch.issues.exists() or batch.state in OPEN
    if not had:
        return False
    batch.rows.all()._raw_delete(batch.rows.db)
    batch.issues.all().delete()
    name, storage = batch.file.name, batch.file.storage
    batch.file = ""
    if batch.state in OPEN:
        batch.state = State.EXPIRED
    batch.save()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
    return True
