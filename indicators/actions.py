"""How numbers change: recorded as pending rows, released with their source, superseded, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from accounts.models import User
from directory.models import Source
from indicators import permissions
from indicators.models import Change, Observation
from indicators.releasing import release_rows
from indicators.staging import place_in_time, successor
from publishing import audit
from publishing.effects import run_after_publish
from publishing.states import Status

Key = tuple[int, int, str, int]
SAID = (
    "value",
    "qualifier",
    "obs_status",
    "printed_en",
    "printed_zh_hans",
    "rounding_step",
    "footnote_en",
    "footnote_zh_hans",
    "note",
    "named_period_id",
)
CHANGE_SAID = ("kind", "value", "basis", "printed_en", "printed_zh_hans")


@dataclass(frozen=True)
class Row:
    """A number to record: an unsaved observation, and the changes its source prints with it."""

    observation: Observation
    changes: Sequence[Change] = ()

    @property
    def key(self) -> Key:
        """What the number is of: indicator, area, period and source."""
        one = self.observation
        return one.indicator_id, one.area_id, one.period, one.source_id


@transaction.atomic
def record_observations(*, rows: Iterable[Row], by: User, now: datetime | None = None) -> list[Observation]:
    """Write the rows as pending; return those that were new or different.

    A row that says what is public already leaves nothing behind. Raises ValidationError for a period that is
    none or does not suit its indicator.
    """
    permissions.check_record(by)
    rows = list(rows)
    for row in rows:
        _place(row.observation)
    standing = _standing(rows)
    written = [row for row in rows if _write(row, standing.get(row.key, []))]
    moment = now or timezone.now()
    audit.write(audit.entry("recorded", by=by, now=moment, record=row.observation) for row in written)
    return [row.observation for row in written]


@transaction.atomic
def release(*, sources: Iterable[Source], by: User, now: datetime | None = None) -> int:
    """Make the pending rows of public sources public, superseding what they replace; return how many."""
    sources = [source for source in sources if source.status == Status.LIVE]
    for source in sources:
        permissions.check_release(by, source)
    now = now or timezone.now()
    released = release_rows(Observation.objects.filter(source__in=sources), by=by, now=now)
    if released:
        # What follows from a source that becomes public follows from more of its numbers.
        run_after_publish(sources, by=by, now=now)
    return released


def _place(observation: Observation) -> None:
    problems = {field: str(error) for field, error in place_in_time(observation)}
    if problems:
        raise ValidationError(problems)


def _standing(rows: Sequence[Row]) -> dict[Key, list[Observation]]:
    """Return the pending and the current row of each key, the pending one first; two queries."""
    wanted = Q(pk=None)
    for source in {row.key[3] for row in rows}:
        indicators = {row.key[0] for row in rows if row.key[3] == source}
        wanted |= Q(source=source, indicator__in=indicators)
    found: dict[Key, list[Observation]] = {}
    current = Observation.objects.current().filter(wanted).prefetch_related("changes")
    for one in sorted(current, key=lambda row: row.released_at is not None):
        found.setdefault((one.indicator_id, one.area_id, one.period, one.source_id), []).append(one)
    return found


def _write(row: Row, standing: list[Observation]) -> bool:
    if standing and _same(row, standing[0]):
        return False
    pending = next((one for one in standing if one.released_at is None), None)
    public = next((one for one in standing if one.released_at is not None), None)
    if pending is not None and public is not None and _same(row, public) and _dropped(pending):
        return True
    if pending is not None:
        # One and the same row goes on waiting: what counts by it, such as an award, stays with it.
        row.observation.pk = pending.pk
        pending.changes.all().delete()
    following = successor(public) if public is not None else None
    row.observation.supersedes = following.supersedes if following is not None else None
    row.observation.released_at = row.observation.superseded_at = None
    row.observation.save(force_insert=pending is None, force_update=pending is not None)
    for change in row.changes:
        change.observation = row.observation
    Change.objects.bulk_create(row.changes)
    return True


def _dropped(pending: Observation) -> bool:
    """Drop a number that no longer waits; say no where something counts by it."""
    try:
        with transaction.atomic():
            pending.delete()
    except ProtectedError:
        return False
    return True


def _same(row: Row, other: Observation) -> bool:
    if any(getattr(row.observation, name) != getattr(other, name) for name in SAID):
        return False
    return _changes(row.changes) == _changes(other.changes.all())


def _changes(changes: Iterable[Change]) -> set[tuple[Any, ...]]:
    return {tuple(getattr(one, name) for name in CHANGE_SAID) for one in changes}
