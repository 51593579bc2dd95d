"""What an exhibit shows, drafted from its numbers for its editor: in words with figure references."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import override

from directory.models import Area
from indicators import periods
from indicators.charts import Point, draft, table_draft
from indicators.figures import language
from indicators.models import Indicator
from indicators.references import Reference
from pages.texts import language_tag
from publishing import snapshots
from reports.models import Exhibit, ExhibitSeries
from reports.views.book import Plate, Standing
from reports.views.drawing import Drawings, span, wanted
from reports.views.figures import Figures

LANGUAGES = (("en", "alt_en"), ("zh-hans", "alt_zh_hans"))
_NAMES = {"en": "English", "zh-hans": "中文"}


class Described(Drawings):
    """Exhibits whose points say the references of their numbers: no description is ever out of date."""

    def __init__(self, figures: Figures, found: Any, areas: dict[int, str]) -> None:
        super().__init__(figures, found)
        self.areas = areas

    def point(self, plate: Plate, each: ExhibitSeries, code: str) -> Point | None:
        """Return an observation as a point that says its reference."""
        point, indicator = super().point(plate, each, code), self.indicator(each)
        if point is None or indicator is None or point.value is None:
            return point
        own = each.area_id in (None, self.figures.report.area_id)
        reference = Reference("", indicator.slug, "" if own else self.areas[each.area_id or 0], code)
        return replace(point, text=str(reference))

    def words(self, plate: Plate) -> str:
        """Return what the exhibit shows, in the active language; empty while it has no numbers."""
        codes = span(plate.record)
        names = [str(self.label(each)) for each in plate.series]
        if not codes or not any(self.rows(plate, codes)):
            return ""
        first, last = (periods.label(code, language()) for code in (codes[0], codes[-1]))
        drawing = self.drawing(plate, codes, "", "") if plate.record.kind == Exhibit.Kind.CHART else None
        if drawing is None:
            return table_draft([name for name in names if name], first, last, language())
        return draft(*drawing, by_name=len(codes) == 1)


def drafted(exhibit: Exhibit) -> list[dict[str, str]]:
    """Return a description of the exhibit's newest text for each language as drafted.html takes it.

    Nothing for a missing exhibit, or for one without numbers yet.
    """
    head = exhibit.head_revision
    content = snapshots.capture(exhibit) if head is None else snapshots.upcast(Exhibit, head)
    record = Standing(exhibit, content, None).stood()
    plate = Plate(record, snapshots.parts_in(content, ExhibitSeries))
    if record.kind == Exhibit.Kind.MISSING or not plate.series:
        return []
    figures = Figures(exhibit.report, pending=True)
    figures.load(wanted([plate]))
    indicators = Indicator.objects.in_bulk({each.indicator_id for each in plate.series})
    elsewhere = {each.area_id for each in plate.series if each.area_id}
    areas = dict(Area.objects.filter(pk__in=elsewhere).values_list("pk", "code"))
    described = Described(figures, {(Indicator, key): one for key, one in indicators.items()}, areas)
    made = []
    for code, field in LANGUAGES:
        with override(code):
            text = described.words(plate)
        if text:
            made.append({"tag": language_tag(code), "name": _NAMES[code], "field": field, "text": text})
    return made
