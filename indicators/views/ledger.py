"""The ledger of indicators and its twins; with `compare=` in the query, the comparison in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy, ngettext

from indicators import display, downloads
from indicators.downloads import for_machines, passport_data
from indicators.filters import IndicatorFilters
from indicators.models import Indicator, Observation
from indicators.series import lines
from indicators.views.comparison import Comparison
from indicators.views.observations import Observations
from pages import twins
from pages.listings import Listing, Sort
from pages.views import NounList

# In the order the topics are listed in, not that of their codes.
BY_TOPIC = Case(
    *(When(topic=topic, then=Value(place)) for place, topic in enumerate(Indicator.Topic.values)),
    output_field=IntegerField(),
)


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

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any(request.GET.getlist("compare")):
            return Comparison.as_view()(request, twin=self.twin)
        return super().get(request, *args, **kwargs)

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
