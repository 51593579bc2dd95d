"""Facets: every option with the number of records it leads to, in one query; chips of what is in use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pages.filters import CodesFilter, PublicFilterSet, YearFilter
from pages.querystrings import Query
from pages.texts import capital, localized

Label = str | Promise
MOST_OPTIONS = 40
# A facet shows this many options at once; the rest waits behind a fold, unless that would hide but a few.
OPEN_OPTIONS = 8
WORTH_FOLDING = 3


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet; `count` is the size of the list behind `url`."""

    label: Label
    value: str
    count: int
    url: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its options."""

    name: str
    label: Label
    options: list[Option]

    @property
    def open(self) -> list[Option]:
        """The options that are seen at once."""
        return self.options[: OPEN_OPTIONS if self._folds else None]

    @property
    def folded(self) -> list[Option]:
        """The options behind the fold; none of them is in use."""
        return self.options[OPEN_OPTIONS:] if self._folds else []

    @property
    def _folds(self) -> bool:
        rest = self.options[OPEN_OPTIONS:]
        return len(rest) >= WORTH_FOLDING and not any(option.on for option in rest)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use; the address is the list without it."""

    label: Label
    url: str


@dataclass(frozen=True, slots=True)
class _Row:
    value: str
    english: str
    chinese: str
    count: int


def groups(filterset: PublicFilterSet, query: Query) -> list[Group]:
    """Return the facets of a list: choosing an option replaces the values of its own facet.

    An option is counted under the filters of the other facets, so its number is that of the list it leads
    to. Options that lead nowhere are left out unless in use. One query, whatever the number of facets.
    """
    facets = {name: one for name, one in filterset.filters.items() if getattr(one, "facet", False)}
    found = _counts(filterset, facets)
    made = (_group(name, one, found[name], filterset, query) for name, one in facets.items())
    return [group for group in made if group.options]


def chips(filterset: PublicFilterSet, facets: Iterable[Group], query: Query) -> list[Chip]:
    """Return the filters in use, each with the address that removes it."""
    names = {(group.name, option.value): option.label for group in facets for option in group.options}
    made: list[Chip] = []
    for name, chosen in filterset.chosen.items():
        if isinstance(chosen, list):
            label = str(filterset.filters[name].label)
            made += [
                Chip(_chip_label(label, names.get((name, value)) or value), query.without(name, value).url())
                for value in chosen
            ]
        else:
            made.append(Chip(_("“%(text)s”") % {"text": chosen}, query.without(name).url()))
    return made


def _chip_label(filter_label: str, value: Label) -> str:
    return _("%(filter)s: %(value)s") % {"filter": filter_label, "value": value}


def _group(name: str, one: CodesFilter, rows: list[_Row], filterset: PublicFilterSet, query: Query) -> Group:
    chosen = filterset.chosen.get(name, [])
    options = [
        Option(
            label=_label(one, row),
            value=row.value,
            count=row.count,
            url=query.only(name, row.value).url(),
            on=row.value in chosen,
        )
        for row in _in_order(one, _with_chosen(rows, chosen))
        if row.count or row.value in chosen
    ]
    return Group(name, one.label, options)


def _with_chosen(rows: list[_Row], chosen: list[str]) -> list[_Row]:
    seen = {row.value for row in rows}
    return [*rows, *(_Row(value, "", "", 0) for value in chosen if value not in seen)]


def _in_order(one: CodesFilter, rows: list[_Row]) -> list[_Row]:
    if one.choices is not None:
        place = {code: position for position, (code, _label) in enumerate(one.choices)}
        return sorted(rows, key=lambda row: place.get(row.value, len(place)))
    if isinstance(one, YearFilter):
        return sorted(rows, key=lambda row: row.value, reverse=True)
    return sorted(rows, key=lambda row: (-row.count, row.english or row.chinese, row.value))[:MOST_OPTIONS]


def _label(one: CodesFilter, row: _Row) -> Label:
    if one.choices is not None:
        return capital(dict(one.choices).get(row.value, row.value))
    return capital(localized(row.english, row.chinese) or row.value)


def _counts(filterset: PublicFilterSet, facets: dict[str, CodesFilter]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    terms = [_term(filterset, name, one) for name, one in facets.items()]
    if not terms:
        return found
    first, *rest = terms
    for name, value, english, chinese, count in first.union(*rest, all=True) if rest else first:
        found[name].append(_Row(value, english or "", chinese or "", count))
    return found


def _term(filterset: PublicFilterSet, name: str, one: CodesFilter) -> QuerySet[Any, Any]:
    """Return (facet, value, name_en, name_zh_hans, count) of one facet, as one part of the union."""
    others = [other for other in filterset.chosen if other != name]
    within = Q(pk__in=filterset.narrowed(without=name).order_by().values("pk")) if others else None
    english, chinese = one.names or (None, None)
    rows: QuerySet[Any] = filterset.queryset
    term: QuerySet[Any, Any] = (
        rows.order_by()
        .filter(one.where)
        .values(
            facet_name=Value(name, TextField()),
            facet_value=Cast(one.expression(), TextField()),
        )
        .filter(facet_value__gt="")  # neither unknown nor empty
        .annotate(
            # One option a value, even where some rows with it have no Chinese name for it.
            facet_en=Max(Cast(F(english), TextField()) if english else Value("", TextField())),
            facet_zh_hans=Max(Cast(F(chinese), TextField()) if chinese else Value("", TextField())),
            facet_count=Count("pk", distinct=True, filter=within),
        )
        .values_list("facet_name", "facet_value", "facet_en", "facet_zh_hans", "facet_count")
    )
    return term
