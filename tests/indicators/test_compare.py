"""Indicators side by side: no two units on one axis, every year in the table, the same rows in the files."""

from __future__ import annotations

import csv
import gzip
import io
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from indicators import compare
from indicators.models import Indicator
from tests.factories import numbers
from tests.pages.lists import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> None:
    """Two indicators in patents and one in money; the first has no number of 2018."""
    for code, unit, values in (
        ("filed", numbers.unit(), {2017: 100, 2019: 150, 2020: 200}),
        ("granted", numbers.unit(), {2017: 50, 2018: 60, 2019: 60, 2020: 70}),
        ("pledged", numbers.unit("CNY", family="currency", plural_en="RMB"), {2017: 10, 2018: 15, 2020: 30}),
    ):
        made = numbers.indicator(code, unit=unit)
        for year, value in values.items():
            numbers.observation(made, value, str(year))


def page(client: Client, query: str) -> str:
    status, html = read(client, f"/statistics/?{query}")
    assert status == 200
    return html


def row(html: str, year: int) -> list[str]:
    """Return the texts of a year's cells."""
    markup = html.split(f'<tr role="row" id="{year}"')[1].split("</tr>", maxsplit=1)[0]
    return [
        cell.split("<")[0]
        for cell in markup.split('role="cell" class="')[1:]
        for cell in [cell.split(">", 1)[1]]
    ]


def test_page_with_six_charts_is_light(client: Client) -> None:
    codes = [f"measure-{unit}" for unit in ("patent", "case", "trademark", "work", "place", "person")]
    for code in codes:
        unit = numbers.unit(code.removeprefix("measure-"))
        made = numbers.indicator(code, name_en=f"What is counted under the name {code}", unit=unit)
        for year in range(2005, 2025):
            numbers.observation(made, (year * 7919) % 99_991, str(year))
    query = "&".join(f"compare={code}" for code in codes)

    answer = client.get(f"/statistics/?{query}", headers={"Accept-Encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).count(b'<svg class="chart"') == 6
    assert len(answer.content) < 60_000


def test_one_unit_gives_one_chart_and_one_table_with_gaps(three: None, client: Client) -> None:
    html = page(client, "compare=filed&compare=granted")

    assert html.count('class="chart"') == 1
    assert row(html, 2017) == ["100", "50"]
    assert row(html, 2018) == ["no figure", "60"]


def test_two_units_never_share_an_axis_and_an_index_is_offered(three: None, client: Client) -> None:
    html = page(client, "compare=filed&compare=pledged")

    assert html.count('class="chart"') == 2
    assert "different units" in html
    assert 'href="/statistics/?compare=filed&amp;compare=pledged&amp;index=1"' in html


def test_index_stands_on_the_first_year_all_have(three: None, client: Client) -> None:
    html = page(client, "compare=filed&compare=pledged&index=1")

    assert html.count('class="chart"') == 1
    assert "index, 2017 = 100" in html
    assert row(html, 2020) == ["200.0", "300.0"]
    assert "different units" not in html


def test_span_cuts_the_years_and_moves_the_base(three: None, client: Client) -> None:
    html = page(client, "compare=granted&compare=pledged&from=2018&to=2020&index=1")

    assert 'id="2017"' not in html
    assert "index, 2018 = 100" in html
    assert row(html, 2018) == ["100.0", "100.0"]


def test_index_without_a_common_year_is_refused_in_words(three: None, client: Client) -> None:
    numbers.observation(numbers.indicator("later"), 5, "2024")

    html = page(client, "compare=filed&compare=later&index=1")

    assert "no year in which all of them have a number" in html
    assert row(html, 2024) == ["no figure", "5"]


def test_rank_has_no_index(three: None, client: Client) -> None:
    rank = numbers.indicator("place", kind=Indicator.Kind.RANK, unit=numbers.unit("rank", family="rank"))
    numbers.observation(rank, 6, "2020")

    assert "is a rank, of which no index can be made" in page(client, "compare=filed&compare=place&index=1")


def test_areas_are_compared_as_lines_of_their_own(three: None, client: Client) -> None:
    numbers.observation(Indicator.objects.get(slug="filed"), 9, "2020", area=numbers.area("hefei"))

    html = page(client, "compare=filed@shanghai&compare=filed@hefei")

    assert "Filed, Shanghai" in html
    assert row(html, 2020) == ["200", "9"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("compare=nothing", "no public figure of “nothing”"),
        ("compare=filed&compare=%3Cb%3E", "“&lt;b&gt;” is not the code"),
        ("compare=filed&from=abc", "“abc” is not a year"),
        ("compare=filed&from=2020&to=2017", "ends before it begins"),
        ("compare=filed&index=x", "“index” is 1"),
        ("compare=filed@hefei", "no public figure of “filed@hefei”"),
    ],
)
def test_nonsense_is_said_on_the_page_and_refused_in_a_twin(
    three: None, client: Client, query: str, said: str
) -> None:
    assert said in page(client, query)
    assert client.get(f"/statistics.csv?{query}").status_code == 400
    assert client.get(f"/statistics.json?{query}").json()["problems"]


def test_seventh_indicator_is_left_out() -> None:
    given = QueryDict("&".join(f"compare=a{place}" for place in range(7)))

    asked = compare.read(given)

    assert asked.subjects == [f"a{place}" for place in range(6)]
    assert [one.value for one in asked.problems] == ["a6"]


def test_permanent_link_names_the_years_and_leads_to_the_same_table(three: None, client: Client) -> None:
    html = page(client, "compare=filed&compare=granted")

    assert "/statistics/?compare=filed&amp;compare=granted&amp;from=2017&amp;to=2020" in html


def test_files_hold_the_rows_of_the_table_with_their_index(three: None, client: Client) -> None:
    query = "compare=filed&compare=pledged&from=2017&to=2020&index=1"
    rows: list[dict[str, str]] = list(
        csv.DictReader(io.StringIO(read(client, f"/statistics.csv?{query}")[1]))
    )
    data: Any = client.get(f"/statistics.json?{query}").json()

    assert len(rows) == 6
    [last] = [one for one in rows if (one["code"], one["period"]) == ("pledged", "2020")]
    assert (last["value"], last["index"]) == ("30", "300")
    assert [one["index"] for one in data["results"][1]["observations"]] == [100, 150, 300]
    assert data["base"] == 2017


@pytest.mark.parametrize("count", [1, 6])
def test_queries_do_not_grow_with_what_is_compared(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for place in range(count):
        made = numbers.indicator(f"many-{place}")
        for year in (2020, 2021):
            numbers.observation(made, year, str(year))
    query = "&".join(f"compare=many-{place}" for place in range(count))

    with django_assert_max_num_queries(8):
        page(client, query)


def test_footnotes_stand_under_the_table_with_year_and_series(three: None, client: Client) -> None:
    about = Indicator.objects.get(slug="filed")
    numbers.observation(about, 220, "2021", footnote_en="Counted anew.")

    html = page(client, "compare=filed&compare=granted")

    assert "2021, Filed: Counted anew." in html
    assert row(html, 2021) == ["220", "no figure"]
