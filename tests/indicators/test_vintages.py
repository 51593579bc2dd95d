"""What two sources print for one period stays apart, and an edition keeps printing its own number."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from indicators.actions import Row, record_observations, release
from indicators.models import Indicator, Observation
from publishing.actions import Refused, publish
from reports.models import Report
from tests.factories import numbers, reports
from tests.factories.publishing import draft_ahead, published
from tests.pages.lists import read

pytestmark = pytest.mark.django_db
CHAPTER = "/reports/2022/creation/"
PAGE = "/statistics/granted/"
FIGURE = re.compile(r'class="figure"[^>]*>(?:more than )?<data value="(\d+)"')
EVERYWHERE = (
    CHAPTER,
    PAGE,
    "/statistics/",
    "/statistics/?compare=granted",
    "/statistics.csv",
    "/statistics.json",
    "/statistics/granted.csv",
    "/statistics/granted.json",
    "/statistics/granted.svg",
    "/reports/2022/",
    "/",
)
LATER = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def granted() -> Indicator:
    return numbers.indicator("granted", name_en="Patents granted")


@pytest.fixture
def report(granted: Indicator) -> Report:
    """An edition whose chapter quotes its own number, and another source's of the year before."""
    made = reports.report()
    own, bureau = reports.own_source(), numbers.source("bureau")
    numbers.observation(granted, 100, "2022", source=own, released_at=None)
    numbers.observation(granted, 90, "2021", source=bureau)
    reports.section(
        made, slug="creation", title_en="Creation", body_en="<p>[[granted:2022]] after [[granted:2021]].</p>"
    )
    return published(made)


def recorded(granted: Indicator, value: int, source: Any, period: str = "2022") -> Observation:
    row = Observation(
        indicator=granted, area=numbers.area(), period=period, source=source, value=Decimal(value)
    )
    [made] = record_observations(rows=[Row(row)], by=User.objects.system())
    return made


def released(source: Any) -> None:
    assert release(sources=[source], by=User.objects.system(), now=LATER)


def text(client: Client, path: str) -> str:
    status, body = read(client, path)
    assert status == 200
    return body


def printed(value: str) -> str:
    return f'<data value="{value}">{value}</data>'


def test_number_waits_for_its_edition_and_is_then_the_same_at_three_addresses(
    granted: Indicator, client: Client
) -> None:
    reports_own = reports.own_source()
    numbers.observation(granted, 100, "2022", source=reports_own, released_at=None, qualifier="more_than")
    made = reports.report()
    reports.section(made, slug="creation", title_en="Creation", body_en="<p>[[granted:2022]]</p>")
    assert "more than" not in text(client, PAGE)

    published(made)

    assert f"more than {printed('100')}" in text(client, CHAPTER)
    assert printed("100") in text(client, PAGE)
    [row] = client.get("/statistics/granted.json").json()["data"]["observations"]
    assert (row["value"], row["unit"], row["qualifier"]) == (100, "patent", "more_than")


def test_second_source_stands_beside_the_edition_and_never_in_it(
    report: Report, granted: Indicator, client: Client
) -> None:
    yearbook = numbers.source("yearbook", title_en="A yearbook")
    recorded(granted, 105, yearbook)
    assert "105" not in text(client, PAGE)

    released(yearbook)

    assert "105" in text(client, PAGE)
    assert "A yearbook" in text(client, PAGE)
    assert printed("100") in text(client, CHAPTER)
    assert "105" not in text(client, CHAPTER)


def test_waiting_correction_is_seen_by_nobody_and_then_by_every_page(
    report: Report, granted: Indicator, client: Client
) -> None:
    assert report.source is not None
    recorded(granted, 98765, report.source)
    for path in EVERYWHERE:
        assert "98765" not in text(client, path).replace(",", ""), path

    released(report.source)

    assert '<data value="98765">98,765</data>' in text(client, CHAPTER)
    found = {
        row["value"]: row["current"]
        for row in client.get("/statistics/granted.json").json()["data"]["observations"]
    }
    assert found == {90: True, 100: False, 98765: True}


def test_corrected_number_stays_readable_with_the_day_it_stood_until(
    report: Report, granted: Indicator, client: Client
) -> None:
    assert report.source is not None
    recorded(granted, 98, report.source)
    released(report.source)

    page = text(client, PAGE)
    row = page.split('class="vintage"')[1].split("</tr>")[0]

    assert page.index(printed("98")) < page.index("<h1")
    assert "until 1 January 2027" in row
    assert ">100<" in row
    lines = list(csv.DictReader(text(client, "/statistics/granted.csv").splitlines()))
    assert {line["value"]: line["current"] for line in lines} == {"90": "TRUE", "100": "FALSE", "98": "TRUE"}


def test_page_says_why_a_second_source_differs_where_a_note_says_so(
    report: Report, granted: Indicator, client: Client
) -> None:
    yearbook = numbers.source("yearbook", title_en="A yearbook")
    numbers.observation(granted, 105, source=yearbook, footnote_en="Counts agencies abroad too.")

    row = text(client, PAGE).split('class="vintage"')[1].split("</tr>")[0]

    assert "also printed" in row
    assert "Counts agencies abroad too." in row


def test_edition_keeps_its_own_number_though_a_later_one_restates_it(
    report: Report, granted: Indicator, client: Client
) -> None:
    later = reports.report(2023)
    numbers.observation(granted, 101, "2022", source=reports.own_source(2023), released_at=None)
    section = reports.section(later, slug="creation", title_en="Creation", body_en="<p>[[granted:2022]]</p>")
    published(later)

    assert printed("100") in text(client, CHAPTER)
    assert printed("101") in text(client, section.get_absolute_url())
    for address, own in ((f"{PAGE}?edition=2022", "100"), (f"{PAGE}?edition=2023", "101"), (PAGE, "101")):
        page = text(client, address)
        assert page.index(printed(own)) < page.index("<h1"), address
    assert "There is no edition" in text(client, f"{PAGE}?edition=2021")


def test_restated_number_of_another_source_changes_no_published_page(
    report: Report, granted: Indicator, client: Client
) -> None:
    bureau = numbers.source("bureau")
    recorded(granted, 91, bureau, "2021")
    released(bureau)

    assert f'after <a class="figure" href="/statistics/granted/#2021">{printed("90")}' in text(
        client, CHAPTER
    )
    assert printed("91") not in text(client, CHAPTER)


def test_section_that_goes_out_again_refreshes_its_own_numbers_and_not_its_neighbours(client: Client) -> None:
    bureau, granted = numbers.source("bureau"), numbers.indicator("granted")
    numbers.observation(granted, 90, "2021", source=bureau)
    made = reports.report()
    chapter = reports.section(made, slug="creation", title_en="Creation", lead_en="[[granted:2021]] in all.")
    again = reports.section(made, slug="again", parent=chapter, body_en="<p>Again [[granted:2021]].</p>")
    beside = reports.section(made, slug="beside", parent=chapter, body_en="<p>Beside [[granted:2021]].</p>")
    reports.exhibit(again, granted, slug="grants", periods="2021")
    published(made)
    recorded(granted, 91, bureau, "2021")
    released(bureau)
    draft_ahead(again, body_en="<p>Again, [[granted:2021]].</p>")
    publish(records=[again], by=User.objects.system(), now=LATER + timedelta(days=1))

    assert beside.slug in text(client, CHAPTER)
    for path, figures in (
        (CHAPTER, ["90", "91", "90"]),  # the lead, the section that went out again, its neighbour
        ("/reports/2022/full/", ["90", "91", "90"]),
        (f"{CHAPTER}versions/1/", ["90", "90", "90"]),
        (f"{CHAPTER}versions/2/", ["90", "91", "90"]),
    ):
        page = text(client, path)
        assert FIGURE.findall(page) == figures, path
        assert ">90 patents<" in page, path  # the table has not gone out again


def test_page_as_an_edition_printed_it_leads_with_its_own_number(
    report: Report, granted: Indicator, client: Client
) -> None:
    later = reports.report(2023)
    numbers.observation(granted, 120, "2023", source=reports.own_source(2023), released_at=None)
    published(later)

    newest, own = text(client, PAGE), text(client, f"{PAGE}?edition=2022")

    assert newest.index(printed("120")) < newest.index("<h1")
    assert own.index(printed("100")) < own.index("<h1")
    rows = client.get("/statistics/granted.json?edition=2022").json()["data"]["observations"]
    assert [row["value"] for row in rows] == [100]


def test_text_cannot_quote_a_number_that_waits_for_another_release(
    report: Report, granted: Indicator, client: Client
) -> None:
    assert report.source is not None
    recorded(granted, 777, report.source, "2020")
    section = report.sections.get()
    draft_ahead(section, body_en="<p>[[granted:2020]] before.</p>")

    with pytest.raises(Refused) as refused:
        publish(records=[section], by=User.objects.system())

    assert "on record but not public" in str(refused.value)
    released(report.source)
    publish(records=[section], by=User.objects.system())
    assert printed("777") in text(client, CHAPTER)
