"""Exhibits: a table always, before it a chart where one is asked for; a lost one keeps its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from directory.models import Source
from indicators import periods
from indicators.charts import render
from indicators.display.drawing import svg
from indicators.figures import change, figure, language, period_label
from indicators.formatting import Style
from pages.bilingual import linked, named
from pages.display import filled
from pages.named import Key
from pages.texts import listed
from reports.models import Exhibit, ExhibitSeries
from reports.views.book import Plate
from reports.views.drawing import Drawings, span
from reports.views.figures import Figures
from reports.views.prose import Prose, exhibit_number

Cell = dict[str, Any]


class Exhibits(Drawings):
    """Prints the exhibits of one book from figures that were loaded, and names that were looked up."""

    def __init__(self, prose: Prose, figures: Figures, found: Mapping[Key, Any]) -> None:
        super().__init__(figures, found)
        self.prose = prose

    def shown(self, plate: Plate) -> dict[str, Any]:
        """Return an exhibit as exhibit.html, a missing one as exhibit_missing.html takes it."""
        record = plate.record
        made: dict[str, Any] = {
            "id": record.slug,
            "title": self.prose.plain(record, "title"),
            "number": exhibit_number(self.prose.book.numbers[record.slug]),
            "scope": self.prose.plain(record, "scope"),
            "note": self.prose.plain(record, "note"),
        }
        if record.kind == Exhibit.Kind.MISSING:
            return made | {"missing": True, "reason": made["note"] or self.prose.plain(record, "alt")}
        codes = span(record)
        return made | {
            "table": self._table(plate, codes),
            "chart": self._chart(plate, codes) if record.kind == Exhibit.Kind.CHART else "",
            "source": self._sources(plate, codes),
        }

    def _table(self, plate: Plate, codes: Sequence[str]) -> dict[str, Any]:
        single = len(codes) < 2
        columns, rows = self._by_series(plate, codes) if single else self._by_period(plate, codes)
        number = exhibit_number(self.prose.book.numbers[plate.record.slug])
        return {
            "label": _("Table of %(exhibit)s") % {"exhibit": number},
            "caption": self._common_period(plate, codes) if single else "",
            "stack": True,
            "columns": columns,
            "rows": filled(rows),
        }

    def _found(self, plate: Plate, codes: Sequence[str]) -> list[Any]:
        found = [self.figure(plate, each, code) for each in plate.series for code in codes[:1]]
        return found or [None] * len(plate.series)

    def _common_period(self, plate: Plate, codes: Sequence[str]) -> str:
        """Return the period that all rows share; empty where they differ."""
        labels = {period_label(row) for row in self._found(plate, codes) if row is not None}
        return labels.pop() if len(labels) == 1 else ""

    def _by_series(self, plate: Plate, codes: Sequence[str]) -> tuple[list[Cell], list[Cell]]:
        """One period: a row for each series, with the changes where any is printed."""
        found = self._found(plate, codes)
        apart = not self._common_period(plate, codes)
        printed = [change(row, row.indicator) if row is not None else None for row in found]
        columns: list[Cell] = [{"label": _("Indicator")}, {"label": _("Figure"), "kind": "n"}]
        if any(printed):
            columns.append({"label": _("Change, as printed"), "kind": "n"})
        if apart:
            columns.append({"label": _("Period")})
        rows = []
        for each, row, moved in zip(plate.series, found, printed, strict=True):
            cells = [self._head(each), cell(row, unit=True)]
            if any(printed):
                cells.append({"text": str(moved or ""), "kind": "n"})
            if apart:
                cells.append({"text": period_label(row) if row is not None else "", "kind": "wide"})
            rows.append({"cells": cells})
        return columns, rows

    def _head(self, each: ExhibitSeries) -> Cell:
        indicator = self.indicator(each)
        head: Cell = {"text": self.label(each), "head": True}
        return head if indicator is None else head | {"url": indicator.get_absolute_url()}

    def _by_period(self, plate: Plate, codes: Sequence[str]) -> tuple[list[Cell], list[Cell]]:
        """Several periods: a row for each, a column for each series, and where the row is from."""
        heads = [{"label": self.label(each), "kind": "n"} for each in plate.series]
        rows = []
        for code in codes:
            found = [self.figure(plate, each, code) for each in plate.series]
            sources = {row.source_id: named(row.source) for row in found if row is not None}
            cells = [
                {"text": periods.label(code, language()), "head": True},
                *(cell(row) for row in found),
                {"text": listed(sources.values()) or _("no source on record"), "kind": "wide"},
            ]
            rows.append({"cells": cells, "kind": "now" if code == str(self.figures.report.year) else ""})
        return [{"label": _("Period")}, *heads, {"label": _("Source")}], rows

    def _chart(self, plate: Plate, codes: Sequence[str]) -> Any:
        record = plate.record
        title, alt = (str(self.prose.plain(record, name)) for name in ("title", "alt"))
        drawing = self.drawing(plate, codes, title, alt)
        return "" if drawing is None else svg(render(*drawing, record.slug))

    def _sources(self, plate: Plate, codes: Sequence[str]) -> list[dict[str, Any]]:
        own = linked(self.found.get((Source, plate.record.source_id)))
        if own:
            return [own]
        found = {row.source_id: row.source for row in self.rows(plate, codes)}
        return [{"label": named(source), "url": source.get_absolute_url()} for source in found.values()]


def cell(row: Any | None, *, unit: bool = False) -> Cell:
    """Return the cell of an observation, or of none."""
    if row is None:
        return {"text": _("no figure"), "kind": "n none"}
    text = figure(row, row.indicator, style=Style(unit=unit))
    words = f"{text} {text.mark}".strip()
    return {"text": words, "kind": "n none" if text.missing else "n"}
