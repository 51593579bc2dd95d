"""Rules of the book: numbers of exhibits, marks in a text, periods an exhibit names. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Word = Literal["figure", "table"]

_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_DIGITS = {"I": 1, "V": 5, "X": 10}
_MARK = re.compile(r"\{\{\s*(?P<kind>note|exhibit)\s*:\s*(?P<name>[\w.*†-]{1,80})\s*\}\}")
_BROKEN = re.compile(r"\{\{[^{}]{0,80}\}{0,2}")
_SPAN = re.compile(r"(?P<first>\d{4})\.\.(?P<last>\d{4})")
LONGEST_SPAN = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a text: `{{note:1}}` points at a note of the section, `{{exhibit:courts}}` at an exhibit."""

    raw: str
    kind: Literal["note", "exhibit"]
    name: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An exhibit as numbering sees it: its address, the place of its chapter (foreword 0), and its word."""

    slug: str
    chapter: int
    word: Word


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number an exhibit got: word and digits, `3-2`."""

    word: Word
    digits: str


def number_exhibits(placed: Iterable[Placed]) -> dict[str, Numbered]:
    """Return the number of each exhibit by its address, in the order given; charts and tables count apart."""
    counters: Counter[tuple[int, Word]] = Counter()
    numbers = {}
    for each in placed:
        counters[each.chapter, each.word] += 1
        numbers[each.slug] = Numbered(each.word, f"{each.chapter}-{counters[each.chapter, each.word]}")
    return numbers


def chapter_number(printed: str, position: int) -> int:
    """Return a chapter's number as a figure: `III` and `3` are 3; without a number, its place in the book."""
    text = printed.strip()
    if text.isdecimal():
        return int(text)
    if text and _ROMAN.fullmatch(text):
        values = [_DIGITS[letter] for letter in text.upper()]
        return sum(
            -value if value < following else value
            for value, following in zip(values, [*values[1:], 0], strict=True)
        )
    return position


def marks(text: str) -> list[Mark]:
    """Return every mark in a text, in order."""
    return [_read(match) for match in _MARK.finditer(text)]


def broken_marks(text: str) -> list[str]:
    """Return everything in double braces that is no mark, as written."""
    return [match[0].strip() for match in _BROKEN.finditer(_MARK.sub("", text))]


def replace_marks(text: str, render: Callable[[Mark], str]) -> str:
    """Return the text with each mark as `render` writes it; what is no mark is taken out, never shown raw."""
    return _BROKEN.sub("", _MARK.sub(lambda match: render(_read(match)), text))


def periods(text: str) -> list[str]:
    """Return the period codes of `2022; 2017..2024`, spans of years written out, each once.

    Raises ValueError for a span that runs backwards or is longer than sixty years.
    """
    found: dict[str, None] = {}
    for piece in filter(None, (piece.strip() for piece in re.split(r"[;；]", text))):
        found.update(dict.fromkeys(_span(piece)))
    return list(found)


def _span(piece: str) -> Sequence[str]:
    match = _SPAN.fullmatch(piece)
    if not match:
        return [piece]
    first, last = int(match["first"]), int(match["last"])
    if not first <= last < first + LONGEST_SPAN:
        raise ValueError(f"{piece} is not a span such as 2017..2024.")
    return [str(year) for year in range(first, last + 1)]


def _read(match: re.Match[str]) -> Mark:
    return Mark(match[0], "note" if match["kind"] == "note" else "exhibit", match["name"])
