"""Forgetting old imports: their files and rows go, the line that they happened stays."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from exchange.models import FOLDER, OPEN, ImportBatch, State


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
    _sweep(until)
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


def _sweep(until: datetime) -> None:
    """Delete files that an upload left behind when it was cut off before its import was on record."""
    storage = default_storage
    try:
        folders, _files = storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    known = {str(pk) for pk in ImportBatch.objects.exclude(file="").values_list("pk", flat=True)}
    for folder in folders:
        for name in storage.listdir(f"{FOLDER}/{folder}")[1]:
            path = f"{FOLDER}/{folder}/{name}"
            if folder not in known and storage.get_modified_time(path) < until:
                storage.delete(path)
