"""The reference that says what a typed number says, and the stretch of text it replaces. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from indicators.formatting import SCALE_FLAGS, Language, Style, render, render_change
from reports.audit.classify import Number
from reports.audit.facts import Fact

_FLAGS = ("words", "unit", "bare", "signed")


@dataclass(frozen=True, slots=True)
class Binding:
    """A reference with its flags, for the stretch of a paragraph from ``start`` to ``end``."""

    reference: str
    start: int
    end: int
    exact: bool


def binding(number: Number, language: Language) -> Binding | None:
    """The reference to write for a number: the one with the fewest flags that prints just the same.

    For a number that is wrong, or printed otherwise, the flags follow its shape; None without a record.
    """
    fact, found = number.fact, number.found
    if fact is None or found is None:
        return None
    text = number.paragraph.text
    for style in _styles(language, change=bool(fact.change)):
        shown = printed(fact, language, style)
        for start in _occurrences(text, shown, number.start, number.end):
            return Binding(_flagged(fact, style), start, start + len(shown), exact=True)
    return _by_shape(number, fact, language)


def printed(fact: Fact, language: Language, style: Style) -> str:
    """The record as a reference with this style prints it."""
    if fact.change:
        text = render_change(
            fact.change,
            fact.value,
            fact.unit,
            language,
            printed=fact.printed(language),
            signed=not style.bare,
        )
    else:
        text = render(
            fact.value,
            unit=fact.unit,
            language=language,
            qualifier=fact.qualifier,
            rounding_step=fact.step,
            decimals=fact.decimals,
            printed=fact.printed(language),
            style=style,
        )
    return str(text)


def _styles(language: Language, *, change: bool) -> Iterator[Style]:
    yield Style()
    yield Style(bare=True)
    if change:
        return
    spoken = [scale for scale in SCALE_FLAGS if scale == "one" or scale.isascii() == (language == "en")]
    for scale, words, unit, bare in product(("", *spoken), (False, True), (False, True), (False, True)):
        yield Style(scale=scale, words=words, unit=unit, bare=bare)


def _occurrences(text: str, shown: str, start: int, end: int) -> Iterator[int]:
    """Where the printed form stands in the text so that it covers the number."""
    at = text.lower().find(shown.lower(), max(0, start - len(shown)))
    while 0 <= at <= start:
        if at + len(shown) >= end:
            yield at
        at = text.lower().find(shown.lower(), at + 1)


def _flagged(fact: Fact, style: Style) -> str:
    flags = [*([style.scale] if style.scale else []), *(name for name in _FLAGS if getattr(style, name))]
    return fact.reference[:-2] + "".join(f"|{flag}" for flag in flags) + "]]"


def _by_shape(number: Number, fact: Fact, language: Language) -> Binding:
    found = number.found
    in_words = bool(found and not any(sign.isdigit() for sign in found.text) and found.kind != "percent")
    hedged = bool(found and found.qualifier != "exact" and fact.qualifier != "exact")
    signed = bool(fact.change) and not number.paragraph.text[: number.start].endswith(("(", "（"))
    style = Style(words=in_words and fact.change is None, bare=hedged or signed)
    end = number.end
    measure = fact.unit.measure_zh_hans.partition("/")[0]
    if language == "zh-hans" and measure and number.paragraph.text.startswith(measure, end):
        end += len(measure)
    return Binding(_flagged(fact, style), number.start, end, exact=False)
