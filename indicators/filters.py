"""Filters of the list of indicators: `q topic kind series area edition`."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indicators.editions import Editions, editions
from indicators.models import Indicator
from pages.filters import CasesFilter, CodesFilter, PublicFilterSet, TextFilter
from publishing.states import Status

PUBLIC_ROWS = Q(
    observations__released_at__isnull=False,
    observations__superseded_at__isnull=True,
    observations__source__status=Status.LIVE,
)


class EditionFilter(CasesFilter):
    """Indicators of which an edition printed a figure; the code is the year the edition covers."""

    def __init__(self) -> None:
        super().__init__(label=_("Edition"), many=True)

    def know(self, public: Editions) -> None:
        """Take the editions there are."""
        self.cases = tuple(
            (str(year), str(year), Q(PUBLIC_ROWS, observations__source=source))
            for year, source in public.listed
        )
        self.choices = [(code, label) for code, label, _condition in self.cases]


class IndicatorFilters(PublicFilterSet):
    """The filters, and the public editions, which are read once for filter and page."""

    q = TextFilter("name_en", "name_zh_hans", "slug", "definition_en", "definition_zh_hans", label=_("Text"))
    edition = EditionFilter()
    topic = CodesFilter("topic", label=_("Topic"), choices=Indicator.Topic.choices)
    kind = CodesFilter("kind", label=_("Kind"), choices=Indicator.Kind.choices)
    series = CasesFilter(
        ("yes", _("several years"), Q(has_series=True)),
        ("no", _("one year only"), Q(has_series=False)),
        label=_("Figures of"),
    )
    area = CodesFilter(
        "observations__area__code",
        label=_("Area"),
        names=("observations__area__name_en", "observations__area__name_zh_hans"),
        many=True,
        where=PUBLIC_ROWS,
    )

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        self.editions = editions()
        super().__init__(data, queryset)

    def prepare(self) -> None:
        self.filters["edition"].know(self.editions)

    @property
    def edition_year(self) -> int | None:
        """The one edition asked for; None for none or several."""
        chosen = self.chosen.get("edition", [])
        return int(chosen[0]) if len(chosen) == 1 else None
