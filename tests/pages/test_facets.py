"""Every number beside an option is the size of the list it leads to, whatever else is chosen."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Instrument
from tests.factories import directory
from tests.factories.publishing import published
from tests.pages.lists import chips, options, read, twin

pytestmark = pytest.mark.django_db

SEARCHING = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KINDS = ["plan", "opinions", "notice"]
YEARS = ["2021", "2022", "2023"]
BODIES = ["court", "office", "bureau"]


@pytest.fixture
def shelf() -> None:
    """Documents with overlapping kinds, years and issuers, one with two issuers, one with none."""
    bodies = [published(directory.organisation(slug=slug, name_en=slug)) for slug in BODIES]
    for place in range(9):
        issuers = [bodies[place % 3], bodies[(place + 1) % 3]][: place % 3]
        document = directory.document(
            *issuers, kind=KINDS[place % 2], issued_on=None, issued_on_precision="unknown",
            year_named=int(YEARS[place // 4]), title_en=f"Document {place}",
        )  # fmt: skip
        published(document)
    directory.document(bodies[0], title_en="A draft nobody may count", kind="notice")


@SEARCHING
@given(
    kinds=st.lists(st.sampled_from(KINDS), max_size=2),
    years=st.lists(st.sampled_from(YEARS), max_size=2),
    issuers=st.lists(st.sampled_from(BODIES), max_size=2),
    text=st.sampled_from(["", "document", "1"]),
)
def test_counts_of_options_equal_the_lists_they_lead_to(
    shelf: None, client: Client, kinds: list[str], years: list[str], issuers: list[str], text: str
) -> None:
    chosen = [("type", one) for one in kinds] + [("year", one) for one in years]
    chosen += [("issuer", one) for one in issuers] + ([("q", text)] if text else [])
    _status, html = read(client, f"/documents/?{urlencode(chosen)}")

    for url, count in options(html):
        answer = client.get(twin(url)).json()
        assert answer["count"] == count, url
        assert len(answer["results"]) == count


def test_a_document_with_two_chosen_issuers_is_counted_once(shelf: None, client: Client) -> None:
    both = client.get("/documents.json?issuer=court&issuer=office").json()

    ids = [one["id"] for one in both["results"]]
    assert both["count"] == len(set(ids)) == len(ids)


def test_each_filter_in_use_is_a_link_that_removes_it(shelf: None, client: Client) -> None:
    _status, html = read(client, "/documents/?type=plan&type=opinions&year=2021&sort=title")

    assert chips(html) == [
        "/documents/?type=opinions&year=2021&sort=title",
        "/documents/?type=plan&year=2021&sort=title",
        "/documents/?type=plan&type=opinions&sort=title",
    ]


def test_an_unknown_value_is_said_on_the_page_and_left_out(shelf: None, client: Client) -> None:
    _status, html = read(client, "/documents/?type=poem&issuer=nobody&year=20222")

    for value in ("poem", "nobody", "20222"):
        assert f"“{value}” is not a value of" in html
    assert f"<b>{Instrument.objects.published().count()} documents</b>" in html
    assert not chips(html)


def test_an_empty_result_names_what_can_be_taken_away(shelf: None, client: Client) -> None:
    _status, html = read(client, "/documents/?q=nowhere&year=2021")

    assert "No record has all of these" in html
    assert "Take away “Year: 2021”" in html
    assert 'href="/search/?q=nowhere"' in html


@pytest.mark.parametrize("page", ["0", "-1", "99", "1e9", "abc", "９", ""])
def test_an_absurd_page_says_how_many_there_are(shelf: None, client: Client, page: str) -> None:
    status, html = read(client, f"/documents/?page={page}")

    assert status == 404
    assert "This list has 1 page." in html
    assert 'href="/documents/"' in html
