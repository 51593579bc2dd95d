"""The index follows what becomes public and what stops being so, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from publishing.effects import after_publish, after_withdraw
from publishing.models import Publishable
from search.index import refresh


@after_publish
def index_published(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Write the entries of records just published."""
    refresh(records)


@after_withdraw
def index_withdrawn(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Remove the entries of records just withdrawn."""
    refresh(records)
