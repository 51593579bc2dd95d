"""Indicators side by side: a chart for each unit or one of indices, and one table of the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.charts import Chart, Kind, Point, Series, render
from indicators.compare import base_year, indexed
from indicators.display.drawing import svg
from indicators.display.ledger import points
from indicators.figures import figure, language
from indicators.formatting import Text
from indicators.models import Indicator, Observation
from indicators.numbers import Qualifier
from indicators.series import Line
from pages.bilingual import named, shown
from pages.display import filled
from pages.templatetags.pages import marked
from pages.texts import in_line, listed

Cell = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator in one area, with what the query string calls it."""

    subject: str
    indicator: Indicator
    line: Line

    @property
    def rows(self) -> dict[int, Observation]:
        """The row of each year."""
        return self.line.by_year

    @property
    def values(self) -> dict[int, Decimal | None]:
        """The number of each year."""
        return {year: row.value for year, row in self.rows.items()}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is shown of indicators side by side; `base` is the year that is 100, None for the numbers."""

    items: Sequence[Compared]
    years: range
    base: int | None = None

    @classmethod
    def of(cls, items: Sequence[Compared], years: range, *, as_index: bool) -> Comparison:
        """Compare the items; an index needs a year in which all of them have a number."""
        return cls(items, years, base_year([one.values for one in items], years) if as_index else None)

    @property
    def units(self) -> list[str]:
        """The codes of the units that are compared, each once."""
        return list(dict.fromkeys(one.indicator.unit.code for one in self.items))

    @property
    def rows(self) -> list[Observation]:
        """The rows that are shown."""
        return [row for one in self.items for year, row in one.rows.items() if year in self.years]

    @property
    def indices(self) -> dict[Any, Decimal]:
        """The index of each row by its key, to two decimals; empty where the numbers are shown."""
        if self.base is None:
            return {}
        return {
            one.rows[year].pk: round(value, 2)
            for one in self.items
            for year, value in indexed(one.values, self.base).items()
            if value is not None
        }

    def name(self, one: Compared) -> str:
        """Return the name of a series; with its area where areas differ."""
        areas = {item.line.area.pk for item in self.items}
        name = named(one.indicator)
        return str(name if len(areas) == 1 else in_line([name, named(one.line.area)]))

    def points(self, one: Compared) -> Mapping[int, Point]:
        """Return what is drawn and printed for each year: numbers as formatted, or indices."""
        if self.base is None:
            return {int(year): point for year, point in points(one.indicator, one.line).items()}
        found = indexed(one.values, self.base)
        return {
            year: Point(
                value,
                "" if value is None else f"{value:.1f}",
                cast("Qualifier", row.qualifier),
                row.obs_status,
            )
            for year, row in one.rows.items()
            if (value := found[year]) is not None or row.value is None
        }

    def exhibits(self) -> Iterator[dict[str, Any]]:
        """Yield a chart for each unit (one for indices); the last carries the table of all."""
        charts = [drawn for group in self._groups() if (drawn := self._chart(group, len(self.items)))]
        table = self.table()
        for number, (title, markup) in enumerate(charts[:-1]):
            yield {"id": f"comparison-{number + 1}", "title": title, "chart": markup}
        title, markup = charts[-1] if charts else (self._title(self.items), "")
        yield {
            "id": "comparison",
            "title": title,
            "chart": markup,
            "table": table,
            "open": True,
            "note": self.notes(),
            "source": self.sources(),
        }

    def table(self) -> dict[str, Any]:
        """Return a row for each year of the span, those without a number included."""
        heads = [{"label": self._heading(one), "kind": "n"} for one in self.items]
        printed = [self.points(one) for one in self.items]
        return {
            "label": _("The figures compared"),
            "caption": self._title(self.items),
            "columns": [{"label": _("Year")}, *heads],
            "rows": filled(
                {
                    "id": str(year),
                    "cells": [
                        {"text": str(year), "head": True},
                        *(
                            self._cell(one, year, cells)
                            for one, cells in zip(self.items, printed, strict=True)
                        ),
                    ],
                }
                for year in self.years
            ),
        }

    def notes(self) -> SafeString:
        """Return what the sources say of single numbers, each with its year and series."""
        told = (
            (year, self.name(one), shown(row, "footnote"))
            for one in self.items
            for year, row in one.rows.items()
            if year in self.years
        )
        words = _("{year}, {name}: {note}")
        said = (format_html(words, year=y, name=name, note=marked(note)) for y, name, note in told if note)
        return format_html_join(" ", "{}", ((one,) for one in said))

    def sources(self) -> list[dict[str, Any]]:
        """Return the sources of the rows shown, each once."""
        found = {row.source_id: row.source for row in self.rows}
        return [{"label": named(source), "url": source.get_absolute_url()} for source in found.values()]

    def _groups(self) -> list[list[Compared]]:
        if self.base is not None:
            return [list(self.items)]
        return [[one for one in self.items if one.indicator.unit.code == unit] for unit in self.units]

    def _chart(self, group: Sequence[Compared], count: int) -> tuple[str, Any] | None:
        axis = tuple(str(year) for year in self.years)
        series = tuple(
            Series(self.name(one), tuple(self.points(one).get(year) for year in self.years)) for one in group
        )
        if sum(len(one.drawn) for one in series) < 2:
            return None
        title = self._title(group)
        unjoined = any(one.indicator.kind == Indicator.Kind.UNSTATED for one in group)
        kind: Kind = "bar" if unjoined or len(axis) == 1 else "line"
        rank = self.base is None and group[0].indicator.unit.family == "rank"
        chart = Chart(title=title, axis=axis, series=series, language=language(), best_low=rank)
        prefix = "comparison" if len(group) == count else f"comparison-{group[0].indicator.unit.code.lower()}"
        return title, svg(render(chart, kind, prefix))

    def _title(self, group: Sequence[Compared]) -> str:
        names = listed(self.name(one) for one in group)
        if self.base is not None:
            return _("%(names)s (index, %(year)s = 100)") % {"names": names, "year": self.base}
        return in_unit(names, in_line(dict.fromkeys(shown_unit(one.indicator) for one in group)))

    def _heading(self, one: Compared) -> str:
        if self.base is not None:
            return self.name(one)
        return in_unit(self.name(one), shown_unit(one.indicator))

    def _cell(self, one: Compared, year: int, printed: Mapping[int, Point]) -> Cell:
        row = one.rows.get(year)
        if row is None:
            return {"text": _("no figure"), "kind": "n none"}
        text = figure(row, one.indicator)
        if self.base is None or text.missing:
            words = f"{text} {text.mark}".strip()
        else:
            words = f"{_hedge(text)}{printed[year].text} {text.mark}".strip()
        return {"text": words, "kind": "n none" if text.missing else "n"}


def in_unit(name: str, unit: str) -> str:
    """Return a name with the unit its numbers count in."""
    return _("%(name)s (%(unit)s)") % {"name": name, "unit": unit}


def shown_unit(indicator: Indicator) -> str:
    """Return the name of the unit in the reader's language."""
    unit = indicator.unit
    return unit.measure_zh_hans or unit.plural_en if language() == "zh-hans" else unit.plural_en


def _hedge(text: Text) -> str:
    return f"{text.qualifier}{' ' if text.language == 'en' else ''}" if text.qualifier else ""
