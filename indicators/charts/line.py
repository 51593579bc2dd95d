"""Line charts: gaps left open, breaks dotted, bounds hollow, ranks with the best on top."""

from collections.abc import Iterator
from itertools import pairwise

from indicators.charts import axis, scale
from indicators.charts.elements import Frame
from indicators.charts.keys import LINES, key_height, keys
from indicators.charts.labels import Label, Placer, around
from indicators.charts.model import Chart

HEIGHT = 270
#: Series named beside their lines; more than these are named in a key.
_NAMED_DIRECTLY = 2
#: With more series than this only the edition's and the latest values are written.
_ALL_VALUES = 3


class _Plot:
    """A chart with its places in x and, by the number of the series, in y."""

    def __init__(self, chart: Chart, measure: scale.Scale) -> None:
        self.chart = chart
        self.middles = scale.columns(len(chart.axis))
        self.tops: list[dict[int, float]] = [
            {place: measure.y(value) for place, _, value in series.drawn} for series in chart.series
        ]

    def around(self, number: int, place: int, text: str) -> list[Label]:
        """The places for a label of this point."""
        look = "now-text" if place == self.chart.now else "val"
        alone = len(self.tops) == 1
        below = self._is_valley(place) if alone else self._is_below(number, place)
        return around(text, self.middles[place], self.tops[number][place], look, below=below, alone=alone)

    def _is_valley(self, place: int) -> bool:
        """Whether the line comes down to this place and does not go on down: the label then goes below."""
        [tops] = self.tops
        beside = [tops[at] for at in (place - 1, place + 1) if at in tops]
        return bool(beside) and max(beside) < tops[place]

    def _is_below(self, number: int, place: int) -> bool:
        """Whether another series lies nearer to the top at this place: this label then goes below."""
        here = self.tops[number][place]
        return any(tops.get(place, here) < here for tops in self.tops)


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
    plot = _Plot(chart, measure(chart.values, top, foot - 14))
    strokes = list(_strokes(plot))
    placer = Placer()
    stem = _stem(plot, head, foot, frame, placer)
    for tops in plot.tops:
        for place, y in tops.items():
            placer.block(plot.middles[place], y, 5)
    for _look, *ends in strokes:
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
            *(frame.line(look, *ends) for look, *ends in strokes),
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
        for (before, _, _), (place, point, _) in pairwise(series.drawn):
            if place == before + 1:
                start = plot.middles[before], plot.tops[number][before]
                end = plot.middles[place], plot.tops[number][place]
                yield f"{look} broken" if point.breaks else look, *start, *end


def _marks(plot: _Plot, frame: Frame) -> Iterator[str]:
    for number, series in enumerate(plot.chart.series):
        for place, point, _ in series.drawn:
            look = ("ring" if point.hollow else "dot") + (" now" if place == plot.chart.now else "")
            yield frame.mark(number, look, plot.middles[place], plot.tops[number][place])


def _place_names(plot: _Plot, placer: Placer) -> set[tuple[int, float]] | None:
    """Write each name and a value beside its line, at the latest point with room; as (series, x).

    None when a name finds no room at all.
    """
    named = set()
    for number, series in enumerate(plot.chart.series):
        tries = [
            label
            for place, point, _ in reversed(series.drawn)
            for label in plot.around(number, place, f"{series.name} {point.label}")
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
        (turn, plot.around(number, place, point.label))
        for number, series in enumerate(plot.chart.series)
        for turn, place, point, _ in axis.turns(plot.chart, series)
        if turn <= last and (number, plot.middles[place]) not in named
    ]
    return [tries for _, tries in sorted(wishes, key=lambda wish: wish[0])]
