"""Figure references in text: ``[[code@area:period:change|flag|flag]]``.

The text may be sanitised HTML or plain; a reference is found in either, never inside a tag.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from indicators.formatting import PLAIN, SCALE_FLAGS, Style
from indicators.periods import PeriodError, gettext_noop, parse

Fault = Literal[
    "unclosed", "markup", "attribute", "empty", "code", "area", "period", "part", "flag", "scales"
]  # fmt: skip

FLAGS = (*SCALE_FLAGS, "words", "unit", "bare", "signed")
EXAMPLE = "[[patents-granted-total:2022]]"
#: What is wrong and what to do about it; translated by whoever shows it.
MESSAGES: dict[Fault, str] = {
    "unclosed": gettext_noop("“%(piece)s” has no closing brackets: end the reference with ]]."),
    "markup": gettext_noop("“%(piece)s” has formatting inside the brackets: remove it."),
    "attribute": gettext_noop("“%(piece)s” stands in a link or another attribute: move it to the text."),
    "empty": gettext_noop("“%(piece)s” names no indicator: write one, as [[patents-granted-total:2022]]."),
    "code": gettext_noop(
        "“%(piece)s” is not an indicator code: use small letters, digits, hyphens, as patents-granted-total."
    ),
    "area": gettext_noop(
        "“%(piece)s” is not an area code: use small letters, digits and hyphens, as shanghai-suzhou."
    ),
    "period": gettext_noop(
        "“%(piece)s” is not a period: write a year (2022), day (2022-12-31), quarter (2022-Q1), "
        "month (2022-06), span (2021--2035), running total (to-2022-12-31) or the code of a named period."
    ),
    "part": gettext_noop("“%(piece)s” cannot stand after the period: only “change” can."),
    "flag": gettext_noop(
        "“%(piece)s” is not a flag: use one, thousand, million, billion, 万, 亿, words, unit, bare or signed."
    ),
    "scales": gettext_noop("“%(piece)s” is a second scale: keep one."),
}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = r"<(?:/?[a-zA-Z!](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)>"
_OPEN, _CLOSE = r"[\[［]{2}", r"[\]］]{2}"
_REFERENCE = rf"{_OPEN}(?P<body>[^\[\]［］]{{0,300}}){_CLOSE}"
# An opening without its end is shown with the next few words, so that the editor finds the place.
_BRACKETS = rf"(?P<reference>{_REFERENCE})|(?P<unclosed>{_OPEN}[^\[\]<\n]{{0,40}})"
_IN_MARKUP = re.compile(rf"{_BRACKETS}|(?P<tag>{_TAG})")
_IN_PLAIN = re.compile(rf"{_BRACKETS}|(?P<tag>(?!))")
_OPENING = re.compile(_OPEN)
_WITHIN = re.compile(rf"{_OPEN}[^\[\]［］]*{_CLOSE}")
_INNER_TAG = re.compile(_TAG)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference; ``area`` is empty where the edition's is meant, ``start`` and ``end`` are offsets."""

    raw: str
    code: str
    area: str
    period: str
    change: bool = False
    style: Style = PLAIN
    start: int = 0
    end: int = 0

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags in canonical order."""
        named = [name for name in ("words", "unit", "bare", "signed") if getattr(self.style, name)]
        return (*([self.style.scale] if self.style.scale else []), *named)

    def __str__(self) -> str:
        """The reference in canonical spelling."""
        area = f"@{self.area}" if self.area else ""
        change = ":change" if self.change else ""
        return f"[[{self.code}{area}:{self.period}{change}{''.join(f'|{flag}' for flag in self.flags)}]]"


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something in double brackets that is no reference; ``piece`` is the part at fault."""

    raw: str
    fault: Fault
    piece: str
    start: int = 0
    end: int = 0

    @property
    def message(self) -> str:
        """What is wrong and the remedy, in English."""
        return MESSAGES[self.fault] % {"piece": self.piece}


Found = Reference | Malformed
_Stretch = tuple[int, int, Sequence[Found]]


def find(text: str, names: Collection[str] | None = None, *, markup: bool = True) -> list[Found]:
    """Every reference in the text in order, with its place; what is written wrongly comes as Malformed.

    ``names`` are the codes of named periods; without them any code passes as one, for the caller to look up.
    ``markup`` is false for plain text (a title, a caption), where < is just a sign.
    """
    return [found for _, _, items in _scanned(text, names, markup) for found in items]


def replace(
    text: str, render: Callable[[Found], str], names: Collection[str] | None = None, *, markup: bool = True
) -> str:
    """The text with each reference replaced by what ``render`` returns, which is inserted as it is.

    Inside a tag nothing is rendered: a reference there is taken out, for no reader shall see it raw.
    """
    parts: list[str] = []
    done = 0
    for start, end, items in _scanned(text, names, markup):
        parts.append(text[done:start])
        inside_tag = items and isinstance(items[0], Malformed) and items[0].fault == "attribute"
        parts.append(_WITHIN.sub("", text[start:end]) if inside_tag else "".join(map(render, items)))
        done = end
    return "".join((*parts, text[done:]))


def _scanned(text: str, names: Collection[str] | None, markup: bool) -> Sequence[_Stretch]:
    if _OPENING.search(text) is None:
        return ()
    # The texts of a page are read to count, to fetch and to print their references.
    return _kept(str(text), markup) if names is None else tuple(_scan(text, names, markup))


@lru_cache(maxsize=512)
def _kept(text: str, markup: bool) -> Sequence[_Stretch]:
    return tuple(_scan(text, None, markup))


def _scan(text: str, names: Collection[str] | None, markup: bool) -> Iterator[_Stretch]:
    """The stretches of the text that hold references: one of text, or a whole tag with those inside it."""
    for token in (_IN_MARKUP if markup else _IN_PLAIN).finditer(text):
        start, end = token.span()
        if token["tag"] is not None:
            inside = [
                Malformed(match[0], "attribute", match[0], start + match.start(), start + match.end())
                for match in _WITHIN.finditer(token[0])
            ]
            if inside:
                yield start, end, [*inside]
        elif token["reference"] is not None:
            yield start, end, [_read(token[0], token["body"], start, end, names)]
        else:
            yield start, end, [Malformed(token[0], "unclosed", token[0].strip(), start, end)]


def read(raw: str, names: Collection[str] | None = None) -> Found:
    """Read one reference, with or without its brackets."""
    body = raw.strip().removeprefix("[[").removesuffix("]]")
    return _read(raw, body, 0, len(raw), names)


def _read(raw: str, body: str, start: int, end: int, names: Collection[str] | None) -> Found:
    if _INNER_TAG.search(body):
        return Malformed(raw, "markup", raw, start, end)
    typed = unicodedata.normalize("NFKC", html.unescape(body)).strip()
    subject, *flags = (piece.strip() for piece in typed.split("|"))
    place, *parts = (piece.strip() for piece in subject.split(":"))
    code, at, area = (piece.strip() for piece in place.partition("@"))
    period, fault = _check(code, area if at else None, parts, names)
    style, flag_fault = _style(flags)
    fault = fault or flag_fault
    if fault is not None:
        return Malformed(raw, fault[0], fault[1] or raw, start, end)
    return Reference(raw, code.lower(), area.lower(), period, len(parts) == 2, style, start, end)


def _check(
    code: str, area: str | None, parts: list[str], names: Collection[str] | None
) -> tuple[str, tuple[Fault, str] | None]:
    """The canonical period and the first fault of the pieces before the flags."""
    if not code:
        return "", ("empty", "")
    if not _SLUG.fullmatch(code.lower()):
        return "", ("code", code)
    if area is not None and not _SLUG.fullmatch(area.lower()):
        return "", ("area", area)
    period = _period(parts[0] if parts else "", names)
    if not period:
        return "", ("period", parts[0] if parts else "")
    if len(parts) > 2 or (len(parts) == 2 and parts[1].lower() != "change"):
        return "", ("part", ":".join(parts[1:]))
    return period, None


def _period(typed: str, names: Collection[str] | None) -> str:
    """The canonical code of a period, or an empty text."""
    try:
        return parse(typed, names if names is not None else _open_names(typed)).code
    except PeriodError:
        return ""


def _open_names(typed: str) -> frozenset[str]:
    """The text itself where it can be the code of a named period: a slug with a letter, unlike a date."""
    slug = typed.lower()
    dated = re.match(r"to-\d|\d{4}-?[hq]?\d", slug)
    named = _SLUG.fullmatch(slug) and re.search(r"[a-z]", slug) and not dated
    return frozenset({slug}) if named else frozenset()


def _style(flags: list[str]) -> tuple[Style, tuple[Fault, str] | None]:
    scale = ""
    named: set[str] = set()
    for flag in flags:
        name = flag.lower()
        if name not in FLAGS:
            return PLAIN, ("flag", flag)
        if name not in SCALE_FLAGS:
            named.add(name)
        elif scale and scale != name:
            return PLAIN, ("scales", flag)
        else:
            scale = name
    return Style(scale, "words" in named, "unit" in named, "bare" in named, "signed" in named), None
