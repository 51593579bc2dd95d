from decimal import Decimal

import pytest

from indicators.numbers import (
    Interval,
    chinese,
    english,
    english_ordinal,
    interval,
    ordinal,
    plain,
    spoken,
    step_of,
)


@pytest.mark.parametrize(
    ("number", "in_english", "in_chinese"),
    [
        (0, "zero", "零"),
        (10, "ten", "十"),
        (12, "twelve", "十二"),
        (21, "twenty-one", "二十一"),
        (105, "one hundred five", "一百零五"),
        (110, "one hundred ten", "一百一十"),
        (1017, "one thousand seventeen", "一千零一十七"),
        (10500, "ten thousand five hundred", "一万零五百"),
        (178300, "one hundred seventy-eight thousand three hundred", "十七万八千三百"),
        (100000000, "one hundred million", "一亿"),
        (
            121530000,
            "one hundred twenty-one million five hundred thirty thousand",
            "一亿二千一百五十三万",
        ),
    ],
)
def test_whole_numbers_are_spelled(number: int, in_english: str, in_chinese: str) -> None:
    assert english(number) == in_english
    assert chinese(number) == in_chinese


@pytest.mark.parametrize(
    ("number", "digits", "words"),
    [
        (1, "1st", "first"),
        (2, "2nd", "second"),
        (3, "3rd", "third"),
        (6, "6th", "sixth"),
        (8, "8th", "eighth"),
        (11, "11th", "eleventh"),
        (12, "12th", "twelfth"),
        (20, "20th", "twentieth"),
        (23, "23rd", "twenty-third"),
        (112, "112th", "one hundred twelfth"),
    ],
)
def test_ordinals_end_as_they_should(number: int, digits: str, words: str) -> None:
    assert ordinal(number) == digits
    assert english_ordinal(number) == words


def test_decimals_are_read_digit_by_digit() -> None:
    assert spoken("1,012.05", "en") == "one thousand twelve point zero five"
    assert spoken("20.20", "zh-hans") == "二十点二零"


@pytest.mark.parametrize(
    ("qualifier", "inside", "outside"),
    [
        ("exact", "36849.9", "36851"),
        ("about", "35000", "34000"),
        ("more_than", "9999999", "36749"),
        ("at_least", "9999999", "36749"),
        ("less_than", "1", "36851"),
        ("nearly", "35000", "36851"),
    ],
)
def test_interval_is_opened_by_the_qualifier(qualifier: str, inside: str, outside: str) -> None:
    printed = interval(Decimal(36800), Decimal(100), qualifier)  # type: ignore[arg-type]  # parametrised literal
    assert Decimal(inside) in printed
    assert Decimal(outside) not in printed


def test_bound_without_a_step_does_not_hold_its_own_value() -> None:
    assert Decimal(380000) not in interval(Decimal(380000), None, "more_than")
    assert Decimal(380001) in interval(Decimal(380000), None, "more_than")
    assert Decimal(380000) in interval(Decimal(380000), None, "at_least")
    assert Decimal(380000) not in interval(Decimal(380000), None, "nearly")


def test_intervals_add_subtract_and_divide_to_the_widest_result() -> None:
    some, other = Interval(Decimal(2), Decimal(4)), Interval(Decimal(1), Decimal(2))
    assert some.plus(other) == Interval(Decimal(3), Decimal(6))
    assert some.minus(other) == Interval(Decimal(0), Decimal(3))
    assert some.over(other) == Interval(Decimal(1), Decimal(4))
    assert some.over(Interval(Decimal(0), None)) == Interval(Decimal(0), None)
    assert some.times(Decimal(10)) == Interval(Decimal(20), Decimal(40))


def test_intervals_meet_unless_an_open_end_keeps_them_apart() -> None:
    low, high = Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), None)
    assert low.meets(high)
    assert not low.meets(Interval(Decimal(2), None, low_open=True))
    assert not high.meets(Interval(None, Decimal("1.9")))


def test_step_is_that_of_the_last_digit_shown() -> None:
    assert step_of(Decimal("11.98")) == Decimal("0.01")
    assert step_of(Decimal("12.15"), Decimal(10) ** 9) == Decimal(10) ** 7
    assert step_of(Decimal("40.900000")) == Decimal("0.1")
    assert step_of(Decimal(100)) == 1


def test_plain_value_has_no_exponent_and_no_idle_zeros() -> None:
    assert [plain(Decimal(text)) for text in ("12150000000.000000", "40.90", "1E+3", "-0.0", "0")] == [
        "12150000000", "40.9", "1000", "0", "0",
    ]  # fmt: skip
