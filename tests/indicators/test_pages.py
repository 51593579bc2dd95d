"""Statistics as readers and machines see them: numbers, gaps, vintages, sources."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from indicators.models import Change, Indicator, Observation
from tests.factories import directory, numbers
from tests.pages.lists import queries, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def filings() -> Indicator:
    """Filings with a gap, a vintage, a superseded value, a printed change and a figure of another area."""
    made = numbers.indicator("filings", name_en="Filings", name_zh_hans="申请量")
    numbers.observation(made, 3558, "2020")
    row = numbers.observation(made, 5591, "2022")
    Change.objects.create(observation=row, kind="percent", value="15.76")
    numbers.observation(
        made, 5600, "2022", qualifier="about", source=numbers.source("daily", title_en="A daily")
    )
    numbers.superseded(numbers.observation(made, 6000, "2023"), 6185)
    numbers.observation(made, 70000, "2022", area=directory.area("china", name_en="China"))
    return made


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def row_of(html: str, start: str) -> str:
    """Return the markup of the table row that begins with `start`."""
    return next(one for one in html.split('<tr role="row"')[1:] if start in one)


def test_the_number_stands_first_with_period_change_and_source(filings: Indicator, client: Client) -> None:
    _status, html = read(client, "/statistics/filings/")

    assert html.index('<data value="6185">6,185</data>') < html.index("<h1")
    assert "申请量" in html


def test_every_year_has_a_row_and_a_missing_one_says_so(filings: Indicator, client: Client) -> None:
    _status, html = read(client, "/statistics/filings/")

    assert "no figure" in row_of(html, ">2021<")
    assert "5,591" in row_of(html, 'id="2022"')
    assert "+15.76%" in row_of(html, 'id="2022"')
    assert "about 5,600" in row_of(html, "also printed")
    assert "6,000" in row_of(html, "until 25 April 2024")


def test_another_area_is_a_table_of_its_own(filings: Indicator, client: Client) -> None:
    _status, html = read(client, "/statistics/filings/")

    assert html.index("not to be joined") < html.index("70,000")
    assert 'id="china-2022"' in html


def test_a_waiting_figure_and_one_of_a_draft_source_are_in_no_answer(
    filings: Indicator, client: Client
) -> None:
    numbers.observation(filings, 987654, "2024", released_at=None)
    numbers.observation(filings, 987655, "2025", source=numbers.source("unseen", draft=True))
    note = numbers.observation(filings, 1, "2019")
    Observation.objects.filter(pk=note.pk).update(note="for editors only")

    for path in ("/statistics/", "/statistics.json", "/statistics.csv", "/statistics/filings/",
                 "/statistics/filings.json", "/statistics/filings.csv"):  # fmt: skip
        _status, text = read(client, path)
        assert "98765" not in text.replace(",", ""), path
        assert "for editors only" not in text, path


def test_the_table_for_machines_has_every_vintage_and_says_which_is_current(
    filings: Indicator, client: Client
) -> None:
    rows = [row for row in table(read(client, "/statistics/filings.csv")[1]) if row["area"] == "shanghai"]

    standing = {row["value"]: row["current"].casefold() for row in rows if row["period"] == "2023"}
    assert standing["6000"] in {"no", "false"}
    assert standing["6185"] in {"yes", "true"}
    hedged = next(row for row in rows if row["value"] == "5600")
    assert (hedged["unit"], hedged["qualifier"], hedged["source_title_en"]) == ("patent", "about", "A daily")
    changed = next(row for row in rows if row["value"] == "5591")
    assert (changed["change"], changed["change_kind"]) == ("15.76", "percent")


def test_list_page_and_twins_agree(filings: Indicator, client: Client) -> None:
    found: Any = client.get("/statistics.json?topic=creation").json()["results"]
    rows = table(read(client, "/statistics.csv?topic=creation")[1])

    assert [one["data"]["code"] for one in found] == ["filings"]
    assert len(found[0]["observations"]) == len(rows) == 6
    assert {row["value"] for row in rows} == {str(one["value"]) for one in found[0]["observations"]}
    assert read(client, "/statistics.csv?topic=awards")[1].count("\n") == 1


def test_filters_by_series_and_area(filings: Indicator, client: Client) -> None:
    numbers.observation(numbers.indicator("once", has_series=False), 5)

    def codes(query: str) -> list[str]:
        return [one["data"]["code"] for one in client.get(f"/statistics.json?{query}").json()["results"]]

    assert codes("series=no") == ["once"]
    assert codes("series=yes") == ["filings"]
    assert codes("area=china") == ["filings"]
    assert sorted(codes("area=china&area=shanghai")) == ["filings", "once"]


def test_an_indicator_without_figures_says_so(client: Client) -> None:
    numbers.indicator("empty")

    status, html = read(client, "/statistics/empty/")

    assert status == 200
    assert "No figure has been published yet." in html


def test_an_unknown_edition_is_said_and_refused(filings: Indicator, client: Client) -> None:
    assert "There is no edition “1999”" in read(client, "/statistics/filings/?edition=1999")[1]
    assert read(client, "/statistics/filings.csv?edition=1999")[0] == 400


@pytest.mark.parametrize(
    "path",
    ["/statistics/", "/statistics.json", "/statistics.csv", "/statistics/first/", "/statistics/first.csv"],
)
def test_pages_take_as_many_queries_for_many_as_for_few(client: Client, path: str) -> None:
    first = numbers.indicator("first")
    numbers.observation(first, 1, "2020")
    few = queries(client, path)
    for place in range(20):
        part = numbers.indicator(parent=first)
        part.do_not_confuse_with.add(first)
        numbers.observation(part, place, "2022", area=directory.area(f"area-{place}"))
        numbers.observation(first, place, str(1990 + place), source=numbers.source(f"paper-{place}"))

    assert queries(client, path) == few <= 8
