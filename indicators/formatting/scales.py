"""Scale words of the two languages, and how many decimals a scaled number needs."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from indicators.formatting.pieces import Family, Language
from indicators.numbers import decimals_of

SCALES: dict[str, Decimal] = {
    "one": Decimal(1),
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "万": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
}
SCALE_FLAGS = tuple(SCALES)
_BY_LANGUAGE: dict[Language, tuple[str, ...]] = {
    "en": ("billion", "million", "thousand"),
    "zh-hans": ("亿", "万"),
}
_AUTOMATIC: dict[Language, tuple[str, ...]] = {"en": ("billion", "million"), "zh-hans": ("亿", "万")}
_PRINTED = re.compile(r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<scale>thousand|million|billion|万|亿)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """The shape of a number in a source: its scale, its decimals and the words before it."""

    scale: str
    decimals: int
    lead: str


def speaks(language: Language, scale: str) -> bool:
    """Whether a language counts in this scale: 万 is no English word and million no Chinese one."""
    return scale == "one" or scale in _BY_LANGUAGE[language]


def read_printed(printed: str, value: Decimal) -> Printed | None:
    """The shape of the printed words, or None when they are no digits or say another value."""
    text = unicodedata.normalize("NFKC", printed)
    match = _PRINTED.search(text)
    if match is None:
        return None
    number = match["number"].replace(",", "")
    scale = match["scale"] or "one"
    try:
        if Decimal(number) * SCALES[scale] != abs(value):
            return None
    except InvalidOperation:
        return None
    return Printed(scale, len(number.partition(".")[2]), text[: match.start()].strip())


def printed_step(printed: str, value: Decimal) -> Decimal | None:
    """The step that printed words show: 10,000,000 for "12.15 billion RMB"; None when they do not fit."""
    seen = read_printed(printed, value)
    return SCALES[seen.scale].scaleb(-seen.decimals) if seen is not None else None


def automatic(value: Decimal, step: Decimal | None, family: Family, language: Language, exact: bool) -> str:
    """The largest scale that shows the value without hiding or inventing a digit.

    An exact count without a rounding step keeps all its digits: 17.83万 would claim that the rest is unknown.
    """
    if family not in ("count", "currency") or (family == "count" and exact and not step):
        return "one"
    most = 3 if family == "currency" else 2
    for scale in _AUTOMATIC[language]:
        if abs(value) >= SCALES[scale] and places(value, scale, step) <= most:
            return scale
    return "one"


def places(value: Decimal, scale: str, step: Decimal | None) -> int:
    """The decimals at a scale: those of the rounding step, zeros included, never fewer than the value's."""
    size = SCALES[scale]
    return max(decimals_of(value / size), decimals_of(step / size) if step else 0)
