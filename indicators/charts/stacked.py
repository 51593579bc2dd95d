"""Strips: a row for each place of the axis, parts side by side; a row with a whole shows its share."""

from decimal import Decimal

from indicators.charts.elements import Frame
from indicators.charts.keys import BARS, key_height, keys, wrap
from indicators.charts.labels import NARROW, Label, Placer, measure
from indicators.charts.model import Chart, Point

ROW, STRIP = 46, 14
_VALUES = 14
_OF = {"en": "{part} of {whole}", "zh-hans": "{whole}中的{part}"}


def body(chart: Chart, frame: Frame) -> tuple[str, int]:
    """The content of the chart and its height in pixels; the longest row fills the width."""
    many = len(chart.series) > 1
    y = float(key_height(chart) if many else 0)
    parts = [keys(chart, frame, "stacked")] if many else []
    placer = Placer()
    for place in range(len(chart.axis)):
        drawn, used = _row(chart, place, y, frame, placer)
        parts.append(drawn)
        y += used
    parts += [label.draw(frame) for label in placer.placed]
    return "".join(parts), int(y)


def _row(chart: Chart, place: int, y: float, frame: Frame, placer: Placer) -> tuple[str, float]:
    """One strip under its name, and the height it used."""
    total = _total(chart, place)
    room = NARROW - measure(total) - 12
    look = "now-text" if place == chart.now else "val"
    lines = wrap(chart.axis[place], room)
    for number, line in enumerate(lines):
        placer.place([Label(line, 0, y + 13 + 16 * number, "start", 0, look)])
    if total:
        placer.place([Label(total, 100, y + 13, "end")])
    top = y + 4 + 16 * len(lines)
    longest = max((_length(chart, row) for row in range(len(chart.axis))), default=Decimal(0))
    scale = _length(chart, place) if chart.wholes else longest
    parts = [_whole(chart, top, frame)] if chart.wholes else []
    at = 0.0
    many = len(chart.series) > 1
    for number, series in enumerate(chart.series):
        point = series.points[place]
        if point is None or point.value is None or point.value <= 0 or not scale:
            continue
        width = float(point.value / scale) * 100
        look = "hollow" if point.hollow else BARS[number % len(BARS)] if many else "bar ink"
        parts.append(frame.rect(look, at, top, width, STRIP))
        if at:
            parts.append(frame.line("gap", at, top, at, top + STRIP))
        if many:
            placer.place_all([_value(point, at, width, top + STRIP + 13)])
        at += width
    return "".join(parts), ROW + 16 * (len(lines) - 1) + (_VALUES if many else 0)


def _whole(chart: Chart, top: float, frame: Frame) -> str:
    return frame.rect("part", 0, top, 100, STRIP)


def _length(chart: Chart, place: int) -> Decimal:
    """What the full width of a row stands for: its whole, else the sum of its parts."""
    whole = chart.wholes[place] if chart.wholes else None
    if whole is not None and whole.value is not None:
        return whole.value
    points = [series.points[place] for series in chart.series]
    return sum((point.value for point in points if point is not None and point.value is not None), Decimal(0))


def _total(chart: Chart, place: int) -> str:
    """The text at the right: the part and its whole as the records print them; never a sum nobody printed."""
    whole = chart.wholes[place] if chart.wholes else None
    if len(chart.series) > 1:
        return whole.label if whole is not None else ""
    point = chart.series[0].points[place] if chart.series else None
    if point is None:
        return ""
    if whole is None:
        return point.label
    return _OF[chart.language].format(part=point.label, whole=whole.label)


def _value(point: Point, at: float, width: float, y: float) -> list[Label]:
    return [Label(point.label, at + width / 2, y), Label(point.label, at, y, "start")]
