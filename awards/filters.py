"""The filters of the list of awards."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from awards.models import AwardProgramme, AwardRound
from directory.models import Organisation
from pages.filters import CodesFilter, PublicFilterSet, TextFilter, YearFilter, words
from publishing.states import Status

TEXTS = (
    "title",
    "programme__title",
    "awards__grade",
    "awards__project",
    "awards__track",
    "recipients__name",
)


class AwardTextFilter(TextFilter):
    """Rounds in which every word occurs: in titles, grades, projects, recipients, patent numbers."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows that hold every word of `value`."""
        for word in words(value):
            hits = AwardRound.objects.filter(self._condition(word)).order_by().values("pk")
            qs = qs.filter(pk__in=hits)
        return qs

    def _condition(self, word: str) -> Q:
        condition = Q(awards__patent_number__icontains=word)
        for name in TEXTS:
            condition |= Q(**{f"{name}_en__icontains": word}) | Q(**{f"{name}_zh_hans__icontains": word})
        named = Q(recipients__organisation__name_en__icontains=word)
        named |= Q(recipients__organisation__name_zh_hans__icontains=word)
        return condition | (named & Q(recipients__organisation__status=Status.LIVE))


class BodyFilter(CodesFilter):
    """Rounds that one of the bodies given stands to by `path`; only public bodies count."""

    def __init__(self, field_name: str, *, path: str, **kwargs: Any) -> None:
        alias = field_name.removesuffix("__slug")
        super().__init__(field_name, names=(f"{alias}__name_en", f"{alias}__name_zh_hans"), **kwargs)
        self.path = path

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Return the rows that one of these bodies stands to."""
        if not value:
            return qs
        bodies = Organisation.objects.published().filter(slug__in=value).values("pk")
        hits = AwardRound.objects.filter(**{f"{self.path}__in": bodies})
        return qs.filter(pk__in=hits.order_by().values("pk"))


class AwardFilters(PublicFilterSet):
    """Filters of `/awards/`; `public_grantor` and `public_recipient` are made by the list's query."""

    q = AwardTextFilter(label=_("Search"))
    kind = CodesFilter("programme__kind", label=_("Kind"), choices=AwardProgramme.Kind.choices)
    grantor = BodyFilter(
        "public_grantor__slug", path="programme__grantors__organisation", label=_("Granted by")
    )
    year = YearFilter("year", label=_("Year"))
    grade = CodesFilter(
        "awards__grade_en",
        label=_("Grade"),
        names=("awards__grade_en", "awards__grade_zh_hans"),
        many=True,
    )
    recipient = BodyFilter("public_recipient__slug", path="recipients__organisation", label=_("Received by"))
