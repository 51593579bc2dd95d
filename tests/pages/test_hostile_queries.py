"""Whatever stands in a query string, an answer helps: never a failure of the server."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import directory, numbers
from tests.factories.publishing import published
from tests.pages.lists import read

pytestmark = pytest.mark.django_db

SEARCHING = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = ["q", "kind", "area", "type", "issuer", "year", "topic", "series", "edition", "noun", "sort", "page"]
NAMES += ["after", "bom", "x"]
LISTS = ["/organisations", "/documents", "/statistics", "/search"]
VALUES = st.one_of(
    st.text(max_size=30), st.integers().map(str), st.sampled_from(["plan", "2022", "shanghai", "yes", "\x00"])
)


@pytest.fixture
def something() -> None:
    body = published(directory.organisation(area=directory.area()))
    published(directory.document(body))
    numbers.observation(numbers.indicator("patents"), 178300)


@SEARCHING
@given(st.sampled_from(LISTS), st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4))
@example("/documents", [("q", "\x00")])
@example("/documents", [("issuer", "\x00")])
@example("/documents", [("year", "9999999999999999999999")])
@example("/search", [("q", "%'_\"\\"), ("noun", "\ud800")])
@example("/documents", [("after", "99999999999999999999")])
def test_a_list_always_answers(
    something: None, client: Client, path: str, pairs: list[tuple[str, str]]
) -> None:
    query = urlencode(pairs, errors="replace")

    assert read(client, f"{path}/?{query}")[0] in {200, 404}
    assert read(client, f"{path}.json?{query}")[0] in {200, 400}
    if path != "/search":
        assert read(client, f"{path}.csv?{query}")[0] in {200, 400}


@pytest.mark.parametrize("query", ["%00", "q=%ff%fe", "q=%ED%A0%80", "a[]=1&a[]=2", "q", "&&&", "=" * 50])
@pytest.mark.parametrize("path", LISTS)
def test_a_broken_query_string_always_answers(something: None, client: Client, path: str, query: str) -> None:
    assert read(client, f"{path}/?{query}")[0] == 200


@SEARCHING
@given(st.text(max_size=20))
def test_an_indicator_always_answers(something: None, client: Client, edition: str) -> None:
    query = quote(edition, errors="replace")

    assert read(client, f"/statistics/patents/?edition={query}")[0] == 200
    assert read(client, f"/statistics/patents.csv?edition={query}")[0] in {200, 400}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_read_only(something: None, client: Client, method: str) -> None:
    assert getattr(client, method)("/organisations.json").status_code == 405
