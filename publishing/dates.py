"""Public dates with a precision: what is known of a date, and how it is printed."""

import re
import unicodedata
from calendar import month_name
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOT_STATED = {"en": "not stated in our source", "zh-hans": "所据来源未载明"}

_YEAR = re.compile(r"(\d{4})年?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to a precision; `value` is the first day of what is known, None when unknown.

    Raises ValueError when value and precision contradict each other.
    """

    value: date | None
    precision: Precision

    def __post_init__(self) -> None:
        problem = mismatch(self.value, self.precision)
        if problem:
            raise ValueError(problem)

    def __str__(self) -> str:
        return code(self.value, self.precision)


def mismatch(value: date | None, precision: str) -> str:
    """Say what is wrong with a value and precision pair; empty when they agree."""
    if precision == Precision.UNKNOWN:
        return "" if value is None else "A date of unknown precision has no value."
    if value is None:
        return "A date with a precision needs a value."
    if precision == Precision.MONTH and value.day != 1:
        return "A date known to the month is stored as its first day."
    if precision == Precision.YEAR and (value.month, value.day) != (1, 1):
        return "A date known to the year is stored as its first day."
    return ""


UNKNOWN = PartialDate(None, Precision.UNKNOWN)


def parse(text: str) -> PartialDate:
    """Read `2023`, `2023-04`, `2023-04-25`, `2024/5/1`, `2024.05.01` or `2024年5月1日`.

    Empty text is the unknown date. Day-first and month-first forms are refused: they are guesses.
    Raises ValueError for anything else and for days that do not exist.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return UNKNOWN
    if match := _DAY.fullmatch(plain):
        return PartialDate(date(*map(int, match.groups())), Precision.DAY)
    if match := _MONTH.fullmatch(plain):
        return PartialDate(date(int(match[1]), int(match[2]), 1), Precision.MONTH)
    if match := _YEAR.fullmatch(plain):
        return PartialDate(date(int(match[1]), 1, 1), Precision.YEAR)
    raise ValueError(f"{text!r} is not a date such as 2023, 2023-04 or 2023-04-25.")


def code(value: date | None, precision: str) -> str:
    """Print the date in ISO form, cut to its precision; empty when unknown. `parse` reads it back."""
    if value is None or precision == Precision.UNKNOWN:
        return ""
    return value.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def label(value: date | None, precision: str, language: str) -> str:
    """Print the date for a reader: `13 February 2022`, `2023年4月`, or that no source gives it."""
    chinese = language.lower().startswith("zh")
    if value is None or precision == Precision.UNKNOWN:
        return NOT_STATED["zh-hans" if chinese else "en"]
    if chinese:
        return _chinese(value, precision)
    # The calendar's names follow the process locale, which the portal never sets: they are English.
    words = [str(value.day), month_name[value.month], f"{value.year:04d}"]
    return " ".join(words[{"year": 2, "month": 1}.get(precision, 0) :])


def _chinese(value: date, precision: str) -> str:
    words = [f"{value.year}年", f"{value.month}月", f"{value.day}日"]
    return "".join(words[: {"year": 1, "month": 2}.get(precision, 3)])
