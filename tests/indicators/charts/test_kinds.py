"""What each kind of chart draws for the things that are easily got wrong."""

from decimal import Decimal

import pytest

from indicators.charts import Chart, Point, render, render_spark
from tests.indicators.charts import drawn


def _y(value: str | None) -> float:
    assert value is not None
    return float(value)


def test_line_stops_at_a_gap_and_says_no_record() -> None:
    root = drawn.read(render(drawn.courts(), "line", "f"))
    # 2017-2018 and 2022-2023-2024: three segments a series, none over 2019 to 2021.
    assert len(drawn.all_of(root, "a")) == 3
    assert len(drawn.all_of(root, "b")) == 3
    assert len(drawn.all_of(root, "void")) == 1
    assert "no record" in drawn.texts(root)


def test_line_of_a_gap_in_one_series_only_is_open_but_not_called_no_record() -> None:
    root = drawn.read(render(drawn.courts(y2019=30000, y2020=31000, y2021=32000), "line", "f"))
    assert len(drawn.all_of(root, "a")) == 7
    assert len(drawn.all_of(root, "b")) == 3
    assert drawn.all_of(root, "void") == []


def test_bound_and_provisional_points_are_hollow() -> None:
    rings = drawn.all_of(
        drawn.read(render(drawn.courts(y2019=drawn.point(9, status="P")), "line", "f")), "ring"
    )
    assert len(rings) == 2
    assert drawn.all_of(drawn.read(render(drawn.courts(), "line", "f")), "dot now")


def test_bound_carries_its_sign_in_the_label() -> None:
    root = drawn.read(render(drawn.pct(y2022=drawn.point(380000, "more_than")), "bar", "f"))
    assert ">380,000" in drawn.texts(root)
    assert len(drawn.all_of(root, "hollow now")) == 1
    assert drawn.all_of(root, "bar now") == []


def test_break_is_dotted_marked_and_noted() -> None:
    root = drawn.read(render(drawn.ranks(), "line", "f"))
    assert len(drawn.all_of(root, "a broken")) == 1
    assert len(drawn.all_of(root, "a")) == 2
    assert len(drawn.all_of(root, "break")) == 1
    assert "break in series" in drawn.texts(root)


def test_break_is_noted_in_columns_and_in_chinese() -> None:
    chart = drawn.courts("zh-hans", y2019=drawn.point(30000, status="B"))
    root = drawn.read(render(chart, "bar", "f"))
    assert len(drawn.all_of(root, "break")) == 1
    assert "序列中断" in drawn.texts(root)


def test_best_rank_stands_on_top() -> None:
    marks = [
        _y(mark.get("cy"))
        for mark in drawn.read(render(drawn.ranks(), "line", "f")).iter()
        if mark.tag == "circle"
    ]
    assert marks == sorted(marks, reverse=True)
    assert len(set(marks)) == 3


def test_higher_value_stands_higher_where_more_is_more() -> None:
    axis = drawn.years(2020, 2022)
    chart = Chart("x", axis, (drawn.series(axis, "x", y2020=1, y2021=2, y2022=3),))
    marks = [_y(mark.get("cy")) for mark in drawn.all_of(drawn.read(render(chart, "line", "f")), "dot")]
    assert marks == sorted(marks, reverse=True)


def test_columns_start_at_zero_so_that_length_is_value() -> None:
    root = drawn.read(render(drawn.pct(), "bar", "f"))
    bars = drawn.all_of(root, "bar")
    (base,) = drawn.all_of(root, "base")
    feet = {round(_y(bar.get("y")) + _y(bar.get("height")), 1) for bar in bars}
    assert feet == {_y(base.get("y1"))}
    heights = {bar.get("height"): bar for bar in bars}
    assert len(heights) == len(bars)
    first, last = _y(bars[0].get("height")), _y(bars[-1].get("height"))
    assert first / last == pytest.approx(735 / 6822, rel=0.01)


def test_columns_below_zero_hang_from_the_base() -> None:
    axis = drawn.years(2021, 2022)
    root = drawn.read(render(Chart("x", axis, (drawn.series(axis, "x", y2021=-50, y2022=100),)), "bar", "f"))
    (base,) = drawn.all_of(root, "base")
    below, above = drawn.all_of(root, "bar")
    assert _y(below.get("y")) == _y(base.get("y1"))
    assert _y(above.get("y")) + _y(above.get("height")) == pytest.approx(_y(base.get("y1")), abs=0.2)


def test_edition_is_marked_and_only_it() -> None:
    root = drawn.read(render(drawn.pct(), "bar", "f"))
    assert len(drawn.all_of(root, "now")) == 1
    assert sorted(element.text or "" for element in drawn.all_of(root, "now-text")) == ["2022", "5,591"]
    assert drawn.all_of(drawn.read(render(drawn.courts(), "line", "f")), "stem")


def test_each_gap_of_columns_is_dotted() -> None:
    assert len(drawn.all_of(drawn.read(render(drawn.pct(), "bar", "f")), "void")) == 3


def test_two_series_are_named_beside_their_lines() -> None:
    shown = " ".join(drawn.texts(drawn.read(render(drawn.courts(), "line", "f"))))
    assert shown.count("received") == shown.count("concluded") == 1


def test_value_named_beside_its_line_is_not_printed_twice() -> None:
    shown = drawn.texts(drawn.read(render(drawn.courts(), "line", "f")))
    values = [text.split(" ")[-1] for text in shown if "," in text]
    assert len(values) == len(set(values))


def test_long_names_move_into_a_key_and_wrap() -> None:
    axis = drawn.AXIS
    long = "cases received by all the courts of the municipality, of first and second instance"
    pair = (drawn.series(axis, long, y2022=1), drawn.series(axis, "案件" * 20, y2022=2))
    root = drawn.read(render(Chart("x", axis, pair), "line", "f"))
    shown = " ".join(drawn.texts(root))
    assert long in shown
    assert max(map(len, drawn.texts(root))) < len(long)


def test_shapes_and_dashes_tell_series_apart_without_colour() -> None:
    axis = drawn.years(2021, 2022)
    many = tuple(drawn.series(axis, f"s{n}", y2021=n, y2022=n + 1) for n in range(6))
    root = drawn.read(render(Chart("x", axis, many), "line", "f"))
    assert all(drawn.all_of(root, look) for look in "abcdef")
    paths = {element.get("d") for element in root.iter() if element.tag == "path"}
    assert len(paths) == 5


def test_strip_shows_its_share_of_the_whole() -> None:
    root = drawn.read(render(drawn.strips(), "stacked", "f"))
    widths = [bar.get("width") for bar in drawn.all_of(root, "bar ink")]
    assert widths == ["59.77%", "53.78%"]
    assert "104 of 174" in drawn.texts(root)
    assert len(drawn.all_of(root, "part")) == 2


def test_parts_of_a_strip_stand_end_to_end_with_a_gap_drawn_between() -> None:
    root = drawn.read(render(drawn.kinds(), "stacked", "f"))
    parts = [bar for bar in drawn.all_of(root, "bar") if bar.get("height") == "14"][:3]
    ends = [float((part.get("x") or "")[:-1]) + float((part.get("width") or "")[:-1]) for part in parts]
    assert ends[0] == pytest.approx(float((parts[1].get("x") or "")[:-1]), abs=0.02)
    assert ends[2] == pytest.approx(100, abs=0.02)
    assert len(drawn.all_of(root, "gap")) == 4


def test_strips_without_wholes_print_no_sum_that_nobody_printed() -> None:
    whole = drawn.kinds()
    chart = Chart(whole.title, whole.axis, whole.series)
    shown = drawn.texts(drawn.read(render(chart, "stacked", "f")))
    assert "178,300" not in shown
    assert "36,800" in shown


def test_sparkline_has_one_column_a_year() -> None:
    chart = drawn.pct(y2022=drawn.point(5591, "more_than"))
    root = drawn.read(render_spark(chart))
    assert (root.get("viewBox"), root.get("role")) == ("0 0 84 24", "img")
    assert len(list(root)) == len(chart.axis)
    assert len(drawn.all_of(root, "tick")) == 6
    assert len(drawn.all_of(root, "low now")) == 1
    assert all(_y(rect.get("y")) >= 0 and _y(rect.get("y")) + _y(rect.get("height")) <= 24 for rect in root)


def test_sparkline_of_ranks_is_tallest_for_the_best() -> None:
    heights = [
        _y(rect.get("height")) for rect in drawn.all_of(drawn.read(render_spark(drawn.ranks())), "bar")
    ]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_point_without_a_value_is_never_drawn_as_zero() -> None:
    missing = Point(None, "", status="O")
    root = drawn.read(render(drawn.pct(y2012=missing), "bar", "f"))
    assert len(drawn.all_of(root, "bar")) == 9
    zero = drawn.read(render(drawn.pct(y2012=Point(Decimal(0), "0")), "bar", "f"))
    assert len(drawn.all_of(zero, "bar")) == 10
