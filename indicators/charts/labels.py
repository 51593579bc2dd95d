"""Labels that never collide: widths estimated, places tried in turn, the important ones first.

A chart reflows, so each label is tried at two widths: what fits a phone is always shown, what fits only a
desk is marked ``minor`` and leaves on phones, the rest is left to the table.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

from indicators.charts.elements import Anchor, Frame

NARROW, WIDE = 288.0, 560.0
EM = 12.0
LATIN, CJK, BOLD = 0.55, 1.0, 1.08
#: How far a label may reach over the edge of the chart: into the margin that every page leaves.
_OVER = 4.0
#: Marks so near to a side, in per cent, may have their label flush with it.
_EDGE = 7.0


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=4096)
def measure(text: str, *, bold: bool = False) -> float:
    """The estimated width of a text in pixels at 12 px: a Chinese character is one em, any other 0.55 em."""
    if text.isascii():
        ems = len(text) * LATIN
    else:
        ems = sum(CJK if east_asian_width(character) in "WF" else LATIN for character in text)
    return ems * EM * (BOLD if bold else 1)


class Label(NamedTuple):
    """A text at a place: ``x`` in per cent, ``dx`` and ``y`` (its baseline) in pixels."""

    text: str
    x: float
    y: float
    anchor: Anchor = "mid"
    dx: float = 0
    look: str = ""
    minor: bool = False
    #: On the side where another series' label is looked for: taken only when the own side is full.
    far: bool = False

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


class Stroke(NamedTuple):
    """A straight line of the chart: ends in per cent across and pixels down."""

    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, box: Box, width: float) -> bool:
        """Whether the line runs through the rectangle in a chart of this width; it goes to the right."""
        left, right = self.x1 * width / 100, self.x2 * width / 100
        if left >= box.right or right <= box.left:
            return False
        if max(self.y1, self.y2) <= box.top or min(self.y1, self.y2) >= box.bottom:
            return False
        # The two share a stretch of each axis: they miss each other when all corners lie on one side.
        across, down = right - left, self.y2 - self.y1
        over, under = across * (box.top - self.y1), across * (box.bottom - self.y1)
        before, after = down * (box.left - left), down * (box.right - left)
        return min(over, under) - max(before, after) < 0 < max(over, under) - min(before, after)


class Placer:
    """Keeps the rectangles already taken, at both widths, and the lines a label should leave alone."""

    def __init__(self) -> None:
        self._taken: dict[float, list[Box]] = {NARROW: [], WIDE: []}
        self._strokes: list[Stroke] = []  # by where they begin
        self._longest = 0.0
        self.placed: list[Label] = []

    def avoid(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Have labels keep off a line where another place is free."""
        insort(self._strokes, Stroke(x1, y1, x2, y2))
        self._longest = max(self._longest, x2 - x1)

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
        label = self._choose(list(wish), width)
        if label is None:
            return False
        self.placed.append(label._replace(minor=minor))
        self._taken[width].append(label.box(width))
        if not minor:
            self._taken[WIDE].append(label.box(WIDE))
        return True

    def _choose(self, wish: Sequence[Label], width: float) -> Label | None:
        """The first free place that no line crosses, failing that the first free one; the own side first."""
        for far in (False, True):
            crossed = None
            for label in wish:
                if label.far == far and self._is_free(label.box(width), width):
                    if not self._is_crossed(label):
                        return label
                    crossed = crossed or label
            if crossed is not None:
                return crossed
        return None

    def _is_free(self, box: Box, width: float) -> bool:
        left, top, right, bottom = box
        if left < -_OVER or right > width + _OVER or top < -1:
            return False
        # Written out: it is asked thousands of times for a chart of six series.
        for x1, y1, x2, y2 in self._taken[width]:
            if left < x2 and x1 < right and top < y2 and y1 < bottom:
                return False
        return True

    def _is_crossed(self, label: Label) -> bool:
        return any(self._crosses(label.box(width), width) for width in (NARROW, WIDE))

    def _crosses(self, box: Box, width: float) -> bool:
        """Whether a line runs through the rectangle; only those are looked at that can reach it."""
        share = 100 / width
        first = bisect_left(self._strokes, (box.left * share - self._longest,))
        last = bisect_left(self._strokes, (box.right * share,))
        return any(line.crosses(box, width) for line in self._strokes[first:last])


def around(
    text: str, x: float, y: float, look: str, *, below: bool = False, alone: bool = False
) -> list[Label]:
    """The places for the label of a mark: above and below it, in the middle or to a side; then beside it.

    Of a series that stands ``alone`` in its chart, both sides are its own.
    """
    over, under = y - 10, y + 19
    heights = (under, over) if below else (over, under)
    tries: list[tuple[float, Anchor, float]] = [(x, "mid", 0), (x, "end", 6), (x, "start", -6)]
    if not _EDGE < x < 100 - _EDGE:
        tries.append((0, "start", -_OVER) if x < _EDGE else (100, "end", _OVER))
    sides: tuple[tuple[Anchor, float], ...] = (("end", -9), ("start", 9))
    level = y + 12 if below else y - 3
    return [
        *(Label(text, at, heights[0], anchor, dx, look) for at, anchor, dx in tries),
        *(Label(text, x, level, anchor, dx, look) for anchor, dx in sides),
        *(Label(text, at, heights[1], anchor, dx, look, far=not alone) for at, anchor, dx in tries),
    ]
