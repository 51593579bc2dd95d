"""Publishing a source releases the numbers that wait for it, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from directory.models import Source
from indicators.models import Observation
from indicators.releasing import release_rows
from publishing.effects import after_publish
from publishing.models import Publishable


@after_publish
def release_pending(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Release the pending rows of sources that have just become public."""
    sources = [record.pk for record in records if isinstance(record, Source) and record.is_published]
    if sources:
        release_rows(Observation.objects.filter(source__in=sources), by=by, now=now)
