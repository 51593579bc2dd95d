"""Pending numbers become public: what they replace is superseded at the same moment, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from accounts.models import User
from indicators.models import Observation
from publishing import audit
from publishing.actions import content_changed


def release_rows(rows: Any, *, by: User, now: datetime) -> int:
    """Release the pending ones of `rows`; the caller has asked whether this may be. Return how many."""
    pending = list(rows.pending().select_related("indicator", "area"))
    if not pending:
        return 0
    replaced = [one.supersedes_id for one in pending if one.supersedes_id is not None]
    # First the old ones: there is never more than one current row.
    Observation.objects.filter(pk__in=replaced, superseded_at=None).update(superseded_at=now)
    Observation.objects.filter(pk__in=[one.pk for one in pending]).update(released_at=now)
    content_changed()
    audit.write(audit.entry("released", by=by, now=now, record=one) for one in pending)
    return len(pending)
