"""The rows that references mean: two queries, however many references and from however many standpoints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from indicators import periods
from indicators.models import Indicator, Observation
from indicators.quoting.standpoint import Standpoint
from indicators.references import Reference


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
        self.found: dict[str, Quoted] = {}
        self._areas: dict[str, int] = {}
        self._rows: dict[tuple[int, int, str], list[Any]] = defaultdict(list)
        self._fetched: set[tuple[str, str, str]] = set()

    def at(self, moment: datetime | None) -> Resolution:
        """Return the same rows as a text sees them that became public at another moment."""
        other = copy(self)
        other.standpoint, other.found = replace(self.standpoint, as_of=moment), {}
        return other

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
            for row in self._known(known).with_names().with_change():
                self._areas[row.area.code] = row.area_id
                self._rows[row.indicator_id, row.area_id, row.period].append(row)

    def find(self, reference: Reference) -> Quoted | None:
        """Return the row a fetched reference means, and keep it as `found`; None where there is none."""
        indicator = self.indicators.get(reference.code)
        area = self._areas.get(reference.area) if reference.area else self.standpoint.area
        if indicator is None or area is None:
            return None
        places = enumerate(periods.candidates(reference.period, indicator.kind))
        row = self.standpoint.chosen(
            (place, row)
            for place, period in places
            for row in self._rows.get((indicator.pk, area, period), ())
        )
        if row is None:
            return None
        return self.found.setdefault(str(reference), Quoted(reference, indicator, row))

    def _known(self, references: list[Reference]) -> Any:
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
        # Whatever is public or was: which of it a text sees is the standpoint's to say.
        found = rows.published()
        if point.pending and point.source is not None:
            found |= rows.pending().filter(source=point.source)
        return found


def _key(reference: Reference) -> tuple[str, str, str]:
    return reference.code, reference.area, reference.period
