"""The filters of the list of cases and of the list of collections."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases import terms
from cases.dockets import characters
from cases.models import CaseCollection, CollectionEntry, TypicalCase
from cases.numbers import normalise
from directory.models import Organisation
from pages.filters import CodesFilter, PublicFilterSet, TextFilter, YearFilter, words
from publishing.states import Status

CASE_TEXTS = (
    "title_en",
    "title_zh_hans",
    "gist_en",
    "gist_zh_hans",
    "cause_en",
    "cause_zh_hans",
    "parties__name_en",
    "parties__name_zh_hans",
    "district__name_en",
    "district__name_zh_hans",
)
BODIES = ("handling_authority", "parties__organisation")
_FILLERS = re.compile(r"no\.?|第|号", re.IGNORECASE)


class CaseTextFilter(TextFilter):
    """Cases in which every word occurs: in titles, parties, bodies, or in a number, however it is written."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows that hold every word of `value`."""
        for word in words(value):
            if not _FILLERS.fullmatch(word):
                hits = TypicalCase.objects.filter(self._condition(word)).order_by().values("pk")
                qs = qs.filter(pk__in=hits)
        return qs

    def _condition(self, word: str) -> Q:
        condition = Q(numbers__normalised__icontains=normalise(word))
        for character in characters(word):
            condition |= Q(numbers__normalised__contains=character)
        for name in CASE_TEXTS:
            condition |= Q(**{f"{name}__icontains": word})
        for body in BODIES:
            named = Q(**{f"{body}__name_en__icontains": word}) | Q(
                **{f"{body}__name_zh_hans__icontains": word}
            )
            condition |= named & Q(**{f"{body}__status": Status.LIVE})
        return condition


class ListedFilter(CodesFilter):
    """Cases of one of the collections given; only public collections count."""

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Return the rows that a public collection of these lists."""
        if not value:
            return qs
        entries = CollectionEntry.objects.of_live().filter(collection__slug__in=value)
        return qs.filter(pk__in=entries.order_by().values("case"))


class CaseFilters(PublicFilterSet):
    """Filters of `/cases/`; its query makes `public_authority`, `public_list`, `listed_year`."""

    q = CaseTextFilter(label=_("Search"))
    right = CodesFilter(
        "rights__code", label=_("IP right"), names=("rights__name_en", "rights__name_zh_hans"), many=True
    )
    proceeding = CodesFilter("proceeding", label=_("Proceeding"), choices=terms.Proceeding.choices)
    level = CodesFilter(
        "public_authority__level", label=_("Level of authority"), choices=Organisation.Level.choices
    )
    authority = CodesFilter(
        "public_authority__slug",
        label=_("Handled by"),
        names=("public_authority__name_en", "public_authority__name_zh_hans"),
    )
    district = CodesFilter(
        "district__code", label=_("District"), names=("district__name_en", "district__name_zh_hans")
    )
    year = YearFilter("listed_year", label=_("Decided or announced"))
    outcome = CodesFilter("outcome", label=_("Outcome"), choices=terms.Outcome.choices)
    finality = CodesFilter("finality", label=_("In force"), choices=terms.Finality.choices)
    collection = ListedFilter(
        "public_list__slug",
        label=_("List"),
        names=("public_list__title_en", "public_list__title_zh_hans"),
    )


class IssuedFilter(CodesFilter):
    """Collections issued by one of the bodies given; only public bodies count."""

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Return the rows that one of these bodies issued."""
        if not value:
            return qs
        bodies = Organisation.objects.published().filter(slug__in=value)
        issued = CaseCollection.objects.filter(issuers__organisation__in=bodies.values("pk"))
        return qs.filter(pk__in=issued.order_by().values("pk"))


class CollectionFilters(PublicFilterSet):
    """Filters of `/cases/collections/`; `public_issuer` is made by the list's query."""

    q = TextFilter(
        "title_en",
        "title_zh_hans",
        "series__title_en",
        "series__title_zh_hans",
        "note_en",
        "note_zh_hans",
        label=_("Search"),
    )
    issuer = IssuedFilter(
        "public_issuer__slug",
        label=_("Issued by"),
        names=("public_issuer__name_en", "public_issuer__name_zh_hans"),
    )
    series = CodesFilter(
        "series__code", label=_("Series"), names=("series__title_en", "series__title_zh_hans")
    )
    year = YearFilter("coverage_year", label=_("Year the cases are about"))
