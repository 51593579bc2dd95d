from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import override

from pages.views import PublicView
from tests.every.addresses import EVERY, LANGUAGES, PAGES, TWINS, Address, names, public_names
from tests.every.crawl import body
from tests.factories.edition import Edition
from tests.ipportal.test_headers import PUBLIC_POLICY, policy

NOTICE = "Unofficial demonstration. The issuer’s text prevails."
pytestmark = pytest.mark.django_db
by_name = pytest.mark.parametrize("page", PAGES, ids=lambda one: one.name)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def unclassified() -> set[str]:
    return public_names() ^ EVERY.keys()


def tag_of(address: str) -> str:
    response = Client().get(address)
    body(response)  # read to the end, which closes its file
    return str(response["ETag"])


def test_every_public_address_is_classified() -> None:
    assert unclassified() == set()


def test_every_address_has_a_name() -> None:
    # The admin's own: an old form of the change page's address, and its catch-all.
    assert {route for name, route in names() if name.endswith("?")} == {"<path:object_id>/", "(?P<url>.*)$"}


def test_unclassified_address_is_seen(settings: Any) -> None:
    settings.ROOT_URLCONF = type("Planted", (), {"urlpatterns": [path("p/", PublicView.as_view(), name="p")]})
    assert "p" in unclassified()


@by_name
@in_each_language
def test_page_answers_in_its_language_and_says_what_it_is(
    edition: Edition, page: Address, language: str
) -> None:
    response = Client().get(page.path(edition, language))
    text = body(response)
    assert response.status_code == 200
    assert policy(response) == PUBLIC_POLICY
    assert f'<html lang="{"zh-Hans" if language == "zh-hans" else "en"}"' in text
    assert response["Content-Language"] == language
    with override(language):
        assert f'<p class="unofficial"><b>{_("Unofficial demonstration.")}</b>' in text
    assert '<meta name="robots" content="noindex">' in text
    # The gallery shows headings among its examples.
    assert len(re.findall("<h1[ >]", text)) == 1 or page.name == "components"
    assert re.search(r"<title>\s*\S.*</title>", text, re.DOTALL)


@by_name
def test_page_leads_to_itself_in_the_other_language_and_to_its_twins(edition: Edition, page: Address) -> None:
    text = body(Client().get(page.path(edition, "en")))
    chinese = page.path(edition, "zh-hans").replace("&", "&amp;")
    assert f'href="{chinese}"' in text or f'href="{settings.PORTAL_URL}{chinese}"' in text
    for kind in page.twins:
        assert page.twin(kind).path(edition, "en") in text


@pytest.mark.parametrize("twin", TWINS, ids=lambda one: one.name)
@in_each_language
def test_twin_is_open_to_all_and_says_what_it_is(edition: Edition, twin: Address, language: str) -> None:
    response = Client().get(twin.path(edition, language))
    text = body(response)
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert policy(response) == PUBLIC_POLICY
    if twin.name.endswith("-json"):
        assert json.loads(text)["notice"]["en"] == NOTICE
    elif twin.name.endswith("-svg"):
        with override(language):
            assert _(NOTICE) in text
    elif twin.name.endswith("-xlsx"):
        assert NOTICE in text
    else:
        lines = text.splitlines()
        assert lines[0].endswith(",notice")
        assert len(lines) > 1
        assert all(line.endswith(NOTICE) for line in lines[1:])


@pytest.mark.parametrize("address", [one for one in (*PAGES, *TWINS) if one.cached], ids=lambda one: one.name)
@in_each_language
def test_good_copy_is_answered_by_304(edition: Edition, address: Address, language: str) -> None:
    sample = address.path(edition, language)
    tag = tag_of(sample)
    again = Client().get(sample, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert tag_of(address.path(edition, LANGUAGES[language == "en"])) != tag


@pytest.mark.parametrize("address", [*PAGES, *TWINS], ids=lambda one: one.name)
def test_head_answers_without_a_body_and_writing_is_refused(edition: Edition, address: Address) -> None:
    sample = address.path(edition, "en")
    response = Client().head(sample)
    assert (response.status_code, response.getvalue()) == (200, b"")
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(), method)(sample).status_code == 405


@in_each_language
def test_latest_leads_to_the_newest_edition(edition: Edition, language: str) -> None:
    response = Client().get(EVERY["reports:latest"].path(edition, language))
    assert response.status_code == 302
    assert response["Location"] == EVERY["reports:report"].path(edition, language)


@pytest.mark.parametrize("name", ["livez", "readyz", "robots", "sitemap"])
def test_machine_address_answers(edition: Edition, name: str) -> None:
    response = Client().get(EVERY[name].path(edition, "en"))
    assert response.status_code == 200
    assert policy(response) == PUBLIC_POLICY
