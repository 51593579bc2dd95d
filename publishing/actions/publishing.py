"""Making texts public: one road for publish, correction, checklist and preview, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from publishing import audit, effects, permissions
from publishing.actions import going_live
from publishing.actions.addresses import keep_old_addresses
from publishing.actions.corrections import CorrectionText, write_corrections
from publishing.actions.drafts import record_saved
from publishing.actions.edges import also_affected, hosts_of, rewrite_links
from publishing.actions.errors import Refused
from publishing.actions.rows import follow, lock
from publishing.actions.versions import content_changed
from publishing.blockers import Blocker
from publishing.models import Origin, Publishable, Revision
from publishing.rehearsal import rehearsal, writing_live_rows
from publishing.states import Status


@dataclass(frozen=True)
class _Road:
    """How a release goes: by whom, when, with which correction, and whether blockers stop it."""

    by: User
    now: datetime
    correction: CorrectionText | None = None
    insist: bool = True


class _Released(NamedTuple):
    """The locked rows, and those of them that went out."""

    rows: list[Publishable]
    outgoing: list[Publishable]


@transaction.atomic
def publish(
    *,
    records: Iterable[Publishable],
    by: User,
    now: datetime | None = None,
    correction: CorrectionText | None = None,
) -> list[Revision]:
    """Make the newest texts of the records and their companions public, all or none; return what went out.

    Raises Refused with every blocker. Records whose newest text is public already are left alone.
    """
    records = list(records)
    together = _with_companions(records)
    for row in together:
        permissions.check_publish(by, row)
    released = _release(together, records, _Road(by=by, now=now or timezone.now(), correction=correction))
    follow([*records, *together], released.rows)
    return [row.head_revision for row in released.outgoing if row.head_revision is not None]


def outgoing(*, records: Iterable[Publishable]) -> list[Publishable]:
    """Return what would go out if the records were published now, companions included."""
    records = list(records)
    return [row for row in _with_companions(records) if _has_news(row, named=row in records)]


def check(*, records: Iterable[Publishable], by: User | None = None) -> list[Blocker]:
    """Return what would keep the records from being published now, by publishing them in a rehearsal."""
    with rehearsal():
        try:
            records = list(records)
            road = _Road(by=by or User.objects.system(), now=timezone.now())
            _release(_with_companions(records), records, road)
            connection.check_constraints()
        except Refused as refused:
            return refused.blockers
        except IntegrityError as broken:
            return [Blocker(_("The database refuses it: %(error)s") % {"error": broken})]
    return []


@contextmanager
def previewing(*, records: Iterable[Publishable], by: User) -> Iterator[None]:
    """Run the block with the records' newest texts public, then roll everything back.

    Blockers do not stop it; only a text that could not stand on a public page at all raises Refused.
    """
    with rehearsal():
        records = list(records)
        road = _Road(by=by, now=timezone.now(), insist=False)
        _release(_with_hosts(_with_companions(records)), _with_hosts(records), road)
        yield


def _release(together: list[Publishable], named: list[Publishable], road: _Road) -> _Released:
    with writing_live_rows():
        rows = lock(together)
        fresh = [row for row in rows if not row.ever_published]
        record_saved(records=fresh, by=User.objects.system(), origin=Origin.COMMAND, now=road.now)
        outgoing = [row for row in rows if _has_news(row, named=row in named)]
        if outgoing:
            _go_out(outgoing, road)
        elif road.correction is not None:
            raise Refused([_("Nothing has changed, so there is nothing to correct.")])
    return _Released(rows, outgoing)


def _go_out(rows: list[Publishable], road: _Road) -> None:
    before = {row: copy(row) for row in rows if row.ever_published}
    paths = {row: going_live.english_path(row) for row in before}
    blockers = going_live.put_texts_on_rows(rows)
    if blockers:
        raise Refused(blockers)
    blockers += going_live.flip(rows, now=road.now)
    blockers += going_live.registered_blockers(rows)
    if blockers and (road.insist or any(row.status != Status.LIVE for row in rows)):
        raise Refused(blockers)
    going_live.mark_revisions(before, rows, now=road.now)
    content_changed()
    keep_old_addresses(before, paths, rows, now=road.now)
    affected = [*rows, *also_affected(rows)]
    rewrite_links(affected)
    effects.run_after_publish(affected, by=road.by, now=road.now)
    corrected = write_corrections(road.correction, before, rows, now=road.now)
    audit.write(
        audit.entry(
            "corrected" if row in corrected else "published",
            by=road.by,
            now=road.now,
            record=row,
            revision=row.head_revision,
            detail={"correction": corrected[row].code} if row in corrected else None,
        )
        for row in rows
    )


def _with_companions(records: Iterable[Publishable]) -> list[Publishable]:
    """Return the records and what goes out with them, each once."""
    found: dict[Publishable, None] = {}
    for record in records:
        found[record] = None
        found.update(dict.fromkeys(record.companions()))
    return list(found)


def _has_news(row: Publishable, *, named: bool) -> bool:
    if row.status == Status.WITHDRAWN:
        return named  # a companion that was withdrawn comes back only when it is asked for by name
    return row.status != Status.LIVE or row.head_revision_id != row.live_revision_id


def _with_hosts(records: Iterable[Publishable]) -> list[Publishable]:
    """Return the records and those without which they are not public: a section's chapter and report."""
    found = dict.fromkeys(records)
    waiting = list(found)
    while waiting:
        hosts = [host for host in hosts_of(waiting.pop()) if host not in found]
        found.update(dict.fromkeys(hosts))
        waiting += hosts
    return list(found)
