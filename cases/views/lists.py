"""The list of cases and the list of collections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.filters import CaseFilters, CollectionFilters
from cases.models import Amount, CaseCollection, CollectionEntry, TypicalCase
from cases.views.money import LEADING
from cases.views.rows import CASE_COLUMNS, COLLECTION_COLUMNS, case_row, collection_row
from pages.breadcrumbs import Crumb, trail
from pages.listings import Listing, Sort
from pages.views import NounList
from publishing.states import Status

HEADING = _("Typical cases")
COLLECTIONS = _("Lists of typical cases")
_date = Coalesce("decided_on", "announced_on")
_sum = Subquery(
    Amount.objects.filter(case=OuterRef("pk"), kind__in=LEADING, currency="CNY")
    .order_by("-value")
    .values("value")[:1]
)


def public_entries() -> Prefetch[str, QuerySet[CollectionEntry], str]:
    """Return the prefetch of a case's places in public collections."""
    return Prefetch(
        "entries",
        CollectionEntry.objects.of_live().select_related("collection").order_by("-collection__coverage_year"),
    )


class CaseList(NounList):
    """`/cases/`."""

    template_name = "cases/list.html"
    filterset = CaseFilters
    heading = HEADING
    lede = _(
        "Decisions and practices that an authority published as examples for others. A numeral is the rank "
        "its list gave it. A sample, not a census."
    )
    search_label = _("Search in cases")
    search_example = _("A party, a court, a docket number")
    sorts = (
        Sort("newest", _("date, newest first"), (_date.desc(nulls_last=True),)),
        Sort("oldest", _("date, oldest first"), (_date.asc(nulls_last=True),)),
        Sort("sum", _("sum of money in RMB, largest first"), (_sum.desc(nulls_last=True),)),
        Sort("title", _("title"), ("title_en", "title_zh_hans")),
    )
    columns = CASE_COLUMNS

    def records(self) -> QuerySet[TypicalCase]:
        return TypicalCase.objects.published().annotate(
            listed_year=ExtractYear(_date),
            public_authority=FilteredRelation(
                "handling_authority", condition=Q(handling_authority__status=Status.LIVE)
            ),
            public_list=FilteredRelation(
                "entries__collection", condition=Q(entries__collection__status=Status.LIVE)
            ),
        )

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        related = records.select_related("live_revision", "handling_authority", "district")
        return related.prefetch_related("rights", public_entries())

    def counted(self, count: int) -> str:
        return ngettext("%(n)s case", "%(n)s cases", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        return {"rows": [case_row(case) for case in records], "collections_url": reverse("cases:collections")}


class CollectionList(NounList):
    """`/cases/collections/`."""

    template_name = "cases/collections.html"
    filterset = CollectionFilters
    heading = COLLECTIONS
    lede = _(
        "Lists that courts, procuratorates and offices published. The numeral is the number of cases the "
        "list has; one whose contents no source gives stands here with its title alone."
    )
    search_label = _("Search in lists")
    search_example = _("Ten typical cases, copyright, financing")
    sorts = (
        Sort(
            "newest",
            _("year of the cases, newest first"),
            (F("coverage_year").desc(nulls_last=True), "title_en"),
        ),
        Sort("released", _("release, newest first"), (F("released_on").desc(nulls_last=True), "title_en")),
        Sort("title", _("title"), ("title_en", "title_zh_hans")),
    )
    columns = COLLECTION_COLUMNS

    def records(self) -> QuerySet[CaseCollection]:
        return CaseCollection.objects.published().annotate(
            public_issuer=FilteredRelation(
                "issuers__organisation", condition=Q(issuers__organisation__status=Status.LIVE)
            )
        )

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        public = CollectionEntry.objects.filter(collection=OuterRef("pk"), case__status=Status.LIVE)
        counted = public.order_by().values("collection").annotate(n=Count("pk")).values("n")
        related = records.select_related("series").prefetch_related("issuers__organisation")
        counted_rows: QuerySet[Any] = related.annotate(on_record=Coalesce(Subquery(counted), 0))
        return counted_rows

    def counted(self, count: int) -> str:
        return ngettext("%(n)s list", "%(n)s lists", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        return {"rows": [collection_row(collection) for collection in records]}

    def breadcrumb(self) -> Sequence[Crumb]:
        return trail(Crumb(HEADING, reverse("cases:cases")), Crumb(self.heading))
