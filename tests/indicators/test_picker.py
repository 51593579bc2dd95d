"""The figure picker: staff find a number, and see what each reference of a text prints."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from indicators.models import Indicator
from tests.factories import numbers
from tests.factories.publishing import editor, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(editor())
    return client


def search(desk: Client, query: str, **given: Any) -> str:
    answer = desk.get(reverse("admin:indicators_figures"), {"q": query, "part": 1, **given})
    assert answer.status_code == 200
    return answer.content.decode()


def values(desk: Client, text: str, **given: Any) -> list[dict[str, str]]:
    standpoint = {"source": numbers.source("paper").pk, "area": numbers.area().pk}
    given = {"text": text, "markup": 1, "language": "en", **standpoint, **given}
    answer = desk.post(reverse("admin:indicators_figure_values"), given)
    assert answer.status_code == 200
    found: list[dict[str, str]] = answer.json()["values"]
    return found


def granted() -> Indicator:
    return numbers.indicator("patents-granted", name_en="Patents granted", name_zh_hans="专利授权量")


@pytest.mark.parametrize("query", ["patents-gr", "granted patents", "专利授权", "PATENTS 2022"])
def test_search_finds_by_code_and_by_name_in_either_language(desk: Client, query: str) -> None:
    numbers.observation(granted(), 178300)

    found = search(desk, query, area=numbers.area().pk)

    assert 'data-reference="[[patents-granted:2022]]"' in found
    assert "<strong>178,300</strong>" in found


@pytest.mark.parametrize("query", ["licences", "许可", "licences 2022"])
def test_search_finds_by_other_words_after_those_that_are_so_called(desk: Client, query: str) -> None:
    other = {"definition_en": "Grants, also called licences", "note_zh_hans": "又称许可"}
    numbers.observation(numbers.indicator("a-grant", name_en="Grants", **other), 5)
    numbers.observation(numbers.indicator("z-licences", name_en="Licences", name_zh_hans="许可"), 6)

    found = search(desk, query)

    assert found.index("[[z-licences") < found.index("[[a-grant")


def test_year_in_the_query_narrows_the_numbers(desk: Client) -> None:
    about = granted()
    for year in (2021, 2022):
        numbers.observation(about, year, str(year))

    found = search(desk, "granted 2021")

    assert "granted@shanghai:2021]]" in found
    assert ":2022]]" not in found


def test_number_of_another_area_is_referred_to_with_its_area(desk: Client) -> None:
    numbers.observation(granted(), 5, area=numbers.area("hefei"))

    assert 'data-reference="[[patents-granted@hefei:2022]]"' in search(
        desk, "granted", area=numbers.area().pk
    )


def test_word_that_nothing_has_is_said_and_escaped(desk: Client) -> None:
    found = search(desk, "<b>none")

    assert "No indicator has “&lt;b&gt;none”" in found


def test_page_without_script_shows_the_references(desk: Client) -> None:
    numbers.observation(granted(), 5)

    answer = desk.get(reverse("admin:indicators_figures"), {"q": "granted"})

    assert "<code>[[patents-granted@shanghai:2022]]</code>" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_search_costs_the_same_queries_however_much_it_finds(
    desk: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for place in range(count):
        numbers.observation(numbers.indicator(f"many-{place}"), place)

    with django_assert_max_num_queries(8):
        assert search(desk, "many").count("<strong>") == count


def test_values_tell_what_each_reference_prints_or_why_not(desk: Client) -> None:
    numbers.observation(granted(), 178300)

    one, two = values(
        desk, "<p>[[patents-granted:2022]] [[patents-granted:2022]] [[patents-granted:2031]]</p>"
    )

    assert (one["raw"], one["value"], one["problem"]) == ("[[patents-granted:2022]]", "178,300", "")
    assert "Source paper" in one["note"]
    assert two["value"] == ""
    assert "no number for 2031" in two["problem"]


def test_values_are_in_the_language_of_the_field(desk: Client) -> None:
    numbers.observation(granted(), 178300, rounding_step=100)

    assert values(desk, "[[patents-granted:2022]]", language="zh-hans")[0]["value"] == "17.83万件"


def test_waiting_number_of_the_edition_is_shown_and_marked(desk: Client) -> None:
    numbers.observation(granted(), 7, released_at=None)

    [one] = values(desk, "[[patents-granted:2022]]")

    assert one["value"] == "7"
    assert "waits" in one["note"]


@pytest.mark.parametrize("given", [{"source": "x", "area": "²"}, {"source": "9" * 30, "area": ""}])
def test_nonsense_in_the_request_is_no_error(desk: Client, given: dict[str, str]) -> None:
    assert values(desk, "[[a:2022]] [[", **given)[0]["problem"]


def allowed(person: User | None, client: Client) -> int:
    if person is not None:
        client.force_login(person)
    return client.get(reverse("admin:indicators_figures"), {"q": "a"}).status_code


def test_picker_is_for_staff_who_may_see_numbers(client: Client) -> None:
    assert allowed(None, client) == 302
    assert allowed(user(), client) == 403
    assert allowed(editor(), client) == 200
