from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ipportal.urls import urlpatterns
from tests.every.addresses import LANGUAGES, PAGES, TWINS, Address
from tests.every.crawl import body
from tests.factories.edition import Edition

pytestmark = pytest.mark.django_db
NARROWED = ("indicators:indicator", "search:search")
# Twins in csv and xlsx read their query as those in json do; one of them stands for both.
LISTS = [
    one
    for one in (*PAGES, *TWINS)
    if (one.name.partition("-")[0].endswith("s") or one.name.startswith(NARROWED)) and ":" in one.name
    if not one.name.endswith(("-xlsx", "-svg", "-csv")) or one.name == "cases:cases-csv"
]
UNKNOWN = [
    "/no-such-page/",
    "/cases/no-such-case/",
    "/cases/no-such-case.json",
    "/cases/collections/no-such-list/",
    "/reports/1999/",
    "/reports/99999/",
    "/reports/2022/no-such-chapter/",
    "/reports/2022/versions/99999999999999999999/",
    "/reports/2022/protection/versions/0/",
    "/statistics/no-such-code/",
    "/statistics/no-such-code.csv",
    "/awards/no-such-prize/2022/",
    "/organisations/NO-SUCH/",
    "/organisations/no_such/",
    "/documents/%00/",
    "/documents/%FF%FE/",
    f"/documents/{'x' * 3000}/",
    "/documents/..%2F..%2Fetc%2Fpasswd",
    "/cases/%E6%A1%88%E4%BE%8B/",
    "/cases/<script>alert(1)</script>/",
    "/wp-login.php",
    "/static/no-such-file.css",
    "/feeds/",
    "/cases",
    "/cases.xml",
]
QUERIES = [
    "page=0", "page=-1", "page=99999999999999999999", "page=1e3", "page=%00", "page=一", "page=&page=2",
    "sort=no-such-order", "sort=%00", "q=%00", "q=%FF%FE", f"q={'x' * 5000}", "q=%25%27%22%3B--", "q=[[a:b]]",
    "year=abc", "year=99999", "year=２０２２", "kind=no-such-kind", "noun='+OR+1=1--", "area=%F0%9F%92%A9",
    "after=%00", "after=-1", "after=9999999999999999999", "bom=maybe", "topic=a&topic=b", "=", "&&&", "%",
    "edition=0", "edition=9999999999999", "compare=x&compare=" + "y" * 300, "from=2030&to=1990", "index=yes",
    "&".join(f"year={n}" for n in range(300)),
    "q=<script>alert(1)</script>",
]  # fmt: skip
words = st.text(st.characters(exclude_categories=()), max_size=30)
values = st.one_of(
    words, st.integers().map(str), st.sampled_from(["2022", "1", "", "\x00", "shanghai", "case"])
)
keys = st.sampled_from(
    ["q", "page", "sort", "year", "noun", "kind", "topic", "area", "after", "bom", "compare", "from", "to",
     "index", "edition", "right", "outcome", "issuer", "recipient", "grade", "series", "x"]
)  # fmt: skip
quick = hypothesis_settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def helps(text: str) -> bool:
    """Say whether a page leads on: to the search and to the lists, in a frame of the portal."""
    return "<main" in text and text.count("<a ") >= 5 and 'href="' in text and "search/" in text


def answer(address: str, *, client: Client | None = None) -> tuple[int, str]:
    response = (client or Client()).get(address)
    return response.status_code, body(response)


@pytest.mark.parametrize("address", UNKNOWN, ids=lambda one: one[:40])
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_unknown_address_is_answered_helpfully(edition: Edition, address: str, prefix: str) -> None:
    status, text = answer(prefix + address)
    if status == 301:  # the address without its last stroke
        return
    assert status == 404, f"{address}: {status}"
    if address.endswith((".json", ".csv")):
        assert json.loads(text)["status"] == 404
    else:
        assert helps(text)
        assert "<script>alert" not in text
        assert f'<html lang="{"zh-Hans" if prefix else "en"}"' in text


@pytest.mark.parametrize("page", LISTS, ids=lambda one: one.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_query_is_answered_helpfully(edition: Edition, page: Address, language: str) -> None:
    client = Client()
    for query in QUERIES:
        address = f"{page.path(edition, language).partition('?')[0]}?{query}"
        status, text = answer(address, client=client)
        assert status in {200, 400, 404}, f"{address}: {status}"
        if page.kind == "page":
            assert "<script>alert" not in text
            assert status != 400, f"a page says what it left out, and shows the rest: {address}"
            assert helps(text), address


@quick
@given(st.sampled_from(LISTS), st.lists(st.tuples(keys, values), max_size=6))
def test_no_query_string_breaks_a_list(edition: Edition, page: Address, pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{key}={quote(value, errors='surrogatepass')}" for key, value in pairs)
    address = f"{page.path(edition, 'en').partition('?')[0]}?{query}"
    status, _text = answer(address)
    assert status in {200, 400, 404}, f"{address}: {status}"


@quick
@given(words)
def test_no_address_breaks_the_portal(edition: Edition, text: str) -> None:
    for stem in ("/", "/cases/", "/reports/2022/", "/statistics/", "/zh-hans/awards/"):
        status, _text = answer(f"{stem}{quote(text, errors='surrogatepass')}")
        assert status in {200, 301, 302, 404}


def test_page_that_breaks_is_answered_helpfully(settings: Any, client: Client) -> None:
    """Even then: the portal's own page, without a word of the inside."""

    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("inside")

    client.raise_request_exception = False
    settings.ROOT_URLCONF = type("Planted", (), {"urlpatterns": [path("broken/", broken), *urlpatterns]})
    status, text = answer("/broken/", client=client)
    assert status == 500
    assert "inside" not in text
    assert '<a href="/"' in text or 'href="/search/"' in text
