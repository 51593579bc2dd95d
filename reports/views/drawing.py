"""The numbers of an exhibit in rows, as its chart is drawn from them and its description drafted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django.utils.translation import gettext as _

from indicators.charts import Chart, Kind, Point, Series
from indicators.figures import figure, language
from indicators.models import Indicator
from indicators.numbers import Qualifier
from pages.bilingual import named, shown
from pages.named import Key
from pages.texts import Text
from reports.models import Exhibit, ExhibitSeries
from reports.rules import periods as written_periods
from reports.views.book import Plate
from reports.views.figures import Figures, Wanted


class Drawings:
    """Reads the exhibits of one edition from figures that were loaded, and names that were looked up."""

    def __init__(self, figures: Figures, found: Mapping[Key, Any]) -> None:
        self.figures = figures
        self.found = found

    def rows(self, plate: Plate, codes: Sequence[str]) -> Iterable[Any]:
        """Yield every observation the exhibit shows."""
        for each in plate.series:
            for code in codes:
                row = self.figure(plate, each, code)
                if row is not None:
                    yield row

    def figure(self, plate: Plate, each: ExhibitSeries, code: str) -> Any | None:
        """Return the observation of a series in a period; None where there is none."""
        wanted = Wanted(each.indicator_id, each.area_id, code)
        return self.figures.get(wanted, plate.record.published_at)

    def label(self, each: ExhibitSeries) -> Text:
        """Return what a series is called: its own label, failing that its indicator's name."""
        indicator = self.indicator(each)
        return shown(each, "label") or (named(indicator) if indicator is not None else Text(""))

    def indicator(self, each: ExhibitSeries) -> Any | None:
        """Return the indicator of a series; None for one that was not looked up."""
        return self.found.get((Indicator, each.indicator_id)) or self.figures.indicator(each.indicator_id)

    def point(self, plate: Plate, each: ExhibitSeries, code: str) -> Point | None:
        """Return an observation as a point of a chart."""
        row = self.figure(plate, each, code)
        if row is None:
            return None
        text = figure(row, row.indicator)
        return Point(row.value, text.number, cast("Qualifier", row.qualifier), row.obs_status)

    def drawing(self, plate: Plate, codes: Sequence[str], title: str, alt: str) -> tuple[Chart, Kind] | None:
        """Return the chart of an exhibit with its kind; None while fewer than two numbers can be drawn."""
        grid = [tuple(self.point(plate, each, code) for code in codes) for each in plate.series]
        if sum(point is not None and point.value is not None for line in grid for point in line) < 2:
            return None
        single = len(codes) == 1
        names = [str(self.label(each)) for each in plate.series]
        axis = tuple(names) if single else tuple(codes)
        lines = [Series(name, line) for name, line in zip(names, grid, strict=True)]
        year = str(self.figures.report.year)
        chart = Chart(
            title=title,
            axis=axis,
            series=(Series(title, tuple(line[0] for line in grid)),) if single else tuple(lines),
            language=language(),
            description=alt,
            now=axis.index(year) if year in axis else None,
            now_label=_("edition %(year)s") % {"year": year} if year in axis else "",
            best_low=all(self._is_rank(each) for each in plate.series),
        )
        return chart, cast("Kind", plate.record.chart_type or ("bar" if single else "line"))

    def _is_rank(self, each: ExhibitSeries) -> bool:
        indicator = self.indicator(each)
        return indicator is not None and indicator.kind == Indicator.Kind.RANK


def wanted(plates: Iterable[Plate]) -> list[Wanted]:
    """Return the cells that exhibits will show, to be loaded at once."""
    return [
        Wanted(each.indicator_id, each.area_id, code)
        for plate in plates
        for code in span(plate.record)
        for each in plate.series
    ]


def span(exhibit: Exhibit) -> list[str]:
    """Return the periods an exhibit names; none for text that names none (publishing refuses it)."""
    try:
        return written_periods(exhibit.periods)
    except ValueError:
        return []
