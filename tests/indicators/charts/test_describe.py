import pytest

from indicators.charts import Chart, description, spark_label
from tests.indicators.charts import drawn


def test_description_states_type_range_gaps_extremes_latest_and_trend() -> None:
    assert description(drawn.pct(), "bar") == (
        "Column chart, 2010 to 2024, with no record for 2012 to 2015, 2017 and 2021. "
        "735 in 2010 (lowest), 5,591 in 2022, 6,822 in 2024 (highest and latest). Rising overall."
    )


def test_description_in_chinese_is_written_as_chinese() -> None:
    assert description(drawn.courts("zh-hans"), "line") == (
        "2017年至2024年折线图，缺2019年至2021年。"
        "受理：2017年15,809（最低），2022年42,150，2023年66,120（最高），2024年47,388（最新）。总体上升。"
        "审结：2017年15,715（最低），2022年42,763，2023年近59,030（最高），2024年52,061（最新）。"
    )


def test_description_says_bounds_in_words() -> None:
    text = description(drawn.pct(y2022=drawn.point(380000, "more_than")), "bar")
    assert "more than 380,000 in 2022 (highest)" in text
    assert "Rising" not in text


def test_description_of_ranks_calls_the_smallest_best_and_names_the_break() -> None:
    text = description(drawn.ranks(), "line")
    assert "9th in 2020 (last place), 6th in 2022 (best place and latest)" in text
    assert "Break in series from 2022" in text
    assert "Rising" not in text


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ((1, 2, 3), "Rising throughout."),
        ((3, 2, 1), "Falling throughout."),
        ((1, 3, 2), "Rising overall."),
        ((3, 1, 2), "Falling overall."),
    ],
)
def test_trend_says_what_the_values_say(values: tuple[int, int, int], trend: str) -> None:
    axis = drawn.years(2020, 2022)
    named = {f"y{year}": value for year, value in zip(axis, values, strict=True)}
    assert description(Chart("x", axis, (drawn.series(axis, "x", **named),)), "line").endswith(trend)


def test_description_of_strips_reads_each_row() -> None:
    assert description(drawn.strips(), "stacked") == (
        "Strips. Arrests approved, cases: 104 of 174. Arrests approved, people: 178 of 331."
    )


def test_written_description_wins_over_the_draft() -> None:
    chart = Chart("x", (), (), description="Approved by the editor.")
    assert description(chart, "bar") == "Approved by the editor."


def test_sparkline_is_named_by_what_it_shows() -> None:
    assert spark_label(drawn.pct()) == (
        "Columns from 2010 to 2024: 9 of 15 years on record, 735 in 2010, 6,822 in 2024"
    )
    axis = drawn.years(2020, 2022)
    assert spark_label(Chart("x", axis, (drawn.series(axis, "x", y2022=5),))) == "2022 only: 5"
    assert spark_label(Chart("x", axis, (drawn.series(axis, "x"),))) == "No year on record"
    chinese = Chart("x", axis, (drawn.series(axis, "x", y2020=4, y2022=5),), language="zh-hans")
    assert spark_label(chinese) == "2020年至2022年柱形图：3年中2年有记录，2020年4，2022年5"
