from __future__ import annotations

import pytest

from reports.rules import (
    Mark,
    Numbered,
    Placed,
    broken_marks,
    chapter_number,
    marks,
    number_exhibits,
    periods,
    replace_marks,
)


def test_charts_and_tables_count_apart_within_a_chapter() -> None:
    placed = [
        Placed("a", 0, "table"),
        Placed("b", 3, "figure"),
        Placed("c", 3, "table"),
        Placed("d", 3, "figure"),
    ]
    assert number_exhibits(placed) == {
        "a": Numbered("table", "0-1"),
        "b": Numbered("figure", "3-1"),
        "c": Numbered("table", "3-1"),
        "d": Numbered("figure", "3-2"),
    }


@pytest.mark.parametrize(
    ("printed", "number"),
    [("III", 3), ("iv", 4), ("IX", 9), ("XIV", 14), ("12", 12), ("", 5), ("A", 5), ("IIV", 5)],
)
def test_chapter_number_reads_roman_and_plain(printed: str, number: int) -> None:
    assert chapter_number(printed, 5) == number


def test_marks_are_read_with_blanks_and_broken_ones_named() -> None:
    text = "a{{note:1}} b{{ exhibit : courts-2022 }} c{{nota:1}} d{{note:}} e{{note:2"
    assert marks(text) == [
        Mark("{{note:1}}", "note", "1"),
        Mark("{{ exhibit : courts-2022 }}", "exhibit", "courts-2022"),
    ]
    assert broken_marks(text) == ["{{nota:1}}", "{{note:}}", "{{note:2"]


def test_no_mark_is_ever_shown_raw() -> None:
    assert replace_marks("a{{note:1}} b{{nota:1}} c{{x", lambda mark: f"<{mark.name}>") == "a<1> b c"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", []),
        ("2022", ["2022"]),
        ("2020..2022", ["2020", "2021", "2022"]),
        ("2017; 2021..2022；to-2022-12-31; 2022", ["2017", "2021", "2022", "to-2022-12-31"]),
    ],
)
def test_periods_are_written_out(text: str, codes: list[str]) -> None:
    assert periods(text) == codes


@pytest.mark.parametrize("text", ["2022..2020", "1900..2022"])
def test_span_that_runs_backwards_or_too_far_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a span"):
        periods(text)
