"""SVG as text: elements with everything escaped, and the frame that knows what a place in x is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from xml.sax.saxutils import escape

Anchor = Literal["start", "mid", "end"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\\x00-\\x1f\\ud800-\\udfff\\ufffe\\uffff]')
_QUOTES = {'"': "&quot;", "\n": "&#10;"}


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A coordinate with at most two decimals and no idle zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def element(name: str, *content: str, **attributes: str | float) -> str:
    """An element; ``content`` is markup already, attribute values are escaped, ``class_`` writes class.

    An underscore in a name writes a hyphen (aria_label).
    """
    written = name
    for key, value in attributes.items():
        written += f' {_name(key)}="{words(value) if isinstance(value, str) else number(value)}"'
    inner = "".join(content)
    return f"<{written}>{inner}</{name}>" if inner else f"<{written}/>"


@cache  # of a closed set of names
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def words(text: str) -> str:
    """Text fit for an element or a quoted attribute; characters that XML forbids are dropped."""
    if _SPECIAL.search(text) is None:
        return text
    return escape(_FORBIDDEN.sub("", text), _QUOTES)


@dataclass(frozen=True, slots=True)
class Frame:
    """Places in x are per cent of the width; a fluid frame writes them so, a fixed one in pixels."""

    width: float = 0

    def x(self, place: float) -> str:
        """A place or length in x."""
        return number(place * self.width / 100) if self.width else f"{number(place)}%"

    def line(self, class_: str, x1: float, y1: float, x2: float, y2: float) -> str:
        """A straight line."""
        return element("line", class_=class_, x1=self.x(x1), y1=y1, x2=self.x(x2), y2=y2)

    def rect(self, class_: str, x: float, y: float, width: float, height: float) -> str:
        """A rectangle; never thinner than a hairline, so that a small value is seen."""
        return element("rect", class_=class_, x=self.x(x), y=y, width=self.x(width), height=max(height, 1))

    def text(self, class_: str, x: float, y: float, text: str, dx: float = 0) -> str:
        """A line of text; ``dx`` moves it by pixels."""
        moved: dict[str, str | float] = {"dx": dx} if dx else {}
        return element("text", words(text), class_=class_, x=self.x(x), **moved, y=y)

    def mark(self, shape: int, class_: str, x: float, y: float) -> str:
        """The marker of the series with this number: a disc, square, diamond, triangle or cross."""
        if shape % len(_SHAPES) == 0:
            return element("circle", class_=class_, cx=self.x(x), cy=y, r=4.5)
        path = element("path", class_=class_, d=_SHAPES[shape % len(_SHAPES)])
        return element("svg", path, x=self.x(x), y=y, overflow="visible")


_SHAPES = (
    "",
    "M-4-4H4V4H-4Z",
    "M0-5.5L5.5 0L0 5.5L-5.5 0Z",
    "M0-5L5 4H-5Z",
    "M0 5L5-4H-5Z",
    "M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2Z",
)
FLUID = Frame()
