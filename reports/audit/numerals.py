"""A number found in a text: what it says, how exactly, and what kind of number it is. Pure."""

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from indicators.numbers import Interval, Qualifier, interval

Kind = Literal[
    "quantity",  # a count, an amount, a duration
    "percent",
    "points",  # percentage points
    "rank",
    "ordinal",
    "year",
    "date",
    "label",  # part of a name: G60, 2.0, four-in-one
    "word",  # "one" and its like, which may count or not
    "vague",  # thousands of, dozens: no value
]
MEASURED: frozenset[Kind] = frozenset({"quantity", "percent", "points", "rank"})

SCALES: dict[str, Decimal] = {
    "thousand": Decimal(10) ** 3, "k": Decimal(10) ** 3, "million": Decimal(10) ** 6, "mn": Decimal(10) ** 6,
    "m": Decimal(10) ** 6, "billion": Decimal(10) ** 9, "bn": Decimal(10) ** 9, "trillion": Decimal(10) ** 12,
    "十": Decimal(10), "百": Decimal(10) ** 2, "千": Decimal(10) ** 3, "万": Decimal(10) ** 4,
    "百万": Decimal(10) ** 6, "千万": Decimal(10) ** 7, "亿": Decimal(10) ** 8, "万亿": Decimal(10) ** 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a paragraph: its place, its value in base units and the step that its digits show.

    ``high`` is the upper end of a range; ``currency`` and ``noun`` say what is counted as far as the text
    does; ``why`` names the rule for a number that measures nothing.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None
    step: Decimal = Decimal(1)
    high: Decimal | None = None
    qualifier: Qualifier = "exact"
    currency: str = ""
    noun: str = ""
    why: str = ""

    @property
    def interval(self) -> Interval:
        """The values that the printed digits and the qualifier leave open."""
        if self.value is None:
            return Interval(None, None)
        if self.high is not None:
            return Interval(self.value - self.step / 2, self.high + self.step / 2)
        return interval(self.value, self.step, self.qualifier)

    @property
    def core(self) -> Interval:
        """The interval of the digits alone, whatever qualifier stands before them."""
        return replace(self, qualifier="exact").interval

    @property
    def measures(self) -> bool:
        """Whether the number says how much, so that a record could stand behind it."""
        return self.kind in MEASURED


def decimal(digits: str) -> Decimal:
    """The number of printed digits, whatever separates their groups."""
    plain = unicodedata.normalize("NFKC", digits)
    return Decimal("".join(sign for sign in plain if sign in "0123456789.").rstrip("."))


def step(digits: str, scale: Decimal) -> Decimal:
    """The rounding step that printed digits show, zeros at the end of the decimals included."""
    return Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale


@lru_cache(maxsize=8192)
def significant(value: Decimal) -> str:
    """The digits that matter: 12150000000 and 12.15 are both 1215."""
    return "".join(str(digit) for digit in abs(value).normalize().as_tuple().digits)


class Claims:
    """What has been found so far in one paragraph; the first rule to claim a place keeps it."""

    def __init__(self, masked: str, text: str) -> None:
        self.masked, self.text = masked, text
        self.found: list[Found] = []

    def free(self, start: int, end: int) -> bool:
        """Whether nothing has claimed any character of the stretch."""
        return all(one.end <= start or end <= one.start for one in self.found)

    def take(self, kind: Kind, start: int, end: int, **fields: object) -> None:
        """Claim the stretch for a number of this kind, unless some of it is claimed already."""
        if self.free(start, end):
            one = Found(start, end, self.text[start:end], kind, None)
            self.found.append(replace(one, **fields))  # type: ignore[arg-type]  # fields of Found by name

    def result(self) -> list[Found]:
        """Everything found, in the order of the text."""
        return sorted(self.found, key=lambda one: one.start)
