"""The page of an indicator: computed beside printed, sentences to copy, where it is used, its chart."""

from __future__ import annotations

from decimal import Decimal
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from indicators.display.computed import computed
from indicators.models import Change, Indicator, Observation
from tests.factories import numbers, reports
from tests.factories.publishing import published
from tests.pages.lists import read

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    status, html = read(client, path)
    assert status == 200
    return unescape(html)


def with_change(row: Observation, value: str = "", kind: str = Change.Kind.PERCENT, printed: str = "") -> Any:
    if value:
        numbers.change(row, value, kind, printed_en=printed)
    return Observation.objects.with_change().with_names().get(pk=row.pk)


def told(now: Any, before: Any, indicator: Indicator, *change: str) -> str:
    old = numbers.observation(indicator, before[0], "2021", **before[1])
    new = numbers.observation(indicator, now[0], "2022", **now[1])
    return computed(with_change(new, *change), with_change(old), indicator)


@pytest.mark.parametrize(
    ("now", "before", "change", "said"),
    [
        ((110, {}), (100, {}), (), "+10%"),
        ((36800, {"rounding_step": 100}), (32900, {"rounding_step": 100}), (), "+11.53% to +12.18%"),
        ((36800, {"rounding_step": 100}), (32900, {"rounding_step": 100}), ("11.98",), "+11.53% to +12.18%"),
        ((110, {"qualifier": "more_than"}), (100, {}), (), "at least +10%"),
        ((110, {}), (100, {"qualifier": "more_than"}), (), "−100% to +10%"),
        ((110, {}), (100, {}), ("15.76",), "+10% (differs from what is printed)"),
        ((110, {}), (0, {}), (), ""),
        ((90, {}), (100, {}), ("-10.00", "percent", "10.00%"), "−10%"),
        ((106.7, {}), (100, {}), ("6.7", "absolute"), "+6.7 patents"),
    ],
)
def test_computed_change_is_as_exact_as_rounding_lets_it_be(
    now: Any, before: Any, change: tuple[str, ...], said: str
) -> None:
    assert told(now, before, numbers.indicator(), *change) == said


def test_share_moves_by_points_and_a_rank_by_places() -> None:
    share = numbers.indicator(unit=numbers.unit("percent", family="percent"))
    rank = numbers.indicator(unit=numbers.unit("rank", family="rank"))

    assert told((Decimal("96.3"), {}), (95, {}), share) == "+1.3 percentage points"
    assert told((6, {}), (8, {}), rank) == "up 2 places"


def test_difference_between_two_sources_is_put_down_to_them() -> None:
    made = numbers.indicator()
    old = numbers.observation(made, 100, "2021", source=numbers.source("bureau"))
    row = with_change(numbers.observation(made, 110), "15.76")

    assert "another source" in computed(row, old, made)


@pytest.fixture
def granted() -> Indicator:
    made = numbers.indicator("granted", name_en="Patents granted", name_zh_hans="专利授权量")
    numbers.observation(made, 100, "2020")
    numbers.change(numbers.observation(made, 110, "2021"), "10")
    return made


def test_table_has_the_computed_change_beside_the_printed_one(granted: Indicator, client: Client) -> None:
    html = page(client, "/statistics/granted/")
    row = html.split('id="2021"')[1].split("</tr>", maxsplit=1)[0]

    assert "Change, computed" in html
    assert row.count(">+10%<") == 2


def test_sentence_stands_ready_in_both_languages(granted: Indicator, client: Client) -> None:
    for path in ("/statistics/granted/", "/zh-hans/statistics/granted/"):
        html = page(client, path)
        assert "Patents granted in Shanghai came to 110 in 2021, up 10% year on year, according to " in html
        assert "2021年，专利授权量为110件，同比增长10%（来源：“Source paper”）。" in html


def test_every_record_that_uses_it_is_named_by_what_it_is(granted: Indicator, client: Client) -> None:
    report = reports.report()
    section = reports.section(report, title_en="Creation", body_en="<p>[[granted:2021]]</p>")
    reports.exhibit(section, granted, title_en="Patents by year", alt_en="A table", periods="2021")
    published(report)

    html = page(client, "/statistics/granted/").split('id="h-used"')[1].split("</section>")[0]

    assert "Texts that quote it" in html
    assert "Creation</a>" in html
    assert "Tables and charts" in html
    assert "Patents by year</a>" in html


def test_chart_can_be_taken_and_stands_alone(granted: Indicator, client: Client) -> None:
    assert 'href="/statistics/granted.svg"' in page(client, "/statistics/granted/")

    answer = client.get("/statistics/granted.svg")

    assert answer["Content-Disposition"] == 'attachment; filename="granted.svg"'
    drawn = answer.content.decode()
    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own output
    assert "Unofficial demonstration. The issuer’s text prevails." in drawn
    assert "Source: Source paper. IP Portal, http://testserver/statistics/granted/" in drawn
    assert "href" not in drawn


def test_chart_of_a_single_year_is_neither_offered_nor_given(client: Client) -> None:
    numbers.observation(numbers.indicator("once"), 5)

    assert "/statistics/once.svg" not in page(client, "/statistics/once/")
    assert client.get("/statistics/once.svg").status_code == 404


def test_line_of_the_edition_stands_first_even_where_another_is_longer(client: Client) -> None:
    made = numbers.indicator("granted")
    for year in (2019, 2020, 2021):
        numbers.observation(made, year, str(year), area=numbers.area("china"))
    published(reports.report())
    numbers.observation(made, 111, "2022", source=reports.own_source())

    html = page(client, "/statistics/granted/")

    assert html.index(">111<") < html.index("<h1")
    assert 'id="2022"' in html
    assert 'id="china-2021"' in html


def test_page_leads_to_the_comparison(granted: Indicator, client: Client) -> None:
    assert 'href="/statistics/?compare=granted"' in page(client, "/statistics/granted/")
