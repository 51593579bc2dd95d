"""Sparklines: 84 by 24 pixels, one column a year, a tick where there is no record, hollow for a bound."""

from indicators.charts.describe import spark_label
from indicators.charts.elements import element
from indicators.charts.model import Chart, Point

WIDTH, HEIGHT = 84, 24
_TALLEST = 22


def render(chart: Chart) -> str:
    """The sparkline of the first series, named by a label drafted from its data."""
    step = WIDTH / max(len(chart.axis), 1)
    points = chart.series[0].points if chart.series else ()
    top = float(max(chart.values, default=0))
    drawn = [
        _column(
            point, round((place + 0.09) * step, 1), _height(chart, point, top), step, now=place == chart.now
        )
        for place, point in enumerate(points)
    ]
    box = f"0 0 {WIDTH} {HEIGHT}"
    return element("svg", *drawn, class_="spark", viewBox=box, role="img", aria_label=spark_label(chart))


def _height(chart: Chart, point: Point | None, top: float) -> float:
    """The height of a column in pixels; of ranks the first place is the tallest."""
    if point is None or point.value is None or not top:
        return 0
    value = float(point.value)
    share = (top + 1 - value) / top if chart.best_low else value / top
    return round(max(share, 0) * _TALLEST, 1)


def _column(point: Point | None, x: float, height: float, step: float, *, now: bool) -> str:
    width = round(step * 0.76, 1)
    if point is None or point.value is None:
        return element("rect", class_="tick", x=x, y=HEIGHT - 1, width=width, height=1)
    look, foot, height = "bar", float(HEIGHT), max(height, 1)
    if point.hollow:
        # The outline is one pixel wide: half of it would lie outside.
        look, foot, height = "low", HEIGHT - 0.5, max(height - 1, 1)
        x, width = x + 0.5, max(width - 1, 1)
    class_ = f"{look} now" if now else look
    return element("rect", class_=class_, x=x, y=foot - height, width=width, height=height)
