"""The list of awards: rounds, prizes first, grouped by the kind of honour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, F, FilteredRelation, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from awards.filters import AwardFilters
from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound
from awards.views.counts import current
from awards.views.rows import COLUMNS, grouped, round_row
from pages.listings import Listing, Sort
from pages.views import NounList
from publishing.states import Status

HEADING = _("Awards and honours")
_kind = Case(
    *(When(programme__kind=code, then=Value(place)) for place, code in enumerate(AwardProgramme.Kind.values)),
    output_field=IntegerField(),
)
_newest = F("year").desc(nulls_last=True)


def parts() -> list[Prefetch[str, QuerySet[Any], str]]:
    """Return the prefetches of what a row prints of a round: its awards with figures, its recipients."""
    awards: QuerySet[Any] = Award.objects.select_related(
        "figure__indicator", "figure__area", "figure__source"
    )
    recipients: QuerySet[Any] = AwardRecipient.objects.select_related("organisation")
    return [Prefetch("awards", awards), Prefetch("recipients", recipients)]


class AwardList(NounList):
    """`/awards/`."""

    template_name = "awards/list.html"
    filterset = AwardFilters
    heading = HEADING
    lede = _(
        "Prizes, designations, pilots and rankings. The numeral counts what was received, as printed by "
        "the source; without such a number, it counts those named here."
    )
    search_label = _("Search in awards")
    search_example = _("A prize, a recipient, a patent number")
    sorts = (
        Sort("kind", _("kind, prizes first"), (_kind.asc(), _newest, "title_en")),
        Sort("newest", _("year, newest first"), (_newest, "title_en")),
        Sort("title", _("title"), ("title_en", "title_zh_hans")),
    )
    columns = COLUMNS

    def records(self) -> QuerySet[AwardRound]:
        rounds: QuerySet[AwardRound] = AwardRound.objects.published().annotate(
            public_grantor=FilteredRelation(
                "programme__grantors__organisation",
                condition=Q(programme__grantors__organisation__status=Status.LIVE),
            ),
            public_recipient=FilteredRelation(
                "recipients__organisation", condition=Q(recipients__organisation__status=Status.LIVE)
            ),
        )
        return rounds

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        found = records.select_related("programme").prefetch_related(*parts())
        return found.prefetch_related("programme__grantors__organisation") if self.twin else found

    def counted(self, count: int) -> str:
        return ngettext("%(n)s record", "%(n)s records", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        figures = current(award.figure_id for each in records for award in each.awards.all())
        if listing.sort.code == "kind":
            return {"groups": grouped(records, figures)}
        return {"groups": [{"rows": [round_row(each, figures) for each in records]}]}
