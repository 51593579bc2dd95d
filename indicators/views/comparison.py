"""Up to six indicators side by side: `/statistics/?compare=a&compare=b&from=2017&to=2022&index=1`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators import compare, downloads
from indicators.compare import Asked
from indicators.display.comparison import Compared, in_unit, shown_unit
from indicators.display.comparison import Comparison as Shown
from indicators.editions import editions
from indicators.models import Indicator, Observation
from indicators.series import lines
from indicators.views.observations import Observations
from pages import addresses, twins
from pages.bilingual import named
from pages.breadcrumbs import Crumb, trail


class Comparison(Observations):
    """One chart, or one for each unit, and one table; never two units on one axis."""

    twins = ("json", "csv", "xlsx")
    template_name = "indicators/compare.html"

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Answer with the comparison; a twin refuses what a page only remarks upon."""
        asked = compare.read(request.GET)
        known = list(
            Indicator.objects.published().select_related("unit").order_by("topic", "position", "slug")
        )
        shown = self.compared(asked, known)
        if self.twin:
            return self.for_machines(asked, shown)
        return self.rendered(self.context(asked, shown, known))

    def compared(self, asked: Asked, known: Iterable[Indicator]) -> Shown:
        """Return what is to be shown; what cannot be is added to the problems."""
        codes = {one.slug: one for one in known}
        wanted = {code for subject in asked.subjects if (code := subject.partition("@")[0]) in codes}
        rows = (
            Observation.objects.published().current().filter(indicator__in=[codes[code] for code in wanted])
        )
        found = lines(rows.with_names().with_change(), editions())
        items = []
        for subject in asked.subjects:
            code, _at, area = subject.partition("@")
            line = (
                next((one for one in found.get(codes[code].pk, ()) if area in ("", one.area.code)), None)
                if code in codes
                else None
            )
            if line is None:
                message = _("There is no public figure of “%(value)s”; choose another from the list.")
                asked.refuse("compare", subject, message % {"value": subject})
            elif asked.indexed and codes[code].unit.family == "rank":
                message = _("“%(value)s” is a rank, of which no index can be made; it was left out.")
                asked.refuse("compare", subject, message % {"value": subject})
            else:
                items.append(Compared(subject, codes[code], line))
        years = asked.span(year for one in items for year in one.rows)
        shown = Shown.of(items, years, as_index=asked.indexed)
        if asked.indexed and items and shown.base is None:
            asked.refuse(
                "index",
                "1",
                _("There is no year in which all of them have a number, so no index can be made."),
            )
        return shown

    def context(self, asked: Asked, shown: Shown, known: Sequence[Indicator]) -> dict[str, Any]:
        """Return what the template prints."""
        mixed = shown.base is None and len(shown.units) > 1
        ranked = any(one.indicator.unit.family == "rank" for one in shown.items)
        path = reverse("indicators:indicators")
        return {
            "title": _("Statistics compared"),
            "breadcrumb": trail(Crumb(_("Statistics"), path), Crumb(_("Comparison"))),
            "problems": asked.problems,
            "chips": [
                {"label": shown.name(one), "url": self.link(asked, without=one.subject)}
                for one in shown.items
            ]
            if len(shown.items) > 1
            else [],
            "clear_url": path,
            "exhibits": list(shown.exhibits()) if shown.items else [],
            "mixed": mixed,
            "index_url": self.link(asked, index=True) if mixed and not ranked else "",
            "permalink": addresses.absolute(self.link(asked, years=shown.years)),
            "downloads": self.twin_links(self.link(asked)),
            "form": form(asked, shown, known),
        }

    def link(
        self, asked: Asked, *, without: str = "", index: bool | None = None, years: range | None = None
    ) -> str:
        """Return the address of the comparison, one subject left out, indexed or not, or of fixed years."""
        first, last = (years[0], years[-1]) if years else (asked.first, asked.last)
        pairs = [("compare", one) for one in asked.subjects if one != without]
        pairs += [(name, str(year)) for name, year in (("from", first), ("to", last)) if year is not None]
        if asked.indexed if index is None else index:
            pairs.append(("index", "1"))
        return f"{reverse('indicators:indicators')}?{urlencode(pairs)}"

    def for_machines(self, asked: Asked, shown: Shown) -> HttpResponseBase:
        """Answer with the rows of the table, each with its index where one is asked for."""
        if asked.problems:
            problems = [
                {"parameter": one.name, "value": one.value, "problem": one.message} for one in asked.problems
            ]
            return twins.refusal(400, _("Some parameters could not be used."), problems=problems)
        rows = Observation.objects.published().filter(pk__in=[row.pk for row in shown.rows])
        closed = downloads.left_out(rows)
        given = list(downloads.open_rows(rows).order_by("indicator", "area", "ends_on", "pk"))
        index = shown.indices
        if self.twin == "json":
            return twins.answer(self.data(shown, given, closed))
        header, cells = list(downloads.HEADER), [downloads.cells_of(row) for row in given]
        if shown.base is not None:
            header.append("index")
            cells = [[*line, index.get(row.pk)] for line, row in zip(cells, given, strict=True)]
        cells += [downloads.cells_of_source(one) for one in closed]
        return self.file("comparison", header, cells, notes=[*downloads.notes(closed), *base_note(shown)])

    def data(self, shown: Shown, rows: Sequence[Any], closed: Sequence[downloads.Left]) -> dict[str, Any]:
        """Return the comparison for machines: the table's rows by indicator, each with its index."""
        index = shown.indices
        return {
            "url": addresses.absolute(self.request.get_full_path()),
            "base": shown.base,
            "years": [str(year) for year in shown.years],
            "results": [
                twins.identity(one.indicator)
                | {
                    "data": downloads.passport_data(one.indicator),
                    "area": one.line.area.code,
                    "observations": [
                        downloads.for_machines(row)
                        | ({"index": number(index.get(row.pk))} if shown.base else {})
                        for row in rows
                        if row.indicator_id == one.indicator.pk and row.area_id == one.line.area.pk
                    ],
                }
                for one in shown.items
            ],
            "left_out": closed,
            "licence": twins.licence(),
            "notice": twins.notice(),
        }


def number(value: Decimal | None) -> float | None:
    """Return an index as JSON prints it."""
    return None if value is None else float(value)


def base_note(shown: Shown) -> list[str]:
    """Return what the index of a file means."""
    if shown.base is None:
        return []
    with override("en"):
        return [_("index is computed here: the number of %(year)s is 100.") % {"year": shown.base}]


def form(asked: Asked, shown: Shown, known: Sequence[Indicator]) -> dict[str, Any]:
    """Return the fields that change a comparison: what is chosen, what can be added, the span, the index."""
    chosen = {one.indicator.pk for one in shown.items}
    free = [one for one in known if one.pk not in chosen]
    return {
        "action": reverse("indicators:indicators"),
        "chosen": [{"value": one.subject, "label": shown.name(one)} for one in shown.items],
        "full": len(asked.subjects) >= compare.MOST_SERIES,
        "groups": [
            {
                "label": Indicator.Topic(topic).label,
                "options": [
                    {"value": one.slug, "label": in_unit(named(one), shown_unit(one))} for one in group
                ],
            }
            for topic, group in groupby(free, key=attrgetter("topic"))
        ],
        "first": asked.first,
        "last": asked.last,
        "indexed": asked.indexed,
    }
