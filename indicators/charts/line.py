"""Line charts: gaps left open, breaks dotted, bounds hollow, ranks with the best on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from indicators.charts import axis, scale
from indicators.charts.elements import Frame
from indicators.charts.keys import LINES, key_height, keys
from indicators.charts.labels import Label, Placer, around
from indicators.charts.model import Chart, Series

HEIGHT = 270
#: Series named beside their lines; more than these are named in a key.
_NAMED_DIRECTLY = 2
#: With more series than this only the edition's and the latest values are written.
_ALL_VALUES = 3


@dataclass(frozen=True, slots=True)
class _Plot:
    """A chart with its places in x and y."""

    chart: Chart
    middles: list[float]
    heights: scale.Scale

    def around(self, series: Series, place: int, value: Decimal, text: str) -> list[Label]:
        """The places for a label of this point."""
        look = "now-text" if place == self.chart.now else "val"
        below = self._is_below(series, place, value)
        return around(text, self.middles[place], self.heights.y(value), look, below=below)

    def _is_below(self, series: Series, place: int, value: Decimal) -> bool:
        """Whether another series lies nearer to the top at this place: this label then goes below."""
        for other in self.chart.series:
            point = other.points[place]
            if other is series or point is None or point.value is None:
                continue
            if self.heights.y(point.value) < self.heights.y(value):
                return True
        return False


def body(chart: Chart, frame: Frame) -> tuple[str, int]:
    """The content of the chart and its height in pixels."""
    if len(chart.series) <= _NAMED_DIRECTLY:
        drawn = _draw(chart, frame, with_key=False)
        if drawn is not None:
            return drawn
    return _draw(chart, frame, with_key=True) or ("", 0)


def _draw(chart: Chart, frame: Frame, *, with_key: bool) -> tuple[str, int] | None:
    """The chart; None when a name finds no room beside its line and there is no key."""
    head = key_height(chart) if with_key else 0
    height = (chart.height or HEIGHT) + head
    foot, top = float(height - axis.UNDER), float(head + axis.OVER)
    measure = scale.places if chart.best_low else scale.from_zero
    plot = _Plot(chart, scale.columns(len(chart.axis)), measure(chart.values, top, foot - 14))
    placer = Placer()
    stem = _stem(plot, head, foot, frame, placer)
    for series in chart.series:
        for place, _, value in series.drawn:
            placer.block(plot.middles[place], plot.heights.y(value), 5)
    for _look, *ends in _strokes(plot):
        placer.avoid(*ends)
    placer.place_all(axis.names(chart, plot.middles, foot))
    direct = len(chart.series) > 1 and not with_key
    named = _place_names(plot, placer) if direct else set()
    if named is None:
        return None
    broken, notes = axis.breaks(chart, plot.middles, top - 10, foot, frame)
    placer.place_all([*notes, *_values(plot, named)])
    void = axis.voids(chart, plot.middles, foot, frame, placer)
    return "".join(
        (
            axis.base(foot, frame),
            stem,
            broken,
            void,
            *(frame.line(look, *ends) for look, *ends in _strokes(plot)),
            *_marks(plot, frame),
            keys(chart, frame) if with_key else "",
            *(label.draw(frame) for label in placer.placed),
        )
    ), height


def _stem(plot: _Plot, head: float, foot: float, frame: Frame, placer: Placer) -> str:
    """The upright line of the edition, with its name on top."""
    if plot.chart.now is None:
        return ""
    at, text = plot.middles[plot.chart.now], plot.chart.now_label
    if text:
        y = head + 10
        placer.place(
            [
                Label(text, at, y, "mid", 0, "now-text"),
                Label(text, at, y, "end", 8, "now-text"),
                Label(text, at, y, "start", -8, "now-text"),
            ]
        )
    placer.avoid(at, head + 15, at, foot)
    return frame.line("stem", at, head + 15, at, foot)


def _strokes(plot: _Plot) -> Iterator[tuple[str, float, float, float, float]]:
    """The lines between neighbours, look and ends: none over a gap, a dotted one into a break."""
    for number, series in enumerate(plot.chart.series):
        look = LINES[number % len(LINES)]
        for (before, _, earlier), (place, point, value) in pairwise(series.drawn):
            if place == before + 1:
                start = plot.middles[before], plot.heights.y(earlier)
                end = plot.middles[place], plot.heights.y(value)
                yield f"{look} broken" if point.breaks else look, *start, *end


def _marks(plot: _Plot, frame: Frame) -> Iterator[str]:
    for number, series in enumerate(plot.chart.series):
        for place, point, value in series.drawn:
            look = ("ring" if point.hollow else "dot") + (" now" if place == plot.chart.now else "")
            yield frame.mark(number, look, plot.middles[place], plot.heights.y(value))


def _place_names(plot: _Plot, placer: Placer) -> set[tuple[int, float]] | None:
    """Write each name and a value beside its line, at the latest point with room; as (series, x).

    None when a name finds no room at all.
    """
    named = set()
    for number, series in enumerate(plot.chart.series):
        tries = [
            label
            for place, point, value in reversed(series.drawn)
            for label in plot.around(series, place, value, f"{series.name} {point.label}")
        ]
        if not tries:
            continue
        if not placer.place(tries):
            return None
        named.add((number, placer.placed[-1].x))
    return named


def _values(plot: _Plot, named: set[tuple[int, float]]) -> list[list[Label]]:
    """The values that no name has brought along, important ones first."""
    last = 4 if len(plot.chart.series) <= _ALL_VALUES else 1
    wishes = [
        (turn, plot.around(series, place, value, point.label))
        for number, series in enumerate(plot.chart.series)
        for turn, place, point, value in axis.turns(plot.chart, series)
        if turn <= last and (number, plot.middles[place]) not in named
    ]
    return [tries for _, tries in sorted(wishes, key=lambda wish: wish[0])]
