"""Labels that never collide: widths estimated, places tried in turn, the important ones first.

A chart reflows, so each label is tried at two widths: what fits a phone is always shown, what fits only a
desk is marked ``minor`` and leaves on phones, the rest is left to the table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

from indicators.charts.elements import Anchor, Frame

NARROW, WIDE = 288.0, 560.0
EM = 12.0
LATIN, CJK, BOLD = 0.55, 1.0, 1.08
#: How far a label may reach over the edge of the chart: into the margin that every page leaves.
_OVER = 4.0


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        beside = self.left < other.right and other.left < self.right
        return beside and self.top < other.bottom and other.top < self.bottom


@lru_cache(maxsize=4096)
def measure(text: str, *, bold: bool = False) -> float:
    """The estimated width of a text in pixels at 12 px: a Chinese character is one em, any other 0.55 em."""
    if text.isascii():
        ems = len(text) * LATIN
    else:
        ems = sum(CJK if east_asian_width(character) in "WF" else LATIN for character in text)
    return ems * EM * (BOLD if bold else 1)


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place: ``x`` in per cent, ``dx`` and ``y`` (its baseline) in pixels."""

    text: str
    x: float
    y: float
    anchor: Anchor = "mid"
    dx: float = 0
    look: str = ""
    minor: bool = False

    def box(self, width: float) -> Box:
        """Its rectangle in a chart of this width."""
        length = measure(self.text, bold="now-text" in self.look)
        at = self.x * width / 100 + self.dx
        left = at - {"start": 0.0, "mid": length / 2, "end": length}[self.anchor]
        return Box(left, self.y - 10, left + length, self.y + 3)

    def draw(self, frame: Frame) -> str:
        """The text element."""
        anchor = "" if self.anchor == "start" else self.anchor
        names = " ".join(part for part in (anchor, self.look, "minor" if self.minor else "") if part)
        return frame.text(names, self.x, self.y, self.text, self.dx)


class Placer:
    """Keeps the rectangles already taken, at both widths."""

    def __init__(self) -> None:
        self._taken: dict[float, list[Box]] = {NARROW: [], WIDE: []}
        self.placed: list[Label] = []

    def block(self, x: float, y: float, reach: float) -> None:
        """Keep a square around a mark free."""
        for width, boxes in self._taken.items():
            at = x * width / 100
            boxes.append(Box(at - reach, y - reach, at + reach, y + reach))

    def keep(self, left: float, right: float, top: float, foot: float) -> None:
        """Keep a rectangle free: its sides in per cent, its top and foot in pixels."""
        for width, boxes in self._taken.items():
            boxes.append(Box(left * width / 100, top, right * width / 100, foot))

    def place_all(self, wishes: Sequence[Iterable[Label]]) -> None:
        """Place each wish, the first first, at the first of its places that is free."""
        late = [wish for wish in map(list, wishes) if not self.place(wish)]
        for wish in late:
            self._at(wish, WIDE, minor=True)

    def place(self, wish: Iterable[Label]) -> bool:
        """Place one label for every width; False when no place is free on a phone."""
        return self._at(wish, NARROW, minor=False)

    def _at(self, wish: Iterable[Label], width: float, *, minor: bool) -> bool:
        for label in wish:
            box = label.box(width)
            if box.left < -_OVER or box.right > width + _OVER or box.top < -1:
                continue
            if any(map(box.overlaps, self._taken[width])):
                continue
            self.placed.append(replace(label, minor=minor))
            self._taken[width].append(box)
            if not minor:
                self._taken[WIDE].append(label.box(WIDE))
            return True
        return False


def around(text: str, x: float, y: float, look: str, *, below: bool = False) -> list[Label]:
    """The places for the label of a mark: above and below it, in the middle, then to either side."""
    over, under = y - 10, y + 19
    heights = (under, over) if below else (over, under)
    tries: tuple[tuple[Anchor, float], ...] = (("mid", 0), ("end", 6), ("start", -6))
    return [Label(text, x, height, anchor, dx, look) for height in heights for anchor, dx in tries]
