"""What an edition printed stands out among the years, and can be asked for alone."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from indicators.models import Indicator
from tests.factories import numbers
from tests.factories.edition import Edition, edition
from tests.pages.lists import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Edition:
    return edition(2)


@pytest.fixture
def filings(made: Edition) -> Indicator:
    """Filings the edition prints for 2022, and a later year of another source."""
    indicator = numbers.indicator("filings", name_en="Filings")
    numbers.observation(indicator, 5591, "2022", source=made.source)
    numbers.observation(indicator, 5592, "2022", source=numbers.source("yearbook", kind="official"))
    numbers.observation(indicator, 6822, "2024", source=numbers.source("press"))
    numbers.observation(numbers.indicator("unprinted"), 1, "2024", source=numbers.source("press"))
    return indicator


def test_the_list_of_an_edition_shows_its_own_figures(filings: Indicator, client: Client) -> None:
    _status, html = read(client, "/statistics/?edition=2022&q=filings")

    assert '<data value="5591">5,591</data>' in html
    assert "6,822</data>" not in html
    assert "unprinted" not in read(client, "/statistics/?edition=2022")[1]


def test_without_an_edition_the_newest_figure_stands(filings: Indicator, client: Client) -> None:
    assert '<data value="6822">6,822</data>' in read(client, "/statistics/?q=filings")[1]


def test_the_editions_row_leads_its_year_and_stands_out(filings: Indicator, client: Client) -> None:
    _status, html = read(client, "/statistics/filings/")
    row = html.split('<tr role="row" id="2022"')[1].split("</tr>")[0]

    assert 'class="now"' in row
    assert "5,591" in row


def test_the_page_of_an_edition_opens_with_its_figure(filings: Indicator, client: Client) -> None:
    _status, html = read(client, "/statistics/filings/?edition=2022")

    assert html.index('<data value="5591">5,591</data>') < html.index("<h1")


def test_the_table_of_an_edition_holds_its_rows_only(filings: Indicator, client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(read(client, "/statistics/filings.csv?edition=2022")[1])))

    assert [row["value"] for row in rows] == ["5591"]


def test_an_unknown_edition_is_said_and_refused_in_the_list(filings: Indicator, client: Client) -> None:
    assert "“1999” is not a value of “Edition”" in read(client, "/statistics/?edition=1999")[1]
    assert read(client, "/statistics.json?edition=1999")[0] == 400
