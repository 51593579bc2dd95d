"""What line and column charts share: the foot with its labels, missing years, breaks."""

from collections.abc import Iterator
from decimal import Decimal

from indicators.charts.elements import Frame
from indicators.charts.labels import Label, Placer
from indicators.charts.model import Chart, Point, Series

NO_RECORD = {"en": "no record", "zh-hans": "无记录"}
BREAK = {"en": "break in series", "zh-hans": "序列中断"}
#: Room under the foot for the labels of the axis, and above the highest mark for a value.
UNDER, OVER = 24, 36


def names(chart: Chart, middles: list[float], foot: float) -> list[list[Label]]:
    """The labels of the axis, important ones first: the edition, both ends, every fifth, the rest."""
    last = len(chart.axis) - 1
    order = [chart.now if chart.now is not None else last, last, 0]
    for stride in (5, 2, 1):
        order += range(last, -1, -stride)
    wishes = []
    for place in dict.fromkeys(place for place in order if 0 <= place <= last):
        look = "now-text" if place == chart.now else ""
        at = Label(chart.axis[place], middles[place], foot + 18, "mid", 0, look)
        wishes.append([at])
    return wishes


def voids(chart: Chart, middles: list[float], foot: float, frame: Frame, placer: Placer) -> str:
    """A dotted line for each stretch without a record, with the words where there is room."""
    drawn = []
    half = (middles[1] - middles[0]) * 0.36 if len(middles) > 1 else 20
    wishes = []
    for first, last in chart.gaps:
        drawn.append(frame.line("void", middles[first] - half, foot - 3, middles[last] + half, foot - 3))
        middle = (middles[first] + middles[last]) / 2
        if last > first:
            wishes.append([Label(NO_RECORD[chart.language], middle, foot - 11)])
    placer.place_all(wishes)
    return "".join(drawn)


def breaks(
    chart: Chart, middles: list[float], top: float, foot: float, frame: Frame
) -> tuple[str, list[list[Label]]]:
    """An upright dotted line before each place where a series breaks, and the notes that say so."""
    drawn, notes = [], []
    for place in chart.breaks:
        at = middles[place] - (middles[1] - middles[0]) / 2 if len(middles) > 1 else 0
        drawn.append(frame.line("break", at, top, at, foot))
        word = BREAK[chart.language]
        notes.append([
            Label(word, at, foot - 8, "end", -5), Label(word, at, foot - 8, "start", 5),
            Label(word, at, foot - 24, "end", -5), Label(word, at, foot - 24, "start", 5),
            Label(word, at, top + 10, "end", -5), Label(word, at, top + 10, "start", 5),
            Label(word, at, top + 28, "end", -5), Label(word, at, top + 28, "start", 5),
        ])  # fmt: skip
    return "".join(drawn), notes


def base(foot: float, frame: Frame) -> str:
    """The line under everything."""
    return frame.line("base", 0, foot, 100, foot)


def turns(chart: Chart, series: Series) -> Iterator[tuple[int, int, Point, Decimal]]:
    """The points drawn, each with its turn for a label, place and value.

    The edition comes first, then the latest, the extremes, the first, the rest.
    """
    drawn = series.drawn
    values = [value for _, _, value in drawn]
    ends = {max(values), min(values)} if values else set()
    for place, point, value in drawn:
        if place == chart.now:
            turn = 0
        elif place == drawn[-1][0]:
            turn = 1
        elif value in ends:
            turn = 2
        else:
            turn = 3 if place == drawn[0][0] else 4
        yield turn, place, point, value
