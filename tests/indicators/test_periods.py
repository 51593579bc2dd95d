from datetime import date

import pytest

from indicators.periods import (
    Period,
    PeriodError,
    candidates,
    chart_year,
    for_kind,
    label,
    parse,
    sort_key,
    year_span,
)


@pytest.mark.parametrize(
    ("typed", "code", "start", "end"),
    [
        ("2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        (" ２０２２ ", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022年", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-H2", "2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        ("2022 q1", "2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        ("2024-2", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022年6月", "2022-06", date(2022, 6, 1), date(2022, 6, 30)),
        ("2022-12-31", "2022-12-31", date(2022, 12, 31), date(2022, 12, 31)),
        ("2022年12月31日", "2022-12-31", date(2022, 12, 31), date(2022, 12, 31)),
        ("2021--2035", "2021--2035", date(2021, 1, 1), date(2035, 12, 31)),
        ("2021–2035", "2021--2035", date(2021, 1, 1), date(2035, 12, 31)),
        ("2021—2035年", "2021--2035", date(2021, 1, 1), date(2035, 12, 31)),
        ("to-2022-12-31", "to-2022-12-31", None, date(2022, 12, 31)),
    ],
)
def test_period_is_read_into_its_canonical_code(typed: str, code: str, start: date | None, end: date) -> None:
    period = parse(typed)
    assert (period.code, period.start, period.end) == (code, start, end)
    assert parse(period.code) == period


def test_named_period_is_read_only_when_it_is_known() -> None:
    assert parse("ciie-2022-campaign", {"ciie-2022-campaign"}) == Period(
        "ciie-2022-campaign", "named", None, None
    )
    with pytest.raises(PeriodError, match="ciie-2022-campaign"):
        parse("ciie-2022-campaign")


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("2022-13", "01 to 12"),
        ("2022-02-30", "day of the calendar"),
        ("2035--2021", "first year is before its last"),
        ("0022", "1949 to 2100"),
        ("22", "a year (2022)"),
        ("", "a year (2022)"),
        ("2022-Q5", "a year (2022)"),
        ("last year", "a year (2022)"),
    ],
)
def test_wrong_period_is_refused_with_value_and_remedy(typed: str, remedy: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse(typed)
    assert refused.value.value == typed
    assert remedy in refused.value.expected
    assert f'"{typed}"' in str(refused.value)


@pytest.mark.parametrize(
    ("code", "kind", "kept"),
    [
        ("2022", "stock", "2022-12-31"),
        ("2025-06", "stock", "2025-06-30"),
        ("2022", "cumulative", "to-2022-12-31"),
        ("2009-12-31", "cumulative", "to-2009-12-31"),
        ("2022", "flow", "2022"),
        ("2022-12-31", "stock", "2022-12-31"),
        ("to-2022-12-31", "stock", "to-2022-12-31"),
        ("ciie-2022-campaign", "stock", "ciie-2022-campaign"),
    ],
)
def test_year_of_a_stock_means_its_last_day(code: str, kind: str, kept: str) -> None:
    assert for_kind(code, kind) == kept


def test_ratio_is_looked_for_in_the_year_and_at_its_end() -> None:
    assert candidates("2022", "ratio") == ("2022", "2022-12-31")
    assert candidates("2022-12-31", "ratio") == ("2022-12-31",)


def test_periods_sort_by_their_end_and_the_longer_comes_later() -> None:
    mixed = ["2022", "campaign", "2022-Q4", "2021-12-31", "2022-12", "2022-12-31", "to-2022-12-31", "2022-Q1"]
    assert sorted(mixed, key=sort_key) == [
        "campaign", "2021-12-31", "2022-Q1", "2022-12-31", "2022-12", "2022-Q4", "2022", "to-2022-12-31",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("2022", "2022", "2022年"),
        ("2022-H1", "first half of 2022", "2022年上半年"),
        ("2022-Q3", "third quarter of 2022", "2022年第三季度"),
        ("2022-06", "June 2022", "2022年6月"),
        ("2022-12-31", "at 31 December 2022", "截至2022年12月31日"),
        ("to-2022-12-31", "to 31 December 2022", "截至2022年12月31日累计"),
        ("2021--2035", "2021–2035", "2021—2035年"),
    ],
)
def test_label_names_the_period_in_both_languages(code: str, english: str, chinese: str) -> None:
    assert label(code, "en") == english
    assert label(code, "zh-hans") == chinese


def test_label_of_a_named_period_is_the_name_the_caller_gives() -> None:
    assert label("ciie-2022-campaign", "en", name="Hundred-Day Campaign") == "Hundred-Day Campaign"
    assert label("ciie-2022-campaign", "en") == "ciie-2022-campaign"


def test_chart_has_a_place_for_years_and_year_ends_only() -> None:
    assert [chart_year(code) for code in ("2022", "2022-12-31", "to-2022-12-31")] == [2022, 2022, 2022]
    assert [chart_year(code) for code in ("2025-06-30", "2022-Q4", "2021--2035", "campaign")] == [None] * 4


def test_span_of_years_includes_those_without_a_record() -> None:
    assert list(year_span(["2019", "campaign", "2022-12-31"])) == [2019, 2020, 2021, 2022]
    assert list(year_span(["campaign"])) == []
