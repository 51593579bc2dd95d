"""The public rows of an indicator in order: a line for each area, a lead for each period, its vintages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from directory.models import Area, Source
from indicators import periods
from indicators.editions import Editions
from indicators.models import Observation, Qualifier


@dataclass(frozen=True)
class Line:
    """An indicator in one area: the row that leads in each period, oldest first, and its vintages."""

    area: Area
    leads: list[Observation]
    vintages: dict[str, list[Observation]] = field(default_factory=dict)

    @cached_property
    def by_year(self) -> dict[int, Observation]:
        """The leads that take a place on a chart of years."""
        found: dict[int, Observation] = {}
        for row in self.leads:
            year = periods.chart_year(row.period)
            if year is not None:
                found.setdefault(year, row)
        return found

    @property
    def newest(self) -> Observation | None:
        """The lead of the newest period that has a value, failing that the newest at all."""
        valued = [row for row in self.leads if row.value is not None]
        rows = valued or self.leads
        return rows[-1] if rows else None

    def of_source(self, source: int) -> Observation | None:
        """Return the newest row of one source."""
        rows = [*self.leads, *(row for rows in self.vintages.values() for row in rows)]
        own = [row for row in rows if row.source_id == source and row.superseded_at is None]
        return max(own, key=lambda row: periods.sort_key(row.period), default=None)


def lines(rows: Iterable[Observation], editions: Editions) -> dict[int, list[Line]]:
    """Return the lines of each indicator (by key), the area with most periods first.

    Rows come with source and area. Areas are never joined: each is a line of its own.
    """
    grouped: dict[int, dict[int, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.indicator_id][row.area_id].append(row)
    return {
        indicator: sorted(
            (_line(found, editions) for found in areas.values()),
            key=lambda line: (-len(line.leads), line.area.code),
        )
        for indicator, areas in grouped.items()
    }


def _line(rows: list[Observation], editions: Editions) -> Line:
    by_period: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        by_period[row.period].append(row)
    leads, vintages = [], {}
    for period in sorted(by_period, key=periods.sort_key):
        lead, *others = sorted(by_period[period], key=lambda row: _standing(row, editions))
        leads.append(lead)
        if others:
            vintages[period] = others
    return Line(rows[0].area, leads, vintages)


def _standing(row: Observation, editions: Editions) -> tuple[Any, ...]:
    """Order vintages: what stands first, then our newest edition, the authority, the exact, the newest."""
    printed: date = row.source.published_on or date.min
    return (
        row.superseded_at is not None,
        -editions.years.get(row.source_id, 0),
        row.source.kind != Source.Kind.OFFICIAL,
        row.qualifier != Qualifier.EXACT,
        -printed.toordinal(),
        row.source.slug,
        str(row.pk),
    )
