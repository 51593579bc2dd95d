"""Public pages of numbers: the ledger of indicators, the page of one, and their twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators import display, downloads
from indicators.downloads import for_machines, passport_data
from indicators.editions import Editions, editions
from indicators.filters import IndicatorFilters
from indicators.models import Indicator, Observation
from indicators.querysets import ObservationQuerySet
from indicators.series import Line, lines
from pages import addresses, twins, uses
from pages.bilingual import both
from pages.filters import readable
from pages.listings import Listing, Sort
from pages.views import NounDetail, NounList, PublicView
from publishing.querysets import PublishableQuerySet

# In the order the topics are listed in, not that of their codes.
BY_TOPIC = Case(
    *(When(topic=topic, then=Value(place)) for place, topic in enumerate(Indicator.Topic.values)),
    output_field=IntegerField(),
)


class Observations(PublicView):
    """A page whose files hold observations."""

    def observations(self, name: str, rows: ObservationQuerySet) -> HttpResponseBase:
        """Answer with public rows as the file asked for; those that must not be handed on are named in it."""
        closed = downloads.left_out(rows)
        found = downloads.cells(downloads.open_rows(rows), closed)
        return self.file(name, downloads.HEADER, found, notes=downloads.notes(closed))


class Indicators(Observations, NounList):
    """Every indicator with the number of an edition, or the newest; the twins hold every observation."""

    template_name = "indicators/indicators.html"
    filterset = IndicatorFilters
    heading = gettext_lazy("Statistics")
    lede = gettext_lazy(
        "Every number the white paper prints, with the years other public sources can add. "
        "Red marks the edition’s own figure; a tick marks a year nobody has put on record."
    )
    search_label = gettext_lazy("Search indicators")
    search_example = gettext_lazy("A name or a code")
    sorts = (
        Sort("topic", gettext_lazy("topic"), (BY_TOPIC, "position", "slug")),
        Sort("name", gettext_lazy("name"), ("name_en", "name_zh_hans")),
    )

    def records(self) -> QuerySet[Any]:
        return Indicator.objects.published()

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        return records.select_related("unit")

    def counted(self, count: int) -> str:
        return ngettext("%(n)s indicator", "%(n)s indicators", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        filters: Any = listing.filterset
        rows = Observation.objects.published().current().filter(indicator__in=[one.pk for one in records])
        areas = listing.filterset.chosen.get("area")
        if areas:
            rows = rows.filter(area__code__in=areas)
        ledger = display.Ledger(
            lines(rows.with_names().with_change(), filters.editions), filters.editions, filters.edition_year
        )
        return {"groups": display.groups(records, ledger), "ledger": ledger}

    def results(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        rows = Observation.objects.published().filter(indicator__in=[one.pk for one in records])
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in downloads.open_rows(rows).order_by("ends_on", "period"):
            found[row.indicator_id].append(for_machines(row))
        return [
            twins.identity(one) | {"data": passport_data(one), "observations": found[one.pk]}
            for one in records
        ]

    def table(self, listing: Listing) -> HttpResponseBase:
        chosen = listing.filterset.qs.order_by().values("pk")
        return self.observations("statistics", Observation.objects.published().filter(indicator__in=chosen))


class IndicatorPage(Observations, NounDetail):
    """One indicator: its number first, then every year and vintage, what is counted, and where it is used."""

    twins = ("json", "csv", "xlsx")
    template_name = "indicators/indicator.html"
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
        main, one = leading(found, None if year is None else self.editions.source_of(year))
        marked = self.editions.source_of(year or self.editions.newest or 0)
        context = {
            "problem": problem,
            "editions": [
                {"label": str(known), "url": f"{record.get_absolute_url()}?edition={known}"}
                for known, _source in self.editions.listed
                if known != year
            ],
            "counted": display.counted(record),
            "head": display.head(record, one),
            "exhibit": None
            if main is None
            else display.exhibit(record, main, marked, year or self.editions.newest),
            "others": display.other_tables(record, [line for line in found if line is not main], marked),
        }
        if one is not None:
            address = addresses.absolute(record.get_absolute_url())
            context |= {
                "passport": display.passport(record, one, uses.once(uses.of(record))),
                "citations": display.citations(record, one, address),
            }
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
        if self.twin != "json":
            return self.observations(record.code, self.rows(record, year))
        return super().twin_answer(record)

    def rows(self, record: Any, year: int | None) -> ObservationQuerySet:
        """Return the public rows of the indicator, or those an edition printed."""
        rows = Observation.objects.published().filter(indicator=record)
        return rows if year is None else rows.filter(source=self.editions.source_of(year))

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


def leading(found: Sequence[Line], source: int | None) -> tuple[Line | None, Observation | None]:
    """Return the line and row that head the page: those of the edition asked for, else the newest."""
    for line in found:
        one = line.newest if source is None else line.of_source(source)
        if one is not None:
            return line, one
    return (found[0], found[0].newest) if found else (None, None)


def public_code(indicator: Indicator | None) -> str | None:
    """Return the code of an indicator the public may know of."""
    return indicator.code if indicator is not None and indicator.is_published else None
