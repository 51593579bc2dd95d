from typing import Any

import pytest
from django.test import RequestFactory, override_settings
from django.utils.translation import override

from ipportal.navigation import portal


def context(path: str, language: str = "en") -> dict[str, Any]:
    with override(language):
        return portal(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("path", "language", "current"),
    [
        ("/statistics/", "en", {"Statistics": "page"}),
        ("/statistics/patents-granted-total/", "en", {"Statistics": "true"}),
        ("/zh-hans/cases/collections/", "zh-hans", {"Cases": "true"}),
        ("/", "en", {}),
        ("/statistics-of-nothing/", "en", {}),
    ],
)
def test_nav_marks_the_section_of_the_page(path: str, language: str, current: dict[str, str]) -> None:
    nav = context(path, language)["nav"]

    with override("en"):
        assert {str(place.label): place.current for place in nav if place.current} == current


def test_nav_stays_in_the_language_of_the_page() -> None:
    assert all(place.url.startswith("/zh-hans/") for place in context("/zh-hans/", "zh-hans")["nav"])
    assert not any(place.url.startswith("/zh-hans/") for place in context("/")["nav"])


def test_language_switch_leads_to_the_same_page_with_its_query() -> None:
    [chinese] = context("/about/components/?q=1")["language"].others
    [english] = context("/zh-hans/about/components/?q=1", "zh-hans")["language"].others

    assert (chinese.tag, chinese.url) == ("zh-Hans", "/zh-hans/about/components/?q=1")
    assert (english.tag, english.url) == ("en", "/about/components/?q=1")


def test_language_switch_leads_to_the_front_page_when_nobody_knows_the_address() -> None:
    [chinese] = context("/no-such-page/")["language"].others

    assert chinese.url == "/zh-hans/"


@override_settings(PORTAL_URL="https://ip.example.org")
def test_machines_get_absolute_addresses_without_query() -> None:
    language = context("/about/components/?q=1")["language"]

    assert language.canonical == "https://ip.example.org/about/components/"
    assert [version.absolute for version in language.versions] == [
        "https://ip.example.org/about/components/",
        "https://ip.example.org/zh-hans/about/components/",
    ]


@pytest.mark.parametrize("unofficial", [True, False])
def test_site_says_what_the_settings_say(unofficial: bool) -> None:
    with override_settings(
        PORTAL_UNOFFICIAL=unofficial, PORTAL_NOINDEX=unofficial, PORTAL_PUBLISHER="IP Office"
    ):
        site = context("/")["site"]

    assert (site.unofficial, site.noindex, str(site.publisher)) == (unofficial, unofficial, "IP Office")
