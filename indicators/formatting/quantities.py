"""Values as text: 178,300 · 17.83万件 · 12.15 billion RMB · more than 380,000 · 6th."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.formatting.missing import mark, render_missing
from indicators.formatting.pieces import PLAIN, Language, Style, Text, UnitText
from indicators.formatting.scales import SCALES, Printed, automatic, places, read_printed, speaks
from indicators.formatting.words import MINUS, qualifier_word, spoken_unit, unit_word
from indicators.numbers import Qualifier, chinese, english, english_ordinal, ordinal, plain, spoken

#: Numbers above this stand in digits even where words are asked for.
MOST_IN_WORDS = 100


@dataclass(frozen=True, slots=True)
class _Shape:
    scale: str
    decimals: int


def render(
    value: Decimal | None,
    *,
    unit: UnitText,
    language: Language,
    qualifier: Qualifier = "exact",
    rounding_step: Decimal | None = None,
    decimals: int = 0,
    printed: str = "",
    status: str = "A",
    style: Style = PLAIN,
) -> Text:
    """The text of a value in base units; a missing value becomes the words for its SDMX status, never 0.

    ``decimals`` is the least an indicator shows; ``printed`` the words of the source in this language, whose
    scale, decimals and qualifier are kept when they say the same value.
    """
    if value is None:
        return render_missing(status, language)
    seen = read_printed(printed, value) if printed else None
    if style.scale and speaks(language, style.scale):
        scale = style.scale
    elif seen is not None and speaks(language, seen.scale):
        scale = seen.scale
    else:
        scale = automatic(value, rounding_step, unit.family, language, exact=qualifier == "exact")
    shape = _Shape(scale, _places(value, scale, rounding_step, decimals, seen))
    number, said = _number(value, unit, language, shape, style)
    one = abs(value) == 1 and shape.decimals == 0
    word = "" if style.bare else qualifier_word(qualifier, language, seen.lead if seen is not None else "")
    read = [word, said, spoken_unit(unit, language, asked=style.unit, one=one)]
    return Text(
        qualifier=word,
        number=number,
        unit=unit_word(unit, language, asked=style.unit, one=one),
        value=plain(value),
        spoken=(" " if language == "en" else "").join(part for part in read if part),
        language=language,
        mark=mark(status),
    )


def _places(value: Decimal, scale: str, step: Decimal | None, least: int, seen: Printed | None) -> int:
    """The decimals to show: as printed at this scale, else of the step, else what the value needs."""
    if seen is not None and seen.scale == scale:
        return seen.decimals
    needed = places(value, scale, step)
    return max(needed, least) if scale == "one" and not step else needed


def _number(
    value: Decimal, unit: UnitText, language: Language, shape: _Shape, style: Style
) -> tuple[str, str]:
    """The number as shown and as read aloud."""
    whole = shape.scale == "one" and shape.decimals == 0
    if unit.family == "rank" and whole and value > 0:
        return _rank(int(value), language, words=style.words)
    digits = format(abs(value) / SCALES[shape.scale], f",.{shape.decimals}f")
    in_words = style.words and whole and abs(value) <= MOST_IN_WORDS and unit.family != "percent"
    said = _spelled(abs(int(value)), language, unit) if in_words else spoken(digits, language)
    shown = said if in_words else digits
    sign, read_sign = _sign(value, language, signed=style.signed)
    if shape.scale != "one":
        space = " " if language == "en" else ""
        shown, said = f"{shown}{space}{shape.scale}", f"{said}{space}{shape.scale}"
    if unit.family == "percent" and language == "zh-hans":
        said = f"百分之{said}"
    return sign + shown, read_sign + said


def _rank(place: int, language: Language, *, words: bool) -> tuple[str, str]:
    if language == "zh-hans":
        said = f"第{chinese(place)}位"
        return (said if words else f"第{place}位"), said
    said = english_ordinal(place)
    return (said if words else ordinal(place)), said


def _spelled(number: int, language: Language, unit: UnitText) -> str:
    if language == "en":
        return english(number)
    # 两, not 二, stands before a measure word.
    return "两" if number == 2 and unit.measure_zh_hans else chinese(number)


def _sign(value: Decimal, language: Language, *, signed: bool) -> tuple[str, str]:
    if value < 0:
        return MINUS, "minus " if language == "en" else "负"
    if value > 0 and signed:
        return "+", "plus " if language == "en" else "正"
    return "", ""
