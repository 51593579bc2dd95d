"""Labels keep off the lines of their chart where they can, and on their own side of a pair of marks."""

from __future__ import annotations

from random import Random
from xml.etree.ElementTree import Element

import pytest

from indicators.charts import Chart, Series, render
from indicators.charts.labels import WIDE, Box, Label, Placer, Stroke, around
from tests.indicators.charts.drawn import all_of, point, read, years

BOX = Box(100, 100, 150, 113)


@pytest.mark.parametrize(
    ("stroke", "crosses"),
    [
        (Stroke(0, 106, 100, 106), True),
        (Stroke(0, 99, 100, 99), False),
        (Stroke(20, 0, 20, 270), True),
        (Stroke(10, 0, 10, 270), False),
        (Stroke(0, 0, 100, 560), True),
        (Stroke(0, 120, 20, 300), False),
    ],
)
def test_line_crosses_a_box_or_does_not(stroke: Stroke, crosses: bool) -> None:
    assert stroke.crosses(BOX, WIDE) is crosses


def placed(*, avoid: bool, below: bool = False) -> Label:
    placer = Placer()
    if avoid:
        placer.avoid(50, 0, 50, 270)
    placer.place_all([around("42,763", 50, 120, "val", below=below)])
    return placer.placed[0]


def test_label_stands_above_its_mark_where_no_line_runs() -> None:
    assert (placed(avoid=False).anchor, placed(avoid=False).y) == ("mid", 110)


def test_label_stands_beside_its_mark_where_a_line_runs_through_the_middle() -> None:
    label = placed(avoid=True)
    assert label.anchor == "end"
    assert not Stroke(50, 0, 50, 270).crosses(label.box(WIDE), WIDE)


def test_label_of_the_lower_mark_stays_on_the_lower_side() -> None:
    assert placed(avoid=True, below=True).y > 120 > placed(avoid=True).y


def test_crossing_agrees_with_a_walk_along_the_line() -> None:
    pick = Random(7)
    crossed = 0
    for _ in range(400):
        left, right = sorted(pick.uniform(0, 100) for _ in range(2))
        line = Stroke(left, pick.uniform(0, 200), right, pick.uniform(0, 200))
        steps = [step / 500 for step in range(501)]
        walk = [
            (WIDE / 100 * (left + at * (right - left)), line.y1 + at * (line.y2 - line.y1)) for at in steps
        ]
        inside, near = (
            any(BOX.left - by < x < BOX.right + by and BOX.top - by < y < BOX.bottom + by for x, y in walk)
            for by in (-1, 1)
        )
        crossed += line.crosses(BOX, WIDE)
        assert inside <= line.crosses(BOX, WIDE) <= near, line
    assert 20 < crossed < 380


def test_line_far_from_its_beginning_is_found_among_many() -> None:
    label = around("42,763", 50, 120, "val")[0]
    for stroke, crossed in ((Stroke(0, 110, 100, 110), True), (Stroke(0, 130, 100, 130), False)):
        placer = Placer()
        for place in range(0, 100, 5):
            placer.avoid(place, 10, place + 2, 10)
        placer.avoid(*stroke)
        placer.place_all([[label, label._replace(y=60)]])
        assert (placer.placed[0].y == 60) is crossed


def drawn(*values: float | None) -> dict[str, Element]:
    """The texts of a line chart of one series, by what they say."""
    axis = years(2010, 2009 + len(values))
    points = tuple(None if value is None else point(value) for value in values)
    chart = Chart("A line", axis, (Series("a", points),))
    root = read(render(chart, "line", "x"))
    return {element.text or "": element for element in root.iter("text")}


def test_label_of_a_lone_line_goes_below_where_the_line_comes_down() -> None:
    texts = drawn(60, 10, 70)
    assert float(texts["10"].get("y", 0)) > float(texts["70"].get("y", 0)) + 100
    mark = 246 - 14 - 10 / 70 * (246 - 14 - 36)
    assert float(texts["10"].get("y", 0)) > mark


def test_latest_value_is_shown_on_a_phone_though_the_year_before_lies_close() -> None:
    texts = drawn(*range(30_000, 80_000, 5_000), 79_000, 88_000, 90_000, 88_500)
    assert "minor" not in texts["88,500"].get("class", "")


@pytest.mark.parametrize("count", [1, 2, 4])
def test_columns_are_marks_and_not_walls(count: int) -> None:
    axis = years(2020, 2019 + count)
    chart = Chart("Columns", axis, (Series("a", tuple(point(5 + n) for n in range(count))),))
    bars = all_of(read(render(chart, "bar", "x")), "bar")
    assert len(bars) == count
    assert {bar.get("width") for bar in bars} == {"12%"}
