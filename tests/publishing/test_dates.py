from datetime import date

import pytest

from publishing.dates import UNKNOWN, PartialDate, Precision, code, label, mismatch, parse


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2023", date(2023, 1, 1), "year"),
        ("2023年", date(2023, 1, 1), "year"),
        ("2023-04", date(2023, 4, 1), "month"),
        ("2023年4月", date(2023, 4, 1), "month"),
        ("2023-04-25", date(2023, 4, 25), "day"),
        ("2024/5/1", date(2024, 5, 1), "day"),
        ("2024年5月1日", date(2024, 5, 1), "day"),
        ("2024.05.01", date(2024, 5, 1), "day"),
        (" ２０２３－０４ ", date(2023, 4, 1), "month"),
        ("", None, "unknown"),
    ],
)
def test_parse_reads_every_form_an_editor_types(text: str, value: date | None, precision: str) -> None:
    assert parse(text) == PartialDate(value, Precision(precision))


@pytest.mark.parametrize("text", ["01/05/2024", "2023-13", "2023-02-30", "April 2023", "23", "2023-4-25-1"])
def test_parse_refuses_guesses_and_impossible_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


@pytest.mark.parametrize("text", ["", "2023", "2023-04", "2023-04-25"])
def test_code_is_read_back_unchanged(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2023", "2023", "2023年"),
        ("2023-04", "April 2023", "2023年4月"),
        ("2022-02-13", "13 February 2022", "2022年2月13日"),
        ("", "not stated in our source", "所据来源未载明"),
    ],
)
def test_label_prints_only_what_is_known(text: str, english: str, chinese: str) -> None:
    known = parse(text)
    assert label(known.value, known.precision, "en") == english
    assert label(known.value, known.precision, "zh-hans") == chinese


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        (None, "day"),
        (date(2023, 1, 1), "unknown"),
        (date(2023, 4, 2), "month"),
        (date(2023, 4, 1), "year"),
    ],
)
def test_a_contradictory_pair_is_refused(value: date | None, precision: str) -> None:
    assert mismatch(value, precision)
    with pytest.raises(ValueError, match=r"date"):
        PartialDate(value, Precision(precision))


def test_unknown_prints_no_code() -> None:
    assert code(UNKNOWN.value, UNKNOWN.precision) == ""
