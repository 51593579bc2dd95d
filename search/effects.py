"""The index follows what becomes public and what stops being so, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from accounts.models import User
from directory.models import Source
from indicators.models import Indicator
from publishing.effects import after_publish, after_withdraw
from publishing.models import Publishable
from search.index import refresh


@after_publish
def index_published(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Write the entries of records just published."""
    refresh([*records, *_counted_by(records)])


@after_withdraw
def index_withdrawn(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Remove the entries of records just withdrawn."""
    refresh([*records, *_counted_by(records)])


def _counted_by(records: Sequence[Publishable]) -> Iterable[Indicator]:
    """Return the indicators that are found by numbers of these records: those of sources."""
    sources = [record.pk for record in records if isinstance(record, Source)]
    return Indicator.objects.filter(observations__source__in=sources).distinct() if sources else ()
