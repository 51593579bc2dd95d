"""Each reference that prints nothing says why, and what to do."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from indicators.quoting import Quoter
from tests.factories import numbers

pytestmark = pytest.mark.django_db


def problems(text: str, *, markup: bool = True) -> list[tuple[str, str]]:
    asked = Quoter(edition_source=numbers.source("paper"), default_area=numbers.area())
    return [(one.kind, one.message) for one in asked.problems(text, markup=markup)]


def test_text_without_fault_has_no_problem() -> None:
    numbers.observation(numbers.indicator("granted"), 1)

    assert problems("<p>[[granted:2022]] and [[granted@shanghai:2022]]</p>") == []


def test_misspelt_reference_names_the_piece() -> None:
    [(kind, message)] = problems("<p>[[granted:2022-13]]</p>")

    assert kind == "period"
    assert "2022-13" in message


def test_unknown_indicator_offers_the_closest_code() -> None:
    numbers.indicator("patents-granted")

    [(kind, message)] = problems("[[patents-grant:2022]]")

    assert kind == "unknown-indicator"
    assert "patents-granted?" in message


def test_unknown_period_lists_those_on_record() -> None:
    granted = numbers.indicator("granted")
    for year in range(2010, 2023):
        numbers.observation(granted, year, str(year))

    [(kind, message)] = problems("[[granted:2031]]")

    assert kind == "no-number"
    assert "2022, 2021, 2020" in message
    assert "2012" not in message


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("[[draft:2022]]", "indicator-not-public"),
        ("[[granted@atlantis:2022]]", "unknown-area"),
        ("[[granted@hefei:2022]]", "no-number"),
        ("[[granted:2021]]", "not-public"),
        ("[[granted:2022:change]]", "no-change"),
        ('<a href="[[granted:2022]]">x</a>', "attribute"),
    ],
)
def test_each_reason_is_told_apart(reference: str, kind: str) -> None:
    granted = numbers.indicator("granted")
    numbers.observation(granted, 1)
    numbers.observation(granted, 1, "2021", released_at=None)
    numbers.indicator("draft", draft=True)
    numbers.area("hefei")

    assert [found for found, _message in problems(reference)] == [kind]


def test_reference_without_area_outside_an_edition_asks_for_one() -> None:
    numbers.observation(numbers.indicator("granted"), 1)

    [problem] = Quoter().problems("[[granted:2022]]")

    assert problem.kind == "no-area"
    assert Quoter().plain("[[granted@shanghai:2022]]") == "1"


def test_problem_knows_its_place() -> None:
    text = "<p>See [[nothing:2022]].</p>"
    [problem] = Quoter(default_area=numbers.area()).problems(text)

    assert text[problem.start : problem.end] == "[[nothing:2022]]"


def test_not_available_is_said_in_the_language_of_the_page() -> None:
    with override("en"):
        printed = Quoter(language="zh-hans").plain("[[nothing:2022]]")

    assert "[[" not in printed
