"""Column charts: one column a year, or a group; the foot is always zero, a missing year is dotted."""

from decimal import Decimal

from indicators.charts import axis, scale
from indicators.charts.elements import Frame
from indicators.charts.keys import BARS, key_height, keys
from indicators.charts.labels import Label, Placer
from indicators.charts.model import Chart, Point

HEIGHT = 300
_SHARE = 0.72
#: A column is a mark, not a wall: it is never wider than this, in per cent.
_WIDEST = 12.0
#: Columns of a group do not touch.
_WIDTH = 0.94


def body(chart: Chart, frame: Frame) -> tuple[str, int]:
    """The content of the chart and its height in pixels."""
    grouped = len(chart.series) > 1
    head = key_height(chart) if grouped else 0
    height = (chart.height or HEIGHT) + head
    foot = float(height - axis.UNDER)
    heights = scale.from_zero(chart.values, head + axis.OVER, foot)
    middles = scale.columns(len(chart.axis))
    placer = Placer()
    placer.place_all(axis.names(chart, middles, foot))
    parts = []
    wishes: list[tuple[int, list[Label]]] = []
    width = min((100 / max(len(chart.axis), 1)) * _SHARE / max(len(chart.series), 1), _WIDEST)
    ground = heights.y(Decimal(0))
    for number, series in enumerate(chart.series):
        for turn, place, point, value in axis.turns(chart, series):
            x = middles[place] + (number - len(chart.series) / 2) * width
            tip = heights.y(value)
            now = place == chart.now and not grouped
            top = min(tip, ground)
            bar = width * _WIDTH if grouped else width
            parts.append(frame.rect(_look(number, point, now=now), x, top, bar, abs(tip - ground)))
            placer.keep(x, x + width, top, top + abs(tip - ground))
            wishes.append((turn, _value(point, x + width / 2, top, now=now)))
    broken, notes = axis.breaks(chart, middles, head + axis.OVER - 10, foot, frame)
    placer.place_all([tries for _, tries in sorted(wishes, key=lambda wish: wish[0])])
    placer.place_all(notes)
    parts += [broken, axis.voids(chart, middles, foot, frame, placer), axis.base(ground, frame)]
    if grouped:
        parts.append(keys(chart, frame, "bar"))
    parts += [label.draw(frame) for label in placer.placed]
    return "".join(parts), height


def _look(number: int, point: Point, *, now: bool) -> str:
    look = "hollow" if point.hollow else BARS[number % len(BARS)]
    return f"{look} now" if now else look


def _value(point: Point, x: float, top: float, *, now: bool) -> list[Label]:
    look = "now-text" if now else "val"
    return [
        Label(point.label, x, top - 7, "mid", 0, look),
        Label(point.label, x, top - 7, "end", 8, look),
        Label(point.label, x, top - 7, "start", -8, look),
    ]
