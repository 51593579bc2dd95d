"""Imports write rows and parts as they like; afterwards live rows are as before, and drafts hold the news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from publishing import permissions, snapshots
from publishing.actions.rows import append, follow, is_news, lock
from publishing.models import Origin, Publishable, Revision
from publishing.rehearsal import writing_live_rows
from publishing.states import Status


class Drafts:
    """What a block of `drafting` works on, and, once it has ended, the revisions it made."""

    def __init__(self, records: list[Publishable]) -> None:
        self.records = records
        self.revisions: list[Revision] = []

    def include(self, record: Publishable) -> None:
        """Take in a record that the block has just created."""
        self.records.append(record)


@contextmanager
def drafting(
    *,
    records: Iterable[Publishable],
    by: User,
    origin: str = Origin.IMPORT,
    reason: str = "",
    now: datetime | None = None,
) -> Iterator[Drafts]:
    """Let the block write the newest text of `records` to their rows and parts, then keep it as drafts.

    Inside, rows of ever-published records hold their newest text and count as unpublished; on leaving, the
    public text is put back and what changed is a new draft. Never-published rows stay as written.
    """
    drafts = Drafts(list(records))
    with transaction.atomic():
        public = [row for row in lock(drafts.records) if row.ever_published]
        for row in public:
            permissions.check_change(by, row)
        before = snapshots.capture_all(public)
        status = {row: row.status for row in public}
        heads = {row: snapshots.upcast(type(row), row.head_revision) for row in public if row.head_revision}
        snapshots.materialise(heads.items(), status=Status.UNPUBLISHED)
        follow(drafts.records, public)
        with writing_live_rows():
            yield drafts
        rows = lock(drafts.records)
        written = snapshots.capture_all(rows)
        for row in rows:
            if not row.ever_published:
                permissions.check_change(by, row)
        _put_back(rows, before, status)
        news = [(row, written[row]) for row in rows if is_news(row, written[row])]
        if news:
            drafts.revisions = append(news, by=by, now=now or timezone.now(), origin=origin, reason=reason)
        follow(drafts.records, rows)


def _put_back(
    rows: list[Publishable], before: dict[Publishable, snapshots.Content], status: dict[Publishable, str]
) -> None:
    for wanted in set(status.values()):
        group = [(row, before[row]) for row in rows if status.get(row) == wanted]
        snapshots.materialise(group, status=wanted)
