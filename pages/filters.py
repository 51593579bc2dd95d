"""Filters in the query string: repeat a key for OR, keys AND, values are codes; what is wrong is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Label = str | Promise
Choices = Sequence[tuple[str, Label]]
MOST_WORDS = 8
LONGEST_QUERY = 200
MOST_VALUES = 50
YEAR = re.compile(r"(1[89]|20|21)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the query string that could not be used; `value` as given, cut to a readable length."""

    name: str
    value: str
    message: str


class CodesField(forms.Field):
    """Every value given under one key, without blanks and repetitions."""

    widget = forms.SelectMultiple

    def clean(self, value: Iterable[str] | None) -> list[str]:
        """Return the values in the order given."""
        return list(dict.fromkeys(text for text in (one.strip() for one in value or ()) if text))


class CodesFilter(django_filters.Filter):
    """Rows whose column holds one of the codes given.

    `choices` are the codes there are; without them they are the values public rows have, named by the two
    columns in `names` (English, Chinese). `many` marks a column across a relation to several rows; `where`
    says which of those rows count (only public ones, where a row is a record of its own).
    """

    field_class = CodesField

    def __init__(
        self,
        field_name: str,
        *,
        label: Label,
        choices: Choices | None = None,
        names: tuple[str, str] | None = None,
        many: bool = False,
        where: Q | None = None,
        facet: bool = True,
    ) -> None:
        super().__init__(field_name=field_name, label=label)
        self.choices: Choices | None = choices
        self.names = names
        self.many = many
        self.where = Q() if where is None else where
        self.facet = facet

    def unknown(self, values: Sequence[str]) -> list[str]:
        """Return the values that are no code of this filter, as far as that is known without the rows."""
        known = None if self.choices is None else {code for code, _label in self.choices}
        return [value for value in values if "\x00" in value or (known is not None and value not in known)]

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Return the rows that hold one of `value`; every row when there is none."""
        if not value:
            return qs
        condition = self.condition(value)
        if self.many:
            # A subquery, so that a row with two of the codes is still one row.
            condition = Q(pk__in=qs.model._default_manager.filter(condition).values("pk"))
        narrowed: QuerySet[Any] = qs.filter(condition)
        return narrowed

    def condition(self, values: list[str]) -> Q:
        """Return what a row that holds one of `values` fulfils."""
        return Q(self.where, **{f"{self.field_name}__in": self.cast(values)})

    def expression(self) -> Any:
        """Return the code a row holds, as the database works it out for the facet."""
        return F(str(self.field_name))

    def cast(self, values: list[str]) -> list[Any]:
        """Return the values as the column holds them."""
        return values


class CasesFilter(CodesFilter):
    """Rows that fulfil one of a few conditions, each under a code of its own: `cases` is (code, label, Q)."""

    def __init__(self, *cases: tuple[str, Label, Q], label: Label, many: bool = False) -> None:
        super().__init__(
            "pk", label=label, choices=[(code, text) for code, text, _condition in cases], many=many
        )
        self.cases = cases

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for code, _label, condition in self.cases:
            if code in values:
                found |= condition
        return found

    def expression(self) -> Any:
        whens = [When(condition, then=Value(code)) for code, _label, condition in self.cases]
        return Case(*whens, default=None, output_field=TextField())


class YearFilter(CodesFilter):
    """Rows of a calendar year; the value is the bare year."""

    def unknown(self, values: Sequence[str]) -> list[str]:
        return [value for value in values if not YEAR.fullmatch(value)]

    def cast(self, values: list[str]) -> list[Any]:
        return [int(value) for value in values]


class TextFilter(django_filters.CharFilter):
    """Rows in which every word of the text occurs in one of `fields`, capitals or not."""

    facet = False

    def __init__(self, *fields: str, label: Label, many: bool = False) -> None:
        super().__init__(label=label, max_length=LONGEST_QUERY)
        self.fields = fields
        self.many = many

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows that hold every word of `value`."""
        for word in words(value):
            condition = Q()
            for name in self.fields:
                condition |= Q(**{f"{name}__icontains": word})
            if self.many:
                condition = Q(pk__in=qs.model._default_manager.filter(condition).values("pk"))
            qs = qs.filter(condition)
        return qs


class PublicFilterSet(django_filters.FilterSet):
    """The filters of one list, read from a query string that anybody may have typed."""

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        super().__init__(data=data, queryset=queryset)
        self.problems: list[Problem] = []
        self.chosen: dict[str, Any] = {}
        self.prepare()
        self._read()

    def prepare(self) -> None:
        """Tell filters what they have to know before the query string is read; for subclasses."""

    def narrowed(self, *, without: str = "") -> QuerySet[Any]:
        """Return the rows under the filters in use, one of them left out if named."""
        rows: QuerySet[Any] = self.queryset
        for name, value in self.chosen.items():
            if name != without:
                rows = self.filters[name].filter(rows, value)
        return rows

    @property
    def qs(self) -> QuerySet[Any]:
        """The rows under all filters in use."""
        return self.narrowed()

    def _read(self) -> None:
        form = self.form
        form.is_valid()
        for name, errors in form.errors.items():
            self._refuse(name, str(self.data.get(name, "")), " ".join(str(one) for one in errors))
        for name, value in form.cleaned_data.items():
            usable = self._usable(name, value)
            if usable:
                self.chosen[name] = usable
        self._check_against_rows()

    def _usable(self, name: str, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        unknown = [*self.filters[name].unknown(value[:MOST_VALUES]), *value[MOST_VALUES:]]
        for one in unknown[:MOST_VALUES]:
            self._refuse_value(name, one)
        return [one for one in value if one not in unknown]

    def _check_against_rows(self) -> None:
        """Drop codes that no public row has, for filters whose codes are only known from the rows."""
        open_ended = [
            (name, chosen)
            for name, chosen in self.chosen.items()
            if isinstance(chosen, list) and self._codes_from_rows(name)
        ]
        if not open_ended:
            return
        first, *rest = (
            self.queryset.order_by()
            .filter(self.filters[name].where, **{f"{self.filters[name].field_name}__in": chosen})
            .annotate(facet_name=Value(name), facet_value=F(self.filters[name].field_name))
            .values_list("facet_name", "facet_value")
            .distinct()
            for name, chosen in open_ended
        )
        known = set(first.union(*rest, all=True) if rest else first)
        for name, chosen in open_ended:
            for value in [one for one in chosen if (name, one) not in known]:
                self._refuse_value(name, value)
                chosen.remove(value)
            if not chosen:
                del self.chosen[name]

    def _codes_from_rows(self, name: str) -> bool:
        one = self.filters[name]
        return one.choices is None and not isinstance(one, YearFilter)

    def _refuse_value(self, name: str, value: str) -> None:
        message = _("“%(value)s” is not a value of “%(filter)s”; it was left out.")
        self._refuse(name, value, message % {"value": readable(value), "filter": self.filters[name].label})

    def _refuse(self, name: str, value: str, message: str) -> None:
        self.problems.append(Problem(name, readable(value), message))


def words(text: str) -> list[str]:
    """Return the words to look for: full-width forms folded, at most eight."""
    return unicodedata.normalize("NFKC", text).split()[:MOST_WORDS]


def readable(text: str) -> str:
    """Return a value from outside, fit to be printed back."""
    plain = "".join(one if one.isprintable() else "�" for one in text)
    return plain if len(plain) <= 60 else f"{plain[:59]}…"
