"""The page of one indicator and its twins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import display, downloads
from indicators.downloads import for_machines, passport_data
from indicators.editions import Editions, editions
from indicators.models import Indicator, Observation
from indicators.querysets import ObservationQuerySet
from indicators.series import Line, lines
from indicators.views.observations import Observations
from pages import addresses, twins, uses
from pages.bilingual import both
from pages.filters import readable
from pages.views import NounDetail
from publishing.querysets import PublishableQuerySet

SVG = twins.MEDIA["svg"]


class IndicatorPage(Observations, NounDetail):
    """One indicator: its number first, then every year and vintage, what is counted, and where it is used."""

    twins = ("json", "csv", "xlsx", "svg")
    template_name = "indicators/indicator.html"
    schema_type = "Dataset"
    model = Indicator
    section = (gettext_lazy("Statistics"), "indicators:indicators")

    @cached_property
    def editions(self) -> Editions:
        """The public editions."""
        return editions()

    def lookup(self) -> dict[str, Any]:
        return {"slug": self.kwargs["code"]}

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        public = Indicator.objects.published()
        return records.select_related("unit", "parent", "numerator", "denominator").prefetch_related(
            Prefetch("breakdowns", public, "public_breakdowns"),
            Prefetch("do_not_confuse_with", public, "public_lookalikes"),
        )

    def details(self, record: Any) -> dict[str, Any]:
        rows = list(Observation.objects.published().filter(indicator=record).with_names().with_change())
        found = lines(rows, self.editions).get(record.pk, [])
        year, problem = self.edition_asked()
        main, one = leading(found, self.source_of(year), self.source_of(self.editions.newest))
        marked = self.editions.source_of(year or self.editions.newest or 0)
        context = {
            "problem": problem,
            "editions": [
                {"label": str(known), "url": f"{record.get_absolute_url()}?edition={known}"}
                for known, _source in self.editions.listed
                if known != year
            ],
            "counted": display.counted(record),
            "used": display.used(uses.once(uses.of(record))),
            "compare_url": f"{reverse('indicators:indicators')}?compare={record.code}",
            "head": display.head(record, one),
            "exhibit": None
            if main is None
            else display.exhibit(record, main, marked, year or self.editions.newest),
            "others": display.other_tables(record, [line for line in found if line is not main], marked),
        }
        if one is not None:
            address = addresses.absolute(record.get_absolute_url())
            context |= {
                "passport": display.passport(record, one),
                "citation": display.citation(record, one, address),
                "sentences": display.ready_sentences(record, one),
            }
        if main is None or display.chart(record, main, marked, year) is None:
            context["twins"] = [
                one for one in self.twin_links(record.get_absolute_url()) if one["type"] != SVG
            ]
        return context

    def edition_asked(self) -> tuple[int | None, str]:
        """Return the edition named in the query string, and what to say when there is no such edition."""
        given = self.request.GET.get("edition", "")
        if not given:
            return None, ""
        if given.isascii() and given.isdigit() and int(given[:5]) in self.editions.years.values():
            return int(given), ""
        return None, _("There is no edition “%(value)s”; the newest figures are shown.") % {
            "value": readable(given)
        }

    def twin_answer(self, record: Any) -> HttpResponseBase:
        year, problem = self.edition_asked()
        if problem:
            return twins.refusal(400, problem)
        if self.twin == "svg":
            return self.chart(record, year)
        if self.twin != "json":
            return self.observations(record.code, self.rows(record, year))
        return super().twin_answer(record)

    def chart(self, record: Any, year: int | None) -> HttpResponseBase:
        """Answer with the chart of the page as a file that stands alone."""
        rows = Observation.objects.published().filter(indicator=record).with_names().with_change()
        main, _one = leading(
            lines(rows, self.editions).get(record.pk, []),
            self.source_of(year),
            self.source_of(self.editions.newest),
        )
        marked = self.editions.source_of(year or self.editions.newest or 0)
        address = addresses.absolute(record.get_absolute_url())
        drawn = (
            ""
            if main is None
            else display.standalone(record, main, marked, year or self.editions.newest, address)
        )
        if not drawn:
            return twins.refusal(404, _("Fewer than two years are on record, so there is no chart."))
        return twins.as_drawing(record.code, drawn)

    def source_of(self, year: int | None) -> int | None:
        """Return the source that the edition of a year is; None for no edition."""
        return None if year is None else self.editions.source_of(year)

    def rows(self, record: Any, year: int | None) -> ObservationQuerySet:
        """Return the public rows of the indicator, or those an edition printed."""
        rows = Observation.objects.published().filter(indicator=record)
        return rows if year is None else rows.filter(source=self.source_of(year))

    def data(self, record: Any) -> dict[str, Any]:
        year, _problem = self.edition_asked()
        rows = self.rows(record, year)
        ordered = downloads.open_rows(rows).order_by("area", "ends_on", "period", "pk")
        return passport_data(record) | {
            "definition": both(record, "definition"),
            "counting_rule": both(record, "counting_rule"),
            "parent": public_code(record.parent),
            "additive": record.additive,
            "breakdowns": [one.code for one in record.public_breakdowns],
            "numerator": public_code(record.numerator),
            "denominator": public_code(record.denominator),
            "do_not_confuse_with": [one.code for one in record.public_lookalikes],
            "note": both(record, "note"),
            "observations": [for_machines(row) for row in ordered],
            "left_out": downloads.left_out(rows),
        }


def leading(
    found: Sequence[Line], asked: int | None, own: int | None
) -> tuple[Line | None, Observation | None]:
    """Return the line and row that head the page: of the edition asked for, else the newest of the line.

    Asked for none, it is the line in which our newest edition (`own`, a source) has printed a figure.
    """
    for source in (asked, own):
        for line in found:
            one = None if source is None else line.of_source(source)
            if one is not None:
                return line, one if source == asked else line.newest
    return (found[0], found[0].newest) if found else (None, None)


def public_code(indicator: Indicator | None) -> str | None:
    """Return the code of an indicator the public may know of."""
    return indicator.code if indicator is not None and indicator.is_published else None
