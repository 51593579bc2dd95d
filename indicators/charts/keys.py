"""The key: a sample and a name for each series, for charts that cannot name them directly."""

from indicators.charts.elements import Frame
from indicators.charts.labels import NARROW, measure
from indicators.charts.model import Chart, Kind

ROW = 18
_SAMPLE, _TEXT = 7.0, 9.0
BARS = ("bar", "bar ink", "bar pale")
LINES = ("a", "b", "c", "d", "e", "f")


def wrap(text: str, room: float) -> list[str]:
    """The text in lines no wider than the room in pixels: broken at spaces, Chinese between characters."""
    lines = [""]
    pieces = text.split(" ") if text.isascii() else list(text)
    space = " " if text.isascii() else ""
    for piece in pieces:
        longer = f"{lines[-1]}{space if lines[-1] else ''}{piece}"
        if lines[-1] and measure(longer) > room:
            lines.append(piece)
        else:
            lines[-1] = longer
    return lines


def _rows(chart: Chart) -> list[list[str]]:
    room = NARROW * (100 - _TEXT) / 100
    return [wrap(series.name, room) for series in chart.series]


def key_height(chart: Chart) -> int:
    """The height of the key in pixels."""
    return sum(len(lines) for lines in _rows(chart)) * ROW + 6


def keys(chart: Chart, frame: Frame, kind: Kind = "line") -> str:
    """The key at the top of the chart."""
    drawn = []
    y = 0
    for number, lines in enumerate(_rows(chart)):
        if kind == "line":
            drawn.append(frame.line(LINES[number % len(LINES)], 0, y + 9, _SAMPLE, y + 9))
            drawn.append(frame.mark(number, "dot", _SAMPLE / 2, y + 9))
        else:
            drawn.append(frame.rect(BARS[number % len(BARS)], 0, y + 4, _SAMPLE, 10))
        for line in lines:
            drawn.append(frame.text("val", _TEXT, y + 13, line))
            y += ROW
    return "".join(drawn)
