"""Cells that are neither free text nor numbers: yes or no, dates, periods, references, lists."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from exchange.cells.faults import Cell, CellError, Fault, Raw, Warn, gettext_noop, ignore
from exchange.cells.plain import as_key, is_blank, shown
from publishing import dates

TRUE_WORDS = frozenset({"yes", "true", "y", "1", "是", "有", "对", "√", "✓", "✔"})
FALSE_WORDS = frozenset({"no", "false", "n", "0", "否", "无", "不是", "×", "✗", "✘"})


@dataclass(frozen=True, slots=True)
class Boolean:
    """Yes or no in either language; anything else is refused, never read as no."""

    empty: None = None

    def read(self, raw: Raw, warn: Warn = ignore) -> bool | None:
        """Return the answer, None for a blank cell. Raises CellError."""
        if isinstance(raw, bool):
            return raw
        text = as_key(raw).lower()
        if not text:
            return None
        if text in TRUE_WORDS or text in FALSE_WORDS:
            return text in TRUE_WORDS
        raise CellError("not-yes-or-no", shown(raw), gettext_noop("yes or no (是 or 否)"))

    def to_cell(self, value: bool | None) -> Cell:
        """Return what `read` turns back into the value."""
        return None if value is None else ("yes" if value else "no")


@dataclass(frozen=True, slots=True)
class Date:
    """A date known to the year, month or day; a blank cell is a date that is not known."""

    empty: dates.PartialDate = dates.UNKNOWN

    def read(self, raw: Raw, warn: Warn = ignore) -> dates.PartialDate:
        """Return the date with its precision. Raises CellError."""
        if isinstance(raw, date):
            return dates.PartialDate(raw, dates.Precision.DAY)
        _check_fraction(raw)
        text = _day_alone(as_key(raw))
        try:
            return dates.parse(text)
        except ValueError as error:
            expected = gettext_noop("a date such as 2023, 2023-04 or 2023-04-25")
            raise CellError("not-a-date", shown(raw), expected, _date_meant(text)) from error

    def to_cell(self, value: dates.PartialDate) -> Cell:
        """Return what `read` turns back into the value."""
        return str(value) or None


@dataclass(frozen=True, slots=True)
class Period:
    """The code of a reference period, with the ways people write one brought to its syntax."""

    empty: str = ""

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return the code: `2022`, `2022-Q1`, `2021--2035`, `to-2022-12-31` or a name. Raises CellError."""
        if isinstance(raw, date):
            return raw.isoformat()
        _check_fraction(raw)
        text = _day_alone(as_key(raw))
        if text and not re.fullmatch(r"[A-Za-z0-9]+(?:-{1,2}[A-Za-z0-9]+)*", code := _period_code(text)):
            expected = gettext_noop("a period such as 2022, 2022-Q1, 2022-06, 2022-12-31 or to-2022-12-31")
            bare = re.sub("^(?:截至|截止到?|到|至)", "", text)
            raise CellError("not-a-period", shown(raw), expected, _period_code(bare) if bare != text else "")
        return code if text else ""

    def to_cell(self, value: str) -> Cell:
        """Return what `read` turns back into the value."""
        return value or None


@dataclass(frozen=True, slots=True)
class Key:
    """One part of a natural key: a code, number or address that names a row of another sheet."""

    empty: str = ""

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return the key as text, empty for a blank cell. Raises CellError."""
        return as_key(raw)

    def to_cell(self, value: object) -> Cell:
        """Return what `read` turns back into the value."""
        return str(value) if value not in {None, ""} else None


@dataclass(frozen=True, slots=True)
class Reference:
    """A natural key of several parts in one cell, such as `code@area:period#source`."""

    separators: tuple[str, ...]
    example: str
    empty: tuple[str, ...] = ()

    def read(self, raw: Raw, warn: Warn = ignore) -> tuple[str, ...]:
        """Return the parts of the key, () for a blank cell. Raises CellError."""
        text = as_key(raw)
        if not text:
            return ()
        parts: list[str] = []
        rest = text
        for separator in self.separators:
            part, _, rest = rest.partition(separator)
            parts.append(part.strip())
        parts.append(rest.strip())
        if not all(parts):
            expected = gettext_noop("a reference such as %(example)s")
            raise CellError("not-a-key", text, expected, params={"example": self.example})
        return tuple(parts)

    def to_cell(self, value: Sequence[str]) -> Cell:
        """Return what `read` turns back into the value."""
        if not value:
            return None
        return "".join(part + sign for part, sign in zip(value, (*self.separators, ""), strict=True))


@dataclass(frozen=True, slots=True)
class Checked:
    """Another kind with a rule on top: `rule` returns the value to keep or raises ValueError."""

    inner: Any
    rule: Callable[[Any], Any]

    @property
    def empty(self) -> Any:
        """The value of a blank cell."""
        return self.inner.empty

    def read(self, raw: Raw, warn: Warn = ignore) -> Any:
        """Return the value the rule keeps. Raises CellError."""
        value = self.inner.read(raw, warn)
        if value == self.inner.empty:
            return value
        try:
            return self.rule(value)
        except CellError:
            raise
        except ValueError as error:
            message = getattr(error, "message", None)
            if message is None:
                raise CellError("rule", shown(raw), str(error).replace("%", "%%")) from error
            raise CellError(
                "rule", shown(raw), message, params={"found": getattr(error, "found", "")}
            ) from error

    def to_cell(self, value: Any) -> Cell:
        """Return what `read` turns back into the value."""
        cell: Cell = self.inner.to_cell(value)
        return cell


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values in one cell, separated by `;` or `；`; order is kept, repeats are refused."""

    item: Any
    empty: tuple[Any, ...] = ()

    def read(self, raw: Raw, warn: Warn = ignore) -> tuple[Any, ...]:
        """Return the values in order. Raises CellError for the first that is wrong."""
        if isinstance(raw, Fault) or not isinstance(raw, str):
            return () if is_blank(raw) else (self.item.read(raw, warn),)
        values = tuple(self.item.read(part, warn) for part in re.split("[;；]", raw) if part.strip())
        if len(set(values)) != len(values):
            raise CellError("repeated-value", shown(raw), gettext_noop("each value once"))
        return values

    def to_cell(self, value: Sequence[Any]) -> Cell:
        """Return what `read` turns back into the values."""
        return "; ".join(shown_cell(self.item.to_cell(item)) for item in value) or None


def shown_cell(cell: Cell) -> str:
    """Print a cell to be written as text."""
    return "" if cell is None else str(cell)


def _check_fraction(raw: Raw) -> None:
    """Refuse `2024.1` in a cell of numbers: it may have been typed as 2024.10."""
    if isinstance(raw, Decimal) and raw != raw.to_integral_value():
        expected = gettext_noop("a month typed as text, such as 2023-04: a number loses its last zero")
        raise CellError("month-as-number", shown(raw), expected)


def _day_alone(text: str) -> str:
    """Drop the midnight that programs add to a day, and bring 1号 to 1日."""
    return re.sub(r"(?<=\d)[ T]0?0:00(?::00(?:\.0+)?)?$", "", re.sub(r"(\d)号$", r"\1日", text))


def _date_meant(text: str) -> str:
    """Suggest the date a person most likely meant; empty when there is none."""
    if match := re.fullmatch(r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?", text):
        candidate = match[1]
    elif match := re.fullmatch(r"((?:19|20)\d{2})(\d{2})(\d{2})", text):
        candidate = "-".join(match.groups())
    elif re.fullmatch(r"[1-9]\d{4}", text):  # the number behind a date whose format was lost
        return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
    else:
        return ""
    try:
        return str(dates.parse(candidate))
    except ValueError:
        return ""


def _period_code(text: str) -> str:
    plain = re.sub(r"\s*(?:--|[–—~至])\s*", "--", text)
    plain = re.sub(r"(\d{4})年\s*(?:年末|年底|末|底)$", r"\1-12-31", plain)
    plain = re.sub(r"(\d{4})年?\s*(上|下)半年", lambda half: f"{half[1]}-H{'上下'.index(half[2]) + 1}", plain)
    plain = re.sub(r"(\d{4})-?[Hh]([12])$", r"\1-H\2", plain)
    plain = re.sub(r"(\d{4})年?\s*(?:第)?\s*[Qq]?([1-4一二三四])季度", _quarter, plain)
    plain = re.sub(r"(\d{4})-?[Qq]([1-4])", r"\1-Q\2", plain)
    plain = re.sub(r"(\d{4})[年/.](\d{1,2})(?:[月/.](\d{1,2})日?|月)?", _padded, plain)
    return re.sub(r"(\d{4})年度?", r"\1", plain)


def _quarter(match: re.Match[str]) -> str:
    return f"{match[1]}-Q{'一二三四'.find(match[2]) + 1 or match[2]}"


def _padded(match: re.Match[str]) -> str:
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
