"""Labels keep off the lines of their chart where they can, and on their own side of a pair of marks."""

from __future__ import annotations

import pytest

from indicators.charts.labels import WIDE, Box, Label, Placer, Stroke, around

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
