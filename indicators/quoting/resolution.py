"""Which row a reference means: the edition's own, failing that the newest public one as of a moment.

The rule is ADR 4. Two queries, however many references.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from directory.models import Source
from indicators import periods
from indicators.models import Indicator, Observation
from indicators.references import Reference


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where references are read: the edition's source and area by key, and the moment (None: now).

    `pending` counts the source's waiting rows as well: for a text that goes out together with its source.
    `past` counts nothing released after the moment, not even by the source: for a page as it once stood.
    """

    source: int | None = None
    area: int | None = None
    as_of: datetime | None = None
    pending: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A reference with the row it means; the row carries its printed change (`with_change`)."""

    reference: Reference
    indicator: Indicator
    observation: Any


class Resolution:
    """The rows that references mean, fetched together and then looked up without a query."""

    def __init__(self, standpoint: Standpoint) -> None:
        self.standpoint = standpoint
        self.indicators: dict[str, Indicator] = {}
        self._areas: dict[str, int] = {}
        self._rows: dict[tuple[int, int, str], list[Any]] = defaultdict(list)
        self._fetched: set[tuple[str, str, str]] = set()

    def fetch(self, references: Iterable[Reference]) -> None:
        """Fetch what the references name and is not here yet: indicators with units, then rows."""
        wanted = [one for one in references if _key(one) not in self._fetched]
        if not wanted:
            return
        self._fetched.update(map(_key, wanted))
        codes = {one.code for one in wanted} - self.indicators.keys()
        if codes:
            found = Indicator.objects.filter(slug__in=codes).select_related("unit")
            self.indicators.update((one.slug, one) for one in found)
        known = [one for one in wanted if one.code in self.indicators]
        if known:
            for row in self._visible(known).with_names().with_change():
                self._areas[row.area.code] = row.area_id
                self._rows[row.indicator_id, row.area_id, row.period].append(row)

    def find(self, reference: Reference) -> Quoted | None:
        """Return the row a fetched reference means; None where the public has no such number."""
        indicator = self.indicators.get(reference.code)
        area = self._areas.get(reference.area) if reference.area else self.standpoint.area
        if indicator is None or area is None:
            return None
        places = enumerate(periods.candidates(reference.period, indicator.kind))
        standing = [
            (self._standing(row, place), row)
            for place, period in places
            for row in self._rows.get((indicator.pk, area, period), ())
        ]
        if not standing:
            return None
        return Quoted(reference, indicator, min(standing, key=lambda pair: pair[0])[1])

    def _visible(self, references: list[Reference]) -> Any:
        point = self.standpoint
        codes = {
            period
            for one in references
            for period in periods.candidates(one.period, self.indicators[one.code].kind)
        }
        rows = Observation.objects.filter(
            Q(area=point.area) | Q(area__code__in={one.area for one in references}),
            indicator__in={self.indicators[one.code].pk for one in references},
            period__in=codes,
        )
        public = rows.published()
        found = public.current() if point.as_of is None else public.as_of(point.as_of)
        if point.source is not None and not point.past:
            found |= public.current().filter(source=point.source)
            if point.pending:
                found |= rows.pending().filter(source=point.source)
        return found

    def _standing(self, row: Any, place: int) -> tuple[Any, ...]:
        """Order rows of one number: the edition's own, what it will print next, the newest released."""
        return (
            row.source_id != self.standpoint.source,
            place,
            row.released_at is not None,
            -row.released_at.timestamp() if row.released_at else 0,
            row.source.kind != Source.Kind.OFFICIAL,
            row.source.slug,
        )


def _key(reference: Reference) -> tuple[str, str, str]:
    return reference.code, reference.area, reference.period
