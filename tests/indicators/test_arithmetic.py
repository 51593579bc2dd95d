"""The arithmetic that the figures of the 2022 edition allow."""

from decimal import Decimal

import pytest

from indicators import arithmetic
from indicators.arithmetic import implied_previous
from indicators.formatting import ChangeKind
from indicators.numbers import Interval, Qualifier, interval, step_of


def number(value: str, step: str | None = None, qualifier: Qualifier = "exact") -> Interval:
    return interval(Decimal(value), Decimal(step) if step else None, qualifier)


def change(value: str) -> Interval:
    return interval(Decimal(value), step_of(Decimal(value)))


@pytest.mark.parametrize(
    ("value", "step", "printed", "kind", "previous"),
    [
        ("36800", "100", "11.98", "percent", "32863"),
        ("5591", None, "15.76", "percent", "4830"),
        ("202000", "100", "17.43", "percent", "172017"),
        ("40.9", "0.1", "6.7", "absolute", "34.2"),
        ("2427500", "100", "14.66", "percent", "2117129"),
        ("12150000000", "10000000", "59.2", "percent", "7632000000"),
        ("290000000", "1000000", "94.5", "percent", "149100000"),
        ("6", None, "2", "rank", "8"),
        ("8.09", "0.01", "1.02", "percentage_points", "7.07"),
    ],
)
def test_value_of_the_year_before_is_an_interval_around_the_computed_one(
    value: str, step: str | None, printed: str, kind: ChangeKind, previous: str
) -> None:
    implied = implied_previous(number(value, step), change(printed), kind)
    assert Decimal(previous) in implied
    assert implied.low is not None
    assert implied.high is not None
    assert Decimal(previous) * Decimal("0.9") < implied.low
    assert implied.high < Decimal(previous) * Decimal("1.1")


def test_implied_interval_has_the_width_that_rounding_leaves() -> None:
    implied = implied_previous(number("36800", "100"), change("11.98"), "percent")
    assert implied.low is not None
    assert implied.high is not None
    assert (round(implied.low), round(implied.high)) == (32817, 32909)


def test_bound_gives_a_bound() -> None:
    implied = implied_previous(number("380000", None, "more_than"), change("10"), "percent")
    assert implied.high is None
    assert implied.low is not None
    assert round(implied.low) == 343891


@pytest.mark.parametrize(
    ("previous", "verdict"), [("4830", "consistent"), ("4831", "impossible"), ("4829", "impossible")]
)
def test_change_that_no_rounding_explains_is_impossible(previous: str, verdict: str) -> None:
    finding = arithmetic.check_change(number("5591"), number(previous), change("15.76"), "percent")
    assert finding.verdict == verdict
    assert finding.stated == Interval(Decimal("15.755"), Decimal("15.765"))
    assert finding.computed.low is not None


def test_percent_read_as_points_is_impossible() -> None:
    now, before = number("8.09", "0.01"), number("7.07", "0.01")
    assert arithmetic.check_change(now, before, change("1.02"), "percentage_points").verdict == "consistent"
    assert arithmetic.check_change(now, before, change("1.02"), "percent").verdict == "impossible"


def test_change_of_rank_counts_places_gained() -> None:
    assert arithmetic.check_change(number("6"), number("8"), change("2"), "rank").verdict == "consistent"
    assert arithmetic.check_change(number("6"), number("8"), change("-2"), "rank").verdict == "impossible"


def test_share_is_checked_within_the_rounding_of_both_sides() -> None:
    part, whole = number("101800", "100"), number("202000", "100")
    assert arithmetic.check_share(part, whole, change("50.42")).verdict == "consistent"
    wrong = arithmetic.check_share(part, whole, change("50.52"))
    assert wrong.verdict == "impossible"
    assert wrong.computed.low is not None
    assert wrong.computed.high is not None
    assert (round(wrong.computed.low, 2), round(wrong.computed.high, 2)) == (
        Decimal("50.36"),
        Decimal("50.43"),
    )


def test_ratio_is_checked_against_its_own_denominator() -> None:
    held, people = number("101800", "100"), number("24894300", "100")
    assert arithmetic.check_ratio(held, people, Decimal(10000), change("40.9")).verdict == "consistent"
    assert arithmetic.check_ratio(held, people, Decimal(10000), change("41.9")).verdict == "impossible"


def test_sum_of_all_parts_must_make_the_whole() -> None:
    parts = [number("36800", "100"), number("141500", "100")]
    assert arithmetic.check_sum(parts, number("178300", "100"), complete=True).verdict == "consistent"
    assert arithmetic.check_sum(parts, number("178500", "100"), complete=True).verdict == "impossible"


def test_sum_of_some_parts_must_not_exceed_the_whole() -> None:
    gold_and_silver = [number("4"), number("6")]
    assert arithmetic.check_sum(gold_and_silver, number("54"), complete=False).verdict == "consistent"
    assert arithmetic.check_sum(gold_and_silver, number("9"), complete=False).verdict == "impossible"


def test_part_larger_than_its_whole_is_impossible_unless_the_whole_is_a_lower_bound() -> None:
    assert arithmetic.check_part(number("1017"), number("2500", None, "more_than")).verdict == "consistent"
    assert arithmetic.check_part(number("3000"), number("2500", None, "more_than")).verdict == "consistent"
    assert arithmetic.check_part(number("3000"), number("2500")).verdict == "impossible"


def test_more_closed_than_received_is_a_note() -> None:
    assert arithmetic.check_backlog(number("42763"), number("42150")).verdict == "note"
    assert arithmetic.check_backlog(number("980"), number("1050")).verdict == "consistent"


@pytest.mark.parametrize(
    ("direction", "printed", "verdict"),
    [
        ("up", "15.76", "consistent"),
        ("up", "-11.8", "impossible"),
        ("down", "-11.8", "consistent"),
        ("down", "15.76", "impossible"),
        ("same", "0", "consistent"),
        ("same", "3", "impossible"),
    ],
)
def test_word_must_agree_with_the_sign(direction: arithmetic.Direction, printed: str, verdict: str) -> None:
    assert arithmetic.check_direction(direction, change(printed)).verdict == verdict
