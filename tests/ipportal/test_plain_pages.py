"""The front page and the pages that are no records."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import directory, numbers
from tests.factories.edition import edition
from tests.factories.publishing import published
from tests.pages.lists import queries, read

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/about/",
    "/about/data/",
    "/about/accessibility/",
    "/about/privacy/",
    "/glossary/",
    "/corrections/",
]


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
@pytest.mark.parametrize("path", PAGES)
def test_an_empty_portal_answers_everywhere(client: Client, prefix: str, path: str) -> None:
    status, html = read(client, prefix + path)

    assert status == 200
    assert "unofficial" in html.lower() or "非官方" in html


def test_the_front_page_opens_with_the_newest_edition(client: Client) -> None:
    made = edition(2)

    _status, html = read(client, "/")

    assert "Edition 2022" in html
    assert f'href="{made.report.get_absolute_url()}"' in html
    assert made.chapter.get_absolute_url() in html
    assert "key-figures" in html


@pytest.mark.parametrize("path", PAGES)
def test_pages_take_as_many_queries_for_many_as_for_none(client: Client, path: str) -> None:
    edition(2)
    few = queries(client, path)
    for _each in range(10):
        published(directory.source())
        numbers.indicator()

    assert queries(client, path) == few <= 8


def test_a_source_has_a_place_others_can_point_at(client: Client) -> None:
    source = published(directory.source(url="javascript:alert(1)"))
    directory.source(title_en="Marker of a draft")

    _status, html = read(client, "/about/data/")

    assert f'id="source-{source.slug}"' in html
    assert source.get_absolute_url() == f"/about/data/#source-{source.slug}"
    assert "Marker" not in html
    assert 'href="javascript' not in html


def test_the_glossary_gives_both_names(client: Client) -> None:
    numbers.indicator("filings", name_en="Filings", name_zh_hans="申请量", definition_en="What is filed.")

    _status, html = read(client, "/glossary/")

    for text in ("Filings", 'lang="zh-Hans">申请量', "What is filed."):
        assert text in html


def test_the_sitemap_lists_public_pages_in_both_languages(client: Client) -> None:
    made = edition(2)
    draft = directory.organisation()

    status, text = read(client, "/sitemap.xml")

    assert status == 200
    for record in (made.report, made.cases[0], made.indicators[0], made.organisations[0]):
        assert f"<loc>http://testserver{record.get_absolute_url()}</loc>" in text
    assert "<loc>http://testserver/zh-hans/statistics/</loc>" in text
    assert draft.slug not in text


@pytest.mark.parametrize("noindex", [True, False])
def test_crawlers_are_told_what_they_may(client: Client, settings: object, noindex: bool) -> None:
    settings.PORTAL_NOINDEX = noindex  # type: ignore[attr-defined]  # pytest-django's wrapper

    _status, text = read(client, "/robots.txt")

    assert "Disallow: /admin/" in text
    assert ("Sitemap:" in text) is not noindex
