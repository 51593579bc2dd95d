"""The trail of who did what: lines are added by actions, in their transaction, and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from accounts.models import User
from publishing.models import AuditEntry, Revision


def entry(
    verb: str,
    *,
    by: User,
    now: datetime,
    record: models.Model | None = None,
    revision: Revision | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditEntry:
    """Return one line of the trail, not yet saved: `by` did `verb` (past tense: "published") at `now`."""
    return AuditEntry(
        at=now,
        by=by,
        verb=verb,
        content_type=None if record is None else ContentType.objects.get_for_model(record),
        object_id="" if record is None else str(record.pk),
        label=_label(record, revision),
        revision=revision,
        detail=detail or {},
    )


def write(entries: Iterable[AuditEntry]) -> None:
    """Add the lines to the trail."""
    AuditEntry.objects.bulk_create(entries)


def _label(record: models.Model | None, revision: Revision | None) -> str:
    if revision is not None:
        return revision.label_en or revision.label_zh_hans
    return "" if record is None else str(record)[:300]
