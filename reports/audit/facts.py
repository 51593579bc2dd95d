"""A record as the audit compares it with a number in a text, and whether the two say the same. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from indicators.formatting import ChangeKind, Language, UnitText
from indicators.numbers import Interval, Qualifier, interval
from reports.audit.numerals import Found, significant

Agreement = Literal["equal", "rounded", "other unit", ""]
#: A span of time right behind a number; what stands before its last word ("working") tells no spans apart.
_TIME = re.compile(
    r"(?:working |business |calendar )?(?P<en>hour|day|week|month|year)s?\b|"
    r"个?(?P<zh>小时|工作日|日|天|周|月|年)"
)
#: How far a hedged number ("more than 178,000") may stand from the record it rounds.
HEDGE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Fact:
    """An observation, or the change printed with one (``change`` names its kind), with its words.

    ``reference`` is what a text writes to quote it; ``own`` says that the audited edition printed it.
    """

    reference: str
    code: str
    area: str
    period: str
    value: Decimal
    unit: UnitText
    step: Decimal | None = None
    qualifier: Qualifier = "exact"
    change: ChangeKind | None = None
    name_en: str = ""
    name_zh_hans: str = ""
    definition_en: str = ""
    definition_zh_hans: str = ""
    period_name: str = ""
    year: int | None = None
    own: bool = True
    decimals: int = 0
    printed_en: str = ""
    printed_zh_hans: str = ""
    source: str = ""
    address: str = ""

    @property
    def interval(self) -> Interval:
        """The values the record leaves open."""
        return interval(self.value, self.step, self.qualifier)

    @property
    def measures(self) -> str:
        """What kind of number a text must print for it: percent, points, rank, money or a quantity."""
        if self.change == "percent" or (self.unit.family == "percent" and self.change is None):
            return "percent"
        if self.change == "percentage_points" or (
            self.unit.family == "percent" and self.change == "absolute"
        ):
            return "points"
        if self.unit.family == "rank" and self.change is None:
            return "rank"
        return "money" if self.unit.family == "currency" else "quantity"

    def printed(self, language: Language) -> str:
        """The words of the source in this language."""
        return self.printed_zh_hans if language == "zh-hans" else self.printed_en


def measure(found: Found) -> str:
    """What kind of number the text prints, in the words of ``Fact.measures``."""
    if found.kind in ("percent", "points"):
        return found.kind
    if found.kind in ("rank", "ordinal"):
        return "rank"
    return "money" if found.currency else "quantity"


def comparable(found: Found, fact: Fact) -> bool:
    """Whether the number could stand for the record at all, mistaken units included."""
    shown, wanted = measure(found), fact.measures
    if shown == wanted:
        return True
    loose = {("percent", "points"), ("points", "percent"), ("quantity", "rank"), ("quantity", "money")}
    return (shown, wanted) in loose or (fact.change == "absolute" and shown == "percent")


def agreement(found: Found, fact: Fact) -> Agreement:
    """How the printed number agrees with the record; empty where rounding does not explain the difference."""
    if found.value is None:
        return ""
    if found.high is not None:
        within = not fact.change and fact.value in found.interval
        return "rounded" if within and measure(found) == fact.measures else ""
    shown, value = found.value, fact.value
    if fact.change:
        shown, value = abs(shown), abs(value)
    same = _agreement(found, shown, value, fact.qualifier)
    if not same or (measure(found) == fact.measures and not _otherwise(found, fact)):
        return same
    return same if _plain(found, fact) else "other unit"


def _otherwise(found: Found, fact: Fact) -> bool:
    """Whether the text counts other money or other spans of time than the record: days for months."""
    if fact.measures == "money":
        return found.currency != (fact.unit.code or found.currency)
    if fact.unit.family != "duration" or fact.change:
        return False
    said = _TIME.match(found.noun)
    if said is None:
        return False
    if said["en"]:
        return said["en"] not in fact.unit.singular_en
    return not fact.unit.measure_zh_hans.endswith(said["zh"].replace("天", "日"))


def _plain(found: Found, fact: Fact) -> bool:
    """A rank or an amount in a table cell may stand without the word that makes it one."""
    return measure(found) == "quantity" and fact.measures in ("rank", "money")


def _agreement(found: Found, shown: Decimal, value: Decimal, qualifier: Qualifier) -> Agreement:
    if shown == value:
        return "equal"
    if found.step < 1 or found.step > 1:
        # The digits themselves show how far they were rounded: 15.8% for 15.76%, 17.8万 for 178,300.
        if abs(shown - value) <= found.step / 2 and len(significant(shown)) < len(significant(value)):
            return "rounded"
    elif _rounded(shown, value):
        return "rounded"
    if found.qualifier == qualifier:
        return ""
    gap = (value - shown) / abs(value) if value else Decimal(1)
    allowed = {
        "more_than": 0 < gap <= HEDGE,
        "at_least": 0 <= gap <= HEDGE,
        "less_than": -HEDGE <= gap < 0,
        "nearly": -HEDGE <= gap <= 0,
        "about": abs(gap) <= HEDGE / 2,
    }
    shorter = len(significant(shown)) < len(significant(value))
    return "rounded" if allowed.get(found.qualifier, False) and shorter else ""


def _rounded(shown: Decimal, value: Decimal) -> bool:
    """36,800 for 36,792. One differing digit is a slip and not a rounding: 9,100 for 9,106 stays an error."""
    if not shown or shown % 100:
        return False
    zeros = len(str(int(abs(shown)))) - len(str(int(abs(shown))).rstrip("0"))
    rounding = Decimal(10) ** zeros
    differ = sum(a != b for a, b in zip(f"{int(shown):020d}", f"{int(value):020d}", strict=True))
    return abs(shown - value) <= rounding / 2 and differ > 1


def near(found: Found, fact: Fact) -> int:
    """How many digits a slip between two numbers leaves to know them by; 0 where a slip explains nothing.

    One digit changed, lost or added, two digits exchanged, or the same digits at another scale.
    """
    return _near(found.value, fact.value) if found.value and fact.value else 0


@lru_cache(maxsize=2**15)
def _near(shown: Decimal, wanted: Decimal) -> int:
    one, other = significant(shown), significant(wanted)
    slip = one == other or _one_slip(one, other) or _one_slip(_whole(shown), _whole(wanted))
    long = 3 if len(_whole(shown)) == len(_whole(wanted)) >= 4 else 0
    return max(len(one), len(other), long) if slip else 0


def _whole(value: Decimal) -> str:
    return str(int(abs(value)))


def _one_slip(one: str, other: str) -> bool:
    if len(one) == len(other):
        differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        exchanged = (
            len(differ) == 2 and one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
        )
        return len(differ) <= 1 or exchanged
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
