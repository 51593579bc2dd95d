"""Period codes: reading, ordering and naming them.

    2022  2022-H1  2022-Q1  2022-06  2022-12-31  2021--2035  to-2022-12-31  a-named-period

Pure: no database. The codes of named periods are passed in by the caller.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Language = Literal["en", "zh-hans"]
Form = Literal["year", "half", "quarter", "month", "day", "span", "until", "named"]

_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2015": "\u2014"})
_PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(\d{4})年?")),
    ("half", re.compile(r"(\d{4})[- ]?h([12])")),
    ("quarter", re.compile(r"(\d{4})[- ]?q([1-4])")),
    ("month", re.compile(r"(\d{4})(?:-|年)(\d{1,2})月?")),
    ("day", re.compile(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?")),
    ("span", re.compile(r"(\d{4}) ?(?:--|\u2013|\u2014) ?(\d{4})年?")),
    ("until", re.compile(r"to-(\d{4})-(\d{1,2})-(\d{1,2})")),
)


def gettext_noop(message: str) -> str:
    """Mark a message for translation; the caller, who knows the reader's language, translates it."""
    return message


EXPECTED = gettext_noop(
    "a year (2022), half (2022-H1), quarter (2022-Q1), month (2022-06), day (2022-12-31), "
    "span of years (2021--2035), running total (to-2022-12-31) or the code of a named period"
)


class PeriodError(ValueError):
    """A text is not a period; ``value`` is what was found, ``expected`` a message id with the remedy."""

    def __init__(self, value: str, expected: str = EXPECTED) -> None:
        self.value = value
        self.expected = expected
        super().__init__(f'"{value}" is not a period; expected {expected}')


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with its canonical code; both ends are inclusive, and unknown for named periods."""

    code: str
    form: Form
    start: date | None
    end: date | None

    @property
    def years(self) -> range:
        """The calendar years it touches, for the axis of a chart; empty when its dates are unknown."""
        if self.end is None:
            return range(0)
        first = self.start.year if self.start is not None else self.end.year
        return range(first, self.end.year + 1)


def parse(text: str, names: Collection[str] = frozenset()) -> Period:
    """Read a period from what an editor typed; raise PeriodError when it is none.

    Full-width digits, long dashes and 2022年12月31日 are accepted; ``names`` are the codes of named periods.
    """
    typed = unicodedata.normalize("NFKC", text).strip().lower().translate(_DASHES)
    for form, pattern in _PATTERNS:
        match = pattern.fullmatch(typed)
        if match is not None:
            return _build(form, [int(group) for group in match.groups()], text)
    if typed in names and _SLUG.fullmatch(typed):
        return Period(typed, "named", None, None)
    raise PeriodError(text)


def _build(form: Form, parts: list[int], text: str) -> Period:
    years = parts if form == "span" else parts[:1]
    if not all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years):
        raise PeriodError(text, gettext_noop("a year from 1949 to 2100"))
    if form == "span":
        return _span(parts, text)
    if form in ("day", "until"):
        return _dated(form, parts, text)
    year = parts[0]
    size = {"year": 12, "half": 6, "quarter": 3, "month": 1}[form]
    number = parts[1] if len(parts) > 1 else 1
    if number * size > 12 or number < 1:
        raise PeriodError(text, gettext_noop("a month from 01 to 12"))
    last = number * size
    code = {"year": "", "half": f"-H{number}", "quarter": f"-Q{number}", "month": f"-{number:02d}"}[form]
    end = date(year, last, monthrange(year, last)[1])
    return Period(f"{year}{code}", form, date(year, last - size + 1, 1), end)


def _span(parts: list[int], text: str) -> Period:
    first, last = parts
    if first >= last:
        raise PeriodError(text, gettext_noop("a span whose first year is before its last"))
    return Period(f"{first}--{last}", "span", date(first, 1, 1), date(last, 12, 31))


def _dated(form: Form, parts: list[int], text: str) -> Period:
    try:
        day = date(*parts)
    except ValueError:
        raise PeriodError(text, gettext_noop("a day of the calendar, as 2022-12-31")) from None
    if form == "until":
        return Period(f"to-{day.isoformat()}", form, None, day)
    return Period(day.isoformat(), form, day, day)


def for_kind(code: str, kind: str) -> str:
    """The code under which an indicator of this kind keeps the period: for a stock, 2022 means 2022-12-31."""
    return candidates(code, kind)[0]


@lru_cache(maxsize=4096)
def candidates(code: str, kind: str) -> tuple[str, ...]:
    """The codes to try for a period, best first: a ratio may be kept for the year or for its last day."""
    try:
        period = parse(code)
    except PeriodError:
        return (code,)
    if period.end is None or period.form in ("span", "until"):
        return (period.code,)
    last_day = period.end.isoformat()
    if kind == "stock":
        return (last_day,)
    if kind == "cumulative":
        return (f"to-{last_day}",)
    if period.form != "day" and kind in ("ratio", "score", "unstated"):
        return (period.code, last_day)
    return (period.code,)


@lru_cache(maxsize=4096)
def sort_key(code: str) -> tuple[date, date, str]:
    """Order by last day, the longer period later: a year comes after its quarters, named periods first."""
    try:
        period = parse(code)
    except PeriodError:
        return (date.min, date.min, code)
    if period.end is None:
        return (date.min, date.min, code)
    # The longer of two periods that end together comes second: its start is turned round.
    start = period.start or date.min
    return (period.end, date.fromordinal(date.max.toordinal() - start.toordinal() + 1), code)


@lru_cache(maxsize=4096)
def chart_year(code: str) -> int | None:
    """The year whose place the period takes on a chart of years: a year or its last day; else None."""
    try:
        period = parse(code)
    except PeriodError:
        return None
    if period.end is None or period.form == "span":
        return None
    if period.form == "year":
        return period.end.year
    last_day = period.form in ("day", "until") and (period.end.month, period.end.day) == (12, 31)
    return period.end.year if last_day else None


def anchor(code: str) -> str:
    """The place of the period on the page of an indicator: its year where it stands for one."""
    year = chart_year(code)
    return code if year is None else str(year)


def year_span(codes: Iterable[str]) -> range:
    """Every year from the first to the last that these periods name, those without a record included."""
    found = [year for code in codes if (year := chart_year(code)) is not None]
    return range(min(found), max(found) + 1) if found else range(0)


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS_EN = ("first", "second", "third", "fourth")
_QUARTERS_ZH = ("一", "二", "三", "四")


def label(code: str, language: Language, *, name: str = "") -> str:
    """The period in words: "at 31 December 2022", 截至2022年12月31日; ``name`` is that of a named period."""
    try:
        period = parse(code)
    except PeriodError:
        return name or code
    return _chinese(period) if language == "zh-hans" else _english(period)


def _english(period: Period) -> str:
    end = period.end
    if end is None:
        return period.code
    day = f"{end.day} {_MONTHS[end.month - 1]} {end.year}"
    return {
        "year": f"{end.year}",
        "half": f"{'first' if end.month == 6 else 'second'} half of {end.year}",
        "quarter": f"{_QUARTERS_EN[(end.month - 1) // 3]} quarter of {end.year}",
        "month": f"{_MONTHS[end.month - 1]} {end.year}",
        "day": f"at {day}",
        "until": f"to {day}",
        "span": f"{period.years[0]}\u2013{end.year}" if period.years else "",
        "named": period.code,
    }[period.form]


def _chinese(period: Period) -> str:
    end = period.end
    if end is None:
        return period.code
    day = f"{end.year}年{end.month}月{end.day}日"
    return {
        "year": f"{end.year}年",
        "half": f"{end.year}年{'上' if end.month == 6 else '下'}半年",
        "quarter": f"{end.year}年第{_QUARTERS_ZH[(end.month - 1) // 3]}季度",
        "month": f"{end.year}年{end.month}月",
        "day": f"截至{day}",
        "until": f"截至{day}累计",
        "span": f"{period.years[0]}\u2014{end.year}年" if period.years else "",
        "named": period.code,
    }[period.form]
