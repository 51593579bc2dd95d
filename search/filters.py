"""Filters of the search: `q noun year`."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.entries import indexed, keys_of
from pages.filters import LONGEST_QUERY, CodesFilter, PublicFilterSet, YearFilter
from publishing.models import Publishable
from search.tokens import fold, words


class EverywhereFilter(django_filters.CharFilter):
    """Entries that hold every word, or that carry the number typed, in whatever form it was typed."""

    facet = False

    def __init__(self) -> None:
        super().__init__(label=_("Text"), max_length=LONGEST_QUERY)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the entries that hold `value`."""
        every = Q()
        for word in words(value):
            every &= Q(haystack__contains=word)
        return qs.filter(every | carries(value)) if every else qs


class SearchFilters(PublicFilterSet):
    """Search by text, kind of record and year."""

    q = EverywhereFilter()
    noun = CodesFilter("noun", label=_("Kind"))
    year = YearFilter("year", label=_("Year"))

    def prepare(self) -> None:
        self.filters["noun"].choices = [(one.model.noun, plural(one.model)) for one in indexed()]


def plural(model: type[Publishable]) -> str:
    """Return what records of this noun are called, for a heading."""
    return capfirst(str(model._meta.verbose_name_plural))


def nouns() -> dict[str, str]:
    """Return the name of one record of each kind that can be found, by its code."""
    return {one.model.noun: str(one.model._meta.verbose_name) for one in indexed()}


def carries(text: str) -> Q:
    """Return the condition that an entry has `text` as one of its numbers."""
    found = Q()
    for key in (fold(text), *map(fold, keys_of(text))):
        found |= Q(numbers__contains=f"\n{key}\n")
    return found
