"""What a comparison asks for, read from its query string; the index that puts unlike units on one axis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

MOST_SERIES = 6
MOST_YEARS = 60
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SUBJECT = re.compile(r"[a-z0-9-]{1,80}(?:@[a-z0-9-]{1,60})?")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A value that cannot be used: its parameter, the value, and what to do."""

    name: str
    value: str
    message: str


@dataclass(slots=True)
class Asked:
    """What is to be compared: `code` or `code@area` each, a span of years, in numbers or as an index."""

    subjects: list[str] = field(default_factory=list)
    first: int | None = None
    last: int | None = None
    indexed: bool = False
    problems: list[Complaint] = field(default_factory=list)

    def refuse(self, name: str, value: str, message: str) -> None:
        """Keep what cannot be used, with its reason."""
        self.problems.append(Complaint(name, value, message))

    def span(self, years: Iterable[int]) -> range:
        """Return the years to show of those on record: every one from first to last, at most sixty."""
        known = [year for year in years if self._within(year)]
        if not known:
            return range(0)
        first = max(min(known) if self.first is None else self.first, max(known) - MOST_YEARS + 1)
        last = max(known) if self.last is None else min(self.last, first + MOST_YEARS - 1)
        return range(first, last + 1)

    def _within(self, year: int) -> bool:
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)


def read(given: QueryDict) -> Asked:
    """Read the parameters compare, from, to and index; what is wrong with them is kept as a problem."""
    asked = Asked()
    for subject in dict.fromkeys(filter(None, given.getlist("compare"))):
        if not _SUBJECT.fullmatch(subject):
            asked.refuse(
                "compare",
                subject,
                _("“%(value)s” is not the code of an indicator.") % {"value": subject[:60]},
            )
        elif len(asked.subjects) == MOST_SERIES:
            asked.refuse(
                "compare",
                subject,
                _("Six indicators can be compared; “%(value)s” was left out.") % {"value": subject},
            )
        else:
            asked.subjects.append(subject)
    asked.first, asked.last = _year(asked, given, "from"), _year(asked, given, "to")
    if asked.first is not None and asked.last is not None and asked.first > asked.last:
        asked.refuse("from", str(asked.first), _("The span ends before it begins; all years are shown."))
        asked.first = asked.last = None
    index = given.get("index", "")
    asked.indexed = index == "1"
    if index not in ("", "0", "1"):
        asked.refuse("index", index, _("“index” is 1 for an index; the numbers themselves are shown."))
    return asked


def _year(asked: Asked, given: QueryDict, name: str) -> int | None:
    text = given.get(name, "").strip()
    if not text:
        return None
    if not _YEAR.fullmatch(text):
        asked.refuse(
            name,
            text[:60],
            _("“%(value)s” is not a year; write four digits, as 2022.") % {"value": text[:60]},
        )
        return None
    return int(text)


def base_year(series: Sequence[Mapping[int, Decimal | None]], years: Iterable[int]) -> int | None:
    """Return the first year in which every series has a number above zero; None when there is none."""
    for year in years:
        values = [one.get(year) for one in series]
        if values and all(value is not None and value > 0 for value in values):
            return year
    return None


def indexed(values: Mapping[int, Decimal | None], base: int) -> dict[int, Decimal | None]:
    """Return the numbers as parts of a hundred of the base year's."""
    ground = values[base]
    if not ground:
        raise ValueError(f"{base} has no number to stand for a hundred")
    return {year: None if value is None else value / ground * 100 for year, value in values.items()}
