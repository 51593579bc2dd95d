"""Numbers as texts print them: rounding intervals, and the words of English and Chinese numbers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Qualifier = Literal["exact", "about", "more_than", "at_least", "less_than", "nearly"]

#: How far "about" and "nearly" may reach, as a part of the value, when no rounding step says better.
LOOSE = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a printed number may stand for; None is no bound. Ends belong to it unless marked open."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal) and self.meets(Interval(value, value))

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return _reaches(self, other) and _reaches(other, self)

    def plus(self, other: "Interval") -> "Interval":
        """The interval of the sum."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def minus(self, other: "Interval") -> "Interval":
        """The interval of the difference."""
        return self.plus(
            Interval(
                None if other.high is None else -other.high,
                None if other.low is None else -other.low,
                other.high_open,
                other.low_open,
            )
        )

    def times(self, factor: Decimal) -> "Interval":
        """The interval multiplied by a positive number."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def over(self, other: "Interval") -> "Interval":
        """The interval of the quotient of two quantities from 0 up; no upper end over a possible 0."""
        low = self.low / other.high if self.low is not None and other.high else Decimal(0)
        high = None if self.high is None or not other.low or other.low < 0 else self.high / other.low
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)


def _reaches(lower: Interval, upper: Interval) -> bool:
    if lower.low is None or upper.high is None:
        return True
    if lower.low_open or upper.high_open:
        return lower.low < upper.high
    return lower.low <= upper.high


def interval(value: Decimal, step: Decimal | None = None, qualifier: Qualifier = "exact") -> Interval:
    """The values printed so: value ± half a rounding step (none: the value alone), opened by a qualifier."""
    half = (step or Decimal(0)) / 2
    if qualifier == "more_than":
        return Interval(value - half, None, low_open=not half)
    if qualifier == "at_least":
        return Interval(value - half, None)
    if qualifier == "less_than":
        return Interval(None, value + half, high_open=not half)
    if qualifier == "about":
        reach = max(half, abs(value) * LOOSE)
        return Interval(value - reach, value + reach)
    if qualifier == "nearly":
        return Interval(value - max(half, abs(value) * LOOSE), value + half, high_open=not half)
    return Interval(value - half, value + half)


def step_of(value: Decimal, scale: Decimal = Decimal(1)) -> Decimal:
    """The rounding step that printed digits show: 11.98 gives 0.01; 12.15 at a scale of 10^9 gives 10^7."""
    return Decimal(1).scaleb(-decimals_of(value)) * scale


def decimals_of(value: Decimal) -> int:
    """How many decimals the value needs; zeros at its end do not count."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(value: Decimal) -> str:
    """The value for machines: no grouping, no exponent, no zeros at the end."""
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "") else text


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def english(number: int) -> str:
    """A whole number from zero up in English words: 1382 is "one thousand three hundred eighty-two"."""
    parts: list[str] = []
    for size, name in _GROUPS:
        if number >= size:
            parts.append(f"{english(number // size)} {name}")
            number %= size
    if number >= 100:
        parts.append(f"{_ONES[number // 100]} hundred")
        number %= 100
    if number >= 20:
        tens, ones = divmod(number, 10)
        parts.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif number or not parts:
        parts.append(_ONES[number])
    return " ".join(parts)


def english_ordinal(number: int) -> str:
    """An ordinal in English words: sixth, twenty-first, one hundredth."""
    words = english(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last in _IRREGULAR:
        return head + _IRREGULAR[last]
    return head + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def ordinal(number: int) -> str:
    """An ordinal in digits: 1st, 2nd, 3rd, 6th, 11th, 112th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


_DIGITS_ZH = "零一二三四五六七八九"
_PLACES_ZH = ((1000, "千"), (100, "百"), (10, "十"))


def chinese(number: int) -> str:
    """A whole number from zero up in Chinese numerals: 178300 is 十七万八千三百, 10500 is 一万零五百."""
    text = _chinese(number)
    return text[1:] if text.startswith("一十") else text


def _chinese(number: int) -> str:
    if number < 10:
        return _DIGITS_ZH[number]
    for size, name in ((10**8, "亿"), (10**4, "万"), *_PLACES_ZH):
        if number >= size:
            head, rest = divmod(number, size)
            text = chinese(head) + name if size >= 10**4 else _DIGITS_ZH[head] + name
            if not rest:
                return text
            return text + ("零" if rest < size // 10 else "") + _chinese(rest)
    raise AssertionError("unreachable: every number from 10 up has a place")


def spoken(shown: str, language: str) -> str:
    """A number as it is read aloud, from its digits: "12.15" is "twelve point one five" or 十二点一五."""
    whole, _, decimals = shown.replace(",", "").partition(".")
    if language == "zh-hans":
        tail = "点" + "".join(_DIGITS_ZH[int(digit)] for digit in decimals) if decimals else ""
        return chinese(int(whole)) + tail
    tail = " point " + " ".join(_ONES[int(digit)] for digit in decimals) if decimals else ""
    return english(int(whole)) + tail
