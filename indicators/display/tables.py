"""The series of an indicator as chart and table: every year with its gaps, every vintage, printed changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators import periods
from indicators.charts import Chart, Kind, Series, along, download, render
from indicators.display.computed import computed
from indicators.display.drawing import svg
from indicators.display.ledger import points
from indicators.figures import change, figure, language, period_label
from indicators.formatting import legend
from indicators.models import Indicator, Observation
from indicators.series import Line
from pages import twins
from pages.bilingual import named, shown
from pages.display import filled
from pages.texts import Text, dated

DRAWN_AS_BARS = frozenset({Indicator.Kind.FLOW, Indicator.Kind.CUMULATIVE, Indicator.Kind.UNSTATED})
Row = dict[str, Any]


def exhibit(indicator: Indicator, line: Line, marked: int | None, year: int | None) -> dict[str, Any]:
    """Return the line as an exhibit: a chart where two years or more can be drawn, and the table, open.

    `marked` is the key of the source whose figures stand out, `year` the year that edition covers.
    """
    name = named(indicator)
    return {
        "id": "series",
        "title": name,
        "scope": named(line.area),
        "chart": _chart(indicator, line, marked, year),
        "table": table(indicator, line, marked),
        "open": True,
    }


def other_tables(indicator: Indicator, lines: Sequence[Line], marked: int | None) -> list[dict[str, Any]]:
    """Return the lines of other areas, each as a table of its own: areas are never joined."""
    return [{"name": named(line.area), "table": table(indicator, line, marked, other=True)} for line in lines]


def table(indicator: Indicator, line: Line, marked: int | None, *, other: bool = False) -> dict[str, Any]:
    """Return a line as a table: leads with an anchor each, vintages under them, gaps said once a stretch."""
    every = [*line.leads, *(row for rows in line.vintages.values() for row in rows)]
    before = {year + 1: row for year, row in line.by_year.items()}
    changes = {
        row.pk: text
        for row in line.leads
        if (text := computed(row, before.get(periods.chart_year(row.period) or 0), indicator))
    }
    return {
        "label": _("%(indicator)s, %(area)s") % {"indicator": named(indicator), "area": named(line.area)},
        "caption": "; ".join(
            f"{sign} {meaning}" for sign, meaning in legend((row.obs_status for row in every), language())
        ),
        "stack": True,
        "columns": [
            {"label": _("Period")},
            {"label": _("Figure"), "kind": "n"},
            {"label": _("Change, as printed"), "kind": "n"},
            *([{"label": _("Change, computed"), "kind": "n"}] if changes else []),
            {"label": _("Source")},
        ],
        "rows": filled(
            _with_change(row, changes) if changes else row
            for row in _rows(indicator, line, marked, other=other)
        ),
    }


def _with_change(row: Row, changes: Mapping[Any, str]) -> Row:
    """Put the computed change behind the printed one; a gap and a vintage have none."""
    cells = row["cells"]
    text = changes.get(row.get("key"), "")
    # On a phone no heading stands above the cell.
    extra = {"text": text, "kind": "n", "stacked": _("computed:") if text else ""}
    return row | {"cells": [*cells[:3], extra, *cells[3:]]}


def _rows(indicator: Indicator, line: Line, marked: int | None, *, other: bool) -> Iterator[Row]:
    taken: set[str] = set()
    before: int | None = None
    for lead in line.leads:
        year = periods.chart_year(lead.period)
        if before is not None and year is not None and year - before > 1:
            yield _gap(before + 1, year - 1)
        before = year if year is not None else before
        place = periods.anchor(lead.period)
        place = lead.period if place in taken else place
        taken.add(place)
        kind = "now" if lead.source_id == marked else ""
        named_place = f"{line.area.code}-{place}"
        row = _row(indicator, lead, period_label(lead), id_=named_place if other else place, kind=kind)
        if not other:
            # References from elsewhere name the area: they must not depend on which line stands first.
            row["cells"][0]["id"] = named_place
        yield row
        for vintage in line.vintages.get(lead.period, ()):
            yield _row(indicator, vintage, _vintage_label(vintage), kind="vintage")


def _row(indicator: Indicator, one: Observation, label: str, *, id_: str = "", kind: str = "") -> Row:
    text, printed = figure(one, indicator), change(one, indicator)
    words = f"{text} {text.mark}".strip()
    note = shown(one, "footnote")
    cells: list[Row] = [
        {"text": label, "head": True},
        {"text": words, "kind": "n none" if text.missing else "n"},
        {"text": "" if printed is None else str(printed), "kind": "n"},
        {"text": named(one.source), "kind": "wide", "url": one.source.get_absolute_url(), "note": note},
    ]
    return {"id": id_, "kind": kind, "cells": cells, "key": one.pk}


def _gap(first: int, last: int) -> Row:
    ends = {"first": _year(first), "last": _year(last)}
    label = ends["first"] if first == last else _("%(first)s to %(last)s") % ends
    cells = [
        {"text": label, "head": True},
        {"text": _("no figure"), "kind": "n none"},
        {"text": "", "kind": "n"},
        {"text": _("no source on record"), "kind": "wide"},
    ]
    return {"cells": cells}


def _year(year: int) -> str:
    return periods.label(str(year), language())


def _vintage_label(one: Observation) -> Text | str:
    if one.superseded_at is None:
        return pgettext("a figure of the same period in another source", "also printed")
    return _("until %(date)s") % {"date": dated(localdate(one.superseded_at), "day").label}


def _chart(indicator: Indicator, line: Line, marked: int | None, year: int | None) -> Any:
    found = chart(indicator, line, marked, year)
    return "" if found is None else svg(render(*found, "series"))


def standalone(indicator: Indicator, line: Line, marked: int | None, year: int | None, address: str) -> str:
    """Return the chart as a file that needs nothing else; empty where there is none."""
    found = chart(indicator, line, marked, year)
    if found is None:
        return ""
    sources = dict.fromkeys(str(named(row.source)) for row in line.by_year.values())
    note = _("Source: %(sources)s. IP Portal, %(address)s")
    lines = [note % {"sources": "; ".join(sources), "address": address}, *(twins.notice() or {}).values()]
    return download(*found, "\n".join(lines))


def chart(
    indicator: Indicator, line: Line, marked: int | None, year: int | None
) -> tuple[Chart, Kind] | None:
    """Return the chart of a line with its kind; None while fewer than two years can be drawn."""
    years = periods.year_span(row.period for row in line.leads)
    if sum(row.value is not None for row in line.by_year.values()) < 2:
        return None
    axis = tuple(str(one) for one in years)
    printed = next(
        (one for one, row in line.by_year.items() if row.source_id == marked and one == year), None
    )
    title = _("%(indicator)s, %(area)s") % {"indicator": named(indicator), "area": named(line.area)}
    made = Chart(
        title=title,
        axis=axis,
        series=(Series(named(indicator), along(axis, points(indicator, line))),),
        language=language(),
        now=None if printed is None else axis.index(str(printed)),
        now_label="" if printed is None else _("edition %(year)s") % {"year": printed},
        best_low=indicator.kind == Indicator.Kind.RANK,
    )
    kind: Kind = "bar" if indicator.kind in DRAWN_AS_BARS else "line"
    return made, kind
