"""Saving the next text of a record. The public sees nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from publishing import audit, permissions, snapshots
from publishing.actions.errors import Refused, Stale
from publishing.actions.going_live import named_clashes
from publishing.actions.rows import append, follow, is_news, lock, lock_one, revisions_of
from publishing.blockers import Blocker, placed
from publishing.models import LiveRowProtected, Origin, Publishable, Revision


@transaction.atomic
def save_draft(
    *,
    record: Publishable,
    content: snapshots.Content,
    base: int | None,
    by: User,
    now: datetime | None = None,
    reason: str = "",
    origin: str = Origin.EDITOR,
) -> Revision | None:
    """Keep `content` as the record's newest text and return its revision, or None when it says nothing new.

    `base` is the number of the revision the author started from (None: there was none); raises Stale when
    it is not the newest any more. A record that was never published has the text on its row as well; Refused
    when another record has taken its address meanwhile.
    """
    row = lock_one(record)
    permissions.check_change(by, row)
    if (row.head_revision.number if row.head_revision else None) != base:
        raise Stale(row.head_revision)
    if not is_news(row, content):
        return None
    if not row.ever_published:
        try:
            with transaction.atomic():
                snapshots.materialise([(row, content)])
        except IntegrityError as clash:
            raise Refused(named_clashes({row: content}, clash)) from clash
    [revision] = append([(row, content)], by=by, now=now or timezone.now(), origin=origin, reason=reason)
    follow([record], [row])
    return revision


@transaction.atomic
def record_saved(
    *,
    records: Iterable[Publishable],
    by: User,
    origin: str = Origin.EDITOR,
    reason: str = "",
    now: datetime | None = None,
) -> list[Revision]:
    """Keep what was written directly to rows of never-published records: a revision for each that changed."""
    records = list(records)
    rows = lock(records)
    for row in rows:
        permissions.check_change(by, row)
        if row.ever_published:
            raise LiveRowProtected(
                f"{row._meta.label} {row.pk} is public: its row must not be written directly"
            )
    news = [pair for pair in snapshots.capture_all(rows).items() if is_news(*pair)]
    if not news:
        return []
    revisions = append(news, by=by, now=now or timezone.now(), origin=origin, reason=reason)
    follow(records, rows)
    return revisions


@transaction.atomic
def restore(*, record: Publishable, number: int, by: User, now: datetime | None = None) -> Revision | None:
    """Make the text of revision `number` the newest draft again; None when it already is."""
    row = lock_one(record)
    old = revisions_of(row).filter(number=number).first()
    if old is None:
        raise Refused([placed(Blocker(_("There is no revision %(number)s.") % {"number": number}), row)])
    return save_draft(
        record=record,
        content=snapshots.upcast(type(row), old),
        base=row.head_revision.number if row.head_revision else None,
        by=by,
        now=now,
        reason=_("restored from revision %(number)s") % {"number": number},
        origin=Origin.RESTORE,
    )


@transaction.atomic
def discard(*, record: Publishable, by: User, now: datetime | None = None) -> Revision | None:
    """Give up the draft: the public text becomes the newest one again. The draft stays in the history."""
    row = lock_one(record)
    if row.live_revision is None or row.head_revision is None:
        raise Refused([placed(Blocker(_("Nothing is published that the draft could go back to.")), row)])
    return save_draft(
        record=record,
        content=snapshots.upcast(type(row), row.live_revision),
        base=row.head_revision.number,
        by=by,
        now=now,
        reason=_("draft given up; back to revision %(number)s") % {"number": row.live_revision.number},
        origin=Origin.RESTORE,
    )


@transaction.atomic
def delete(*, record: Publishable, by: User, now: datetime | None = None) -> None:
    """Delete a record the public has never seen; revisions and trail stay. ProtectedError when it is used."""
    row = lock_one(record)
    if row.ever_published:
        raise Refused([placed(Blocker(_("It has been public, so it is withdrawn, never deleted.")), row)])
    permissions.check_delete(by, row)
    audit.write([audit.entry("deleted", by=by, now=now or timezone.now(), record=row)])
    row.delete()
