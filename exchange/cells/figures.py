"""Numbers in cells: regular groups, Chinese multipliers, percent signs; nothing guessed in silence."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from exchange.cells.faults import Cell, CellError, Notice, Raw, Warn, gettext_noop, ignore
from exchange.cells.plain import as_key, is_blank, plain_number, shown

NULL_TOKENS = frozenset(
    {"-", "--", "—", "——", "–", "/", "n/a", "n.a.", "na", "null", "…", "...", "......", ".."}
)
NULL_TOKENS |= {"无", "暂无", "无数据", "不详", "未知", "缺"}
MULTIPLIERS = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12, "萬": 4, "億": 8}
_NUMBER = re.compile(r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(百万|千万|万亿|千|万|亿|萬|億)?(%?)")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]*[1-9])?", re.ASCII)
_BRACKETED = re.compile(r"\((\d[\d,.]*)\)")
_UNIT = re.compile(
    r"^(?:[¥$€£]|RMB|CNY|USD)\s*|\s*(?:美元|人民币|人次|元|件|个|家|项|起|人|名|RMB|CNY|USD)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal column: `low` and `high` are inclusive, `places` the most decimals allowed."""

    places: int = 6
    digits: int = 24
    low: Decimal | None = None
    high: Decimal | None = None
    nulls: bool = False
    empty: None = None

    def read(self, raw: Raw, warn: Warn = ignore) -> Decimal | None:
        """Return the number, or None for a blank cell. Raises CellError."""
        if isinstance(raw, str) and _PLAIN.fullmatch(raw) and len(raw) <= self.digits - self.places:
            # What most cells hold; whatever follows would change nothing about it.
            plain = Decimal(raw)
            if -int(plain.as_tuple().exponent) <= self.places:
                _check_bounds(plain, raw, self.low, self.high)
                return plain
        if is_blank(raw) or (self.nulls and isinstance(raw, str) and as_key(raw).lower() in NULL_TOKENS):
            return None
        return self._checked(read_number(raw, warn), raw)

    def to_cell(self, value: Decimal | None) -> Cell:
        """Return what `read` turns back into the value."""
        return None if value is None else Decimal(plain_number(Decimal(value)))

    def _checked(self, value: Decimal, raw: Raw) -> Decimal:
        exact = Decimal(plain_number(value))
        exponent = exact.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        if decimals > self.places:
            expected = gettext_noop("a number with at most %(places)d decimals")
            raise CellError("too-precise", shown(raw), expected, params={"places": self.places})
        if len(exact.as_tuple().digits) - decimals > self.digits - self.places:
            raise CellError("too-large", shown(raw), gettext_noop("a smaller number"))
        _check_bounds(exact, raw, self.low, self.high)
        return exact


@dataclass(frozen=True, slots=True)
class Integer:
    """A column of whole numbers; `2020.7` is refused, never cut."""

    low: int | None = None
    high: int | None = None
    nulls: bool = False
    empty: None = None

    def read(self, raw: Raw, warn: Warn = ignore) -> int | None:
        """Return the whole number, or None for a blank cell. Raises CellError."""
        low = None if self.low is None else Decimal(self.low)
        high = None if self.high is None else Decimal(self.high)
        value = Number(places=12, digits=30, nulls=self.nulls).read(raw, warn)
        if value is None:
            return None
        if value != value.to_integral_value():
            raise CellError("not-whole", shown(raw), gettext_noop("a whole number"))
        _check_bounds(value, raw, low, high)
        return int(value)

    def to_cell(self, value: int | None) -> Cell:
        """Return what `read` turns back into the value."""
        return value


@dataclass(frozen=True, slots=True)
class Year:
    """A column of years, also written `2022年`."""

    low: int = 1800
    high: int = 2100
    empty: None = None

    def read(self, raw: Raw, warn: Warn = ignore) -> int | None:
        """Return the year, or None for a blank cell. Raises CellError."""
        if isinstance(raw, date):
            raise CellError("not-a-year", shown(raw), gettext_noop("a year such as 2022"), str(raw.year))
        if isinstance(raw, str) and (match := re.fullmatch(r"(\d{4})\s*年度?", as_key(raw))):
            raw = match[1]
        return Integer(self.low, self.high).read(raw, warn)

    def to_cell(self, value: int | None) -> Cell:
        """Return what `read` turns back into the value."""
        return value


@dataclass(frozen=True, slots=True)
class Scaled:
    """A column of numbers whose heading states a power of ten, such as `数值（万件）`."""

    inner: Number | Integer
    power: int
    empty: None = None

    def read(self, raw: Raw, warn: Warn = ignore) -> Decimal | int | None:
        """Return the number in full, or None for a blank cell. Raises CellError."""
        notices: list[Notice] = []
        try:
            value = read_number(raw, notices.append)
        except CellError:
            return self.inner.read(raw, warn)
        if notices:
            expected = gettext_noop("a number alone: the heading already says by what it is multiplied")
            raise CellError("scaled-twice", shown(raw), expected)
        return self.inner.read(value.scaleb(self.power), warn)

    def to_cell(self, value: Decimal | int | None) -> Cell:
        """Return the number in full, as a heading without a power takes it."""
        return self.inner.to_cell(value)  # type: ignore[arg-type]  # what `read` of the same column gave


def read_number(raw: Raw, warn: Warn = ignore) -> Decimal:
    """Read `1,234.5`, `１２３４`, `17.83万` or `12.5%` (as 12.5); the last two also give a notice.

    Raises CellError for irregular groups, currencies, brackets, exponents, NaN and infinities.
    """
    if isinstance(raw, Decimal):
        if not raw.is_finite():
            raise _not_a_number(shown(raw), "")
        return raw
    text = "".join(as_key(raw).split()).replace("−", "-")
    match = _NUMBER.fullmatch(text)
    if isinstance(raw, bool) or not match:
        raise _not_a_number(shown(raw), _repair(text))
    sign, whole, fraction, multiplier, percent = match.groups()
    value = Decimal(sign + whole.replace(",", "") + (fraction or ""))
    if multiplier:
        value = value.scaleb(MULTIPLIERS[multiplier])
        warn(Notice("multiplied", shown(raw), plain_number(value)))
    if percent:
        warn(Notice("percent", shown(raw), plain_number(value)))
    return value


def _repair(text: str) -> str:
    """Suggest the number a person most likely meant; empty when there is none."""
    bracketed = _BRACKETED.fullmatch(text)
    candidate = "-" + bracketed[1] if bracketed else _UNIT.sub("", text)
    if re.fullmatch(r"-?\d{1,3}(?:,\d+)*,\d+(\.\d+)?", candidate):
        candidate = candidate.replace(",", "")
    return candidate if candidate != text and _NUMBER.fullmatch(candidate) else ""


def _not_a_number(found: str, suggestion: str) -> CellError:
    return CellError("not-a-number", found, gettext_noop("a number such as 1234.5"), suggestion)


def _check_bounds(value: Decimal, raw: Raw, low: Decimal | None, high: Decimal | None) -> None:
    if low is not None and value < low:
        raise CellError("too-small", shown(raw), gettext_noop("at least %(low)s"), params={"low": low})
    if high is not None and value > high:
        raise CellError("too-large", shown(raw), gettext_noop("at most %(high)s"), params={"high": high})
