"""A list as asked for: filters, order, page and counts, worked out from its query string."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pages.facets import Chip, Group, chips, groups
from pages.filters import Problem, PublicFilterSet, readable
from pages.querystrings import Query

Label = str | Promise
PER_PAGE = 25
AROUND = 2
TWIN_KEYS = frozenset({"after", "bom", "page", "sort"})


class NoSuchPage(Exception):
    """The page asked for is not one of the list's; `last` is the number of its last page."""

    def __init__(self, given: str, last: int) -> None:
        self.given = readable(given)
        self.last = last
        super().__init__(given)


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: its code, its name, the columns. Rows end on the primary key, so none is lost."""

    code: str
    label: Label
    order: tuple[Any, ...]


class Listing:
    """One list under one query string. Public attributes are what pages and twins print."""

    def __init__(
        self,
        params: QueryDict,
        *,
        path: str,
        queryset: QuerySet[Any],
        filterset: type[PublicFilterSet],
        sorts: Sequence[Sort],
        per_page: int = PER_PAGE,
    ) -> None:
        self.params = params
        self.filterset = filterset(params, queryset)
        self.problems: list[Problem] = list(self.filterset.problems)
        self.sorts = sorts
        self.per_page = per_page
        self.sort = self._sort(params.get("sort", ""))
        self.query = Query(path, self._values())

    @cached_property
    def count(self) -> int:
        """How many rows the filters leave."""
        return self.filterset.qs.order_by().count()

    @cached_property
    def facets(self) -> list[Group]:
        """The facets with their counts."""
        return groups(self.filterset, self.query)

    @property
    def chips(self) -> list[Chip]:
        """The filters in use, as links that remove them."""
        return chips(self.filterset, self.facets, self.query)

    @property
    def rows(self) -> QuerySet[Any]:
        """Every row the filters leave, in the order asked for."""
        return self.filterset.qs.order_by(*self.sort.order, "pk")

    @property
    def last_page(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.count // self.per_page))

    @cached_property
    def page(self) -> int:
        """The page asked for, from 1. Raises NoSuchPage."""
        given = self.params.get("page", "1")
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 0
        if not 1 <= number <= self.last_page:
            raise NoSuchPage(given, self.last_page)
        return number

    @property
    def of_page(self) -> QuerySet[Any]:
        """The rows of the page asked for."""
        first = (self.page - 1) * self.per_page
        return self.rows[first : first + self.per_page]

    def strict_problems(self) -> list[Problem]:
        """Return what a machine must not send: unusable values and parameters this list does not have."""
        known = {*self.filterset.filters, *TWIN_KEYS}
        strange = [
            Problem(readable(key), readable(self.params.get(key, "")), _("There is no such parameter."))
            for key in self.params
            if key not in known
        ]
        return [*self.problems, *strange]

    def page_url(self, number: int) -> str:
        """Return the address of a page of this list."""
        return self.query.url() if number == 1 else self.query.url(page=str(number))

    def page_numbers(self) -> list[int | None]:
        """Return the pages to offer: the first, the last, those around; None stands for a gap."""
        near = range(self.page - AROUND, self.page + AROUND + 1)
        numbers = sorted({1, self.last_page, *(one for one in near if 1 <= one <= self.last_page)})
        found: list[int | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            found += [number] if number == before + 1 else [None, number]
        return found

    def _sort(self, given: str) -> Sort:
        for one in self.sorts:
            if one.code == given:
                return one
        if given:
            message = _("“%(value)s” is not an order of this list; it stands in its usual order.")
            self.problems.append(Problem("sort", readable(given), message % {"value": readable(given)}))
        return self.sorts[0]

    def _values(self) -> dict[str, Sequence[str]]:
        values: dict[str, Sequence[str]] = {
            name: tuple(chosen) if isinstance(chosen, list) else (str(chosen),)
            for name, chosen in self.filterset.chosen.items()
        }
        if self.sort is not self.sorts[0]:
            values["sort"] = (self.sort.code,)
        return values
