"""Number words of English: four, twenty-one, one hundred and twenty, sixth, two-thirds. Pure."""

import re
from decimal import Decimal

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: (at + 2) * 10 for at, word in enumerate(_TENS)
}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {
    **_IRREGULAR,
    **{f"{word}th": at for at, word in enumerate(_ONES) if at > 3 and at not in _IRREGULAR.values()},
    **{f"{word[:-1]}ieth": (at + 2) * 10 for at, word in enumerate(_TENS)},
    "hundredth": 100,
    "inaugural": 1,
}

_UNIT = "|".join(sorted((*_SMALL, *_LARGE, "hundred"), key=len, reverse=True))
#: A cardinal in words; "a hundred" counts, "and" joins only inside a number ("one hundred and twenty").
CARDINAL = re.compile(
    rf"\b(?:a\s+(?=hundred\b|thousand\b|million\b|billion\b))?(?:{_UNIT})"
    rf"(?:(?:[\s-]+|\s+and\s+(?=(?:{_UNIT})\b))(?:{_UNIT}))*\b",
    re.IGNORECASE,
)
_TENTH = "|".join(sorted(_ORDINALS, key=len, reverse=True))
ORDINAL = re.compile(rf"\b(?:(?:{'|'.join(_TENS)})-)?(?:{_TENTH})\b", re.IGNORECASE)
FRACTION = re.compile(
    r"\b(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[\s-](?:half|halves|thirds?|quarters?|fourths?|"
    r"fifths?|sixths?|eighths?|tenths?)(?=\s+of\b|[\s-]of\b|s\b)|half|twice|thrice|doubled|tripled|quadrupled|"
    r"one in (?:two|three|four|five|ten)|(?:one|two|three|four)[\s-](?:thirds?|quarters?|fifths?)(?!\s+part)|"
    r"halved)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:(?:tens|hundreds)\s+of\s+)?(?:dozens|tens|scores|hundreds|thousands|millions|billions)\b|"
    r"\b(?:a\s+)?(?:dozen|several (?:hundred|thousand|million|billion))\b",
    re.IGNORECASE,
)


_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8,
    "tenth": 10,
}  # fmt: skip
_MULTIPLES = {"doubled": 2, "tripled": 3, "quadrupled": 4}


def part(words: str) -> Decimal | None:
    """The percentage a fraction in words names: "a quarter" is 25; None for other words."""
    pieces = re.split(r"[\s-]+", words.lower())
    if pieces[-2:-1] == ["in"]:
        return Decimal(100) / _SMALL[pieces[-1]]
    below = _PARTS.get(pieces[-1].removesuffix("s"))
    above = 1 if len(pieces) == 1 or pieces[0] == "a" else _SMALL.get(pieces[0])
    return Decimal(100 * above) / below if above and below else None


def multiple(words: str) -> Decimal | None:
    """By how many times something grew: "doubled" is 2, "halved" 0.5; None for words that name no growth."""
    if words.lower() == "halved":
        return Decimal("0.5")
    times = _MULTIPLES.get(words.lower())
    return Decimal(times) if times else None


def cardinal(words: str) -> Decimal | None:
    """The value of a number in words; None for words that make no single number (four five)."""
    total = current = 0
    last = 10**15
    for word in re.split(r"[\s-]+", words.lower()):
        if word in ("and", "a"):
            continue
        if word == "hundred":
            current = max(current, 1) * 100
            last = 100
        elif word in _LARGE:
            total += max(current, 1) * _LARGE[word]
            current, last = 0, _LARGE[word]
        else:
            value = _SMALL[word]
            if not _fits(value, last):
                return None
            current += value
            last = value
    return Decimal(total + current)


def _fits(value: int, last: int) -> bool:
    """Whether a small number can follow: one after twenty, anything after a hundred."""
    return last >= 100 or (20 <= last <= 90 and 1 <= value <= 9)


def ordinal(words: str) -> Decimal:
    """The place an ordinal in words names: sixth is 6, twenty-first is 21."""
    head, _, tail = words.lower().rpartition("-")
    return Decimal(_SMALL.get(head, 0) + _ORDINALS[tail])
