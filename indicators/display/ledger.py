"""The ledger: indicators in rows, the number large, the change as printed, the course of the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, cast

from django.utils.translation import gettext as _

from indicators.charts import Chart, Point, Series, along, render_spark
from indicators.display.drawing import svg
from indicators.editions import Editions
from indicators.figures import change, figure, language, period_label
from indicators.models import Indicator, Observation
from indicators.numbers import Qualifier
from indicators.series import Line
from pages.bilingual import named, named_beside

YEARS_SHOWN = 13


@dataclass(frozen=True)
class Ledger:
    """What a ledger is drawn from: the lines of its indicators, the editions, and the year of one or None."""

    lines: Mapping[int, Sequence[Line]]
    editions: Editions
    edition: int | None = None

    @cached_property
    def source(self) -> int | None:
        """The source that the edition is."""
        return None if self.edition is None else self.editions.source_of(self.edition)

    @cached_property
    def years(self) -> range:
        """The years of the sparklines: thirteen, up to the edition or the newest on record."""
        newest = [max(line.by_year, default=0) for lines in self.lines.values() for line in lines[:1]]
        last = self.edition or max(newest, default=0)
        return range(last - YEARS_SHOWN + 1, last + 1) if last else range(0)

    @property
    def value_heading(self) -> str:
        """The heading of the number's column."""
        return str(self.edition) if self.edition else _("Newest")

    @property
    def trend_heading(self) -> str:
        """The heading of the course's column; empty when there is no year to show."""
        years = self.years
        if not years:
            return ""
        return _("%(first)s to %(last)s") % {"first": years[0], "last": years[-1]}

    def line(self, indicator: Indicator) -> Line | None:
        """Return the line an indicator is shown by: that of the edition's row, else its longest."""
        lines = self.lines.get(indicator.pk, ())
        if self.source is not None:
            return next((line for line in lines if line.of_source(self.source)), None)
        return lines[0] if lines else None

    def shown(self, line: Line | None) -> Observation | None:
        """Return the row whose number stands in the ledger."""
        if line is None:
            return None
        return line.newest if self.source is None else line.of_source(self.source)


def groups(indicators: Iterable[Indicator], ledger: Ledger) -> list[dict[str, Any]]:
    """Return the ledger by topic, in the order given."""
    return [
        {"label": Indicator.Topic(topic).label, "rows": list(_rows(found, ledger))}
        for topic, found in groupby(indicators, key=attrgetter("topic"))
    ]


def row(indicator: Indicator, ledger: Ledger, *, note: Any = "", sub: bool = False) -> dict[str, Any]:
    """Return one row of the ledger; without `note` the small line says other name, kind and period."""
    line = ledger.line(indicator)
    shown = ledger.shown(line)
    printed = change(shown, indicator) if shown is not None else None
    return {
        "id": indicator.slug,
        "label": named(indicator),
        "url": indicator.get_absolute_url(),
        "other": "" if note else named_beside(indicator),
        "note": note or _small_line(indicator, shown),
        "figure": None if shown is None else figure(shown, indicator),
        "change": "" if printed is None else str(printed),
        "spark": None if line is None else spark(indicator, line, ledger),
        "sub": sub,
    }


def spark(indicator: Indicator, line: Line, ledger: Ledger) -> Any:
    """Return the sparkline of an indicator as markup, on the ledger's own years."""
    axis = tuple(str(year) for year in ledger.years)
    newest = ledger.edition or ledger.editions.newest
    edition = None if newest is None else str(newest)
    printed = line.of_source(ledger.editions.source_of(newest) or 0) if newest is not None else None
    return svg(
        render_spark(
            Chart(
                title=named(indicator),
                axis=axis,
                series=(Series(named(indicator), along(axis, points(indicator, line))),),
                language=language(),
                now=axis.index(edition) if printed is not None and edition in axis else None,
                best_low=indicator.kind == Indicator.Kind.RANK,
            )
        )
    )


def points(indicator: Indicator, line: Line) -> dict[str, Point]:
    """Return the points of a line by year, with the number as formatted."""
    found: dict[str, Point] = {}
    for year, one in line.by_year.items():
        text = figure(one, indicator)
        found[str(year)] = Point(one.value, text.number, cast("Qualifier", one.qualifier), one.obs_status)
    return found


def _rows(indicators: Iterable[Indicator], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the rows; an indicator is set in only right below the one it is a part of."""
    whole: int | None = None
    for indicator in indicators:
        sub = whole is not None and indicator.parent_id == whole
        whole = whole if sub else indicator.pk
        yield row(indicator, ledger, sub=sub)


def _small_line(indicator: Indicator, shown: Observation | None) -> str:
    kind = "" if indicator.kind == Indicator.Kind.UNSTATED else str(indicator.get_kind_display())
    period = period_label(shown) if shown is not None else ""
    return " · ".join(part for part in (kind, period) if part)
