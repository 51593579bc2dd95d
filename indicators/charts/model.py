"""What a chart is told: an axis, series of points along it, and which place is the edition's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from indicators.formatting import Language
from indicators.numbers import Qualifier

Kind = Literal["line", "bar", "stacked"]

#: Qualifiers in one sign, for labels without room for words.
SIGNS: dict[Qualifier, str] = {
    "exact": "",
    "about": "≈",
    "more_than": ">",
    "at_least": "≥",
    "less_than": "<",
    "nearly": "<",
}
_PROVISIONAL = frozenset("EFGIPUV")


@dataclass(frozen=True, slots=True)
class Point:
    """One record: the value in base units or None with a status; ``text`` is the number as formatted."""

    value: Decimal | None
    text: str
    qualifier: Qualifier = "exact"
    status: str = "A"

    @property
    def hollow(self) -> bool:
        """Drawn hollow: a bound, an approximation, or a value that is not final."""
        return self.qualifier != "exact" or self.status in _PROVISIONAL

    @property
    def breaks(self) -> bool:
        """The series is not comparable with what came before."""
        return self.status == "B"

    @property
    def label(self) -> str:
        """The text with the sign of its qualifier: ">380,000"."""
        return f"{SIGNS[self.qualifier]}{self.text}"


@dataclass(frozen=True)
class Series:
    """A named row of points, one for each place of the axis; None where there is no record."""

    name: str
    points: tuple[Point | None, ...]

    @cached_property
    def drawn(self) -> tuple[tuple[int, Point, Decimal], ...]:
        """The points that have a value, with their places."""
        return tuple(
            (place, point, point.value)
            for place, point in enumerate(self.points)
            if point is not None and point.value is not None
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. ``now`` is the place of the edition on the axis, ``now_label`` what is written there.

    ``best_low`` puts small values on top (ranks); ``wholes`` are what the strips of a row are parts of.
    An empty ``description`` is drafted from the data.
    """

    title: str
    axis: tuple[str, ...]
    series: tuple[Series, ...]
    language: Language = "en"
    description: str = ""
    now: int | None = None
    now_label: str = ""
    best_low: bool = False
    wholes: tuple[Point | None, ...] = ()
    height: int = 0

    def __post_init__(self) -> None:
        """Refuse series that do not fit the axis: a point would be drawn in the wrong year."""
        if self.wholes and len(self.wholes) != len(self.axis):
            raise ValueError(f"{len(self.wholes)} wholes for {len(self.axis)} places of the axis")
        if self.now is not None and not 0 <= self.now < len(self.axis):
            raise ValueError(f"the edition stands at place {self.now} of an axis of {len(self.axis)}")
        for series in self.series:
            if len(series.points) != len(self.axis):
                raise ValueError(
                    f'series "{series.name}": {len(series.points)} points on an axis of {len(self.axis)}'
                )

    @property
    def values(self) -> list[Decimal]:
        """Every value drawn."""
        return [value for series in self.series for _, _, value in series.drawn]

    @property
    def breaks(self) -> list[int]:
        """The places from which some series is not comparable with what came before."""
        return sorted({place for series in self.series for place, point, _ in series.drawn if point.breaks})

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """The stretches of the axis, first and last place, where no series has a value."""
        filled = {place for series in self.series for place, _, _ in series.drawn}
        runs: list[tuple[int, int]] = []
        for place in range(len(self.axis)):
            if place in filled:
                continue
            if runs and runs[-1][1] == place - 1:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        return runs


def along(axis: tuple[str, ...], points: Mapping[str, Point]) -> tuple[Point | None, ...]:
    """The points in the order of the axis, None at the places without one."""
    return tuple(points.get(label) for label in axis)
