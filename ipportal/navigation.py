"""What every page carries around its content: the site, its sections, the other language. No queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import LocalePrefixPattern, get_script_prefix, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from pages.texts import language_tag

Label = str | Promise
Places = Sequence[tuple[str, Label]]

# Addresses below the front page, in the order the masthead shows them.
SECTIONS: Places = [
    ("reports/", _("Report")),
    ("statistics/", _("Statistics")),
    ("cases/", _("Cases")),
    ("awards/", _("Awards")),
    ("organisations/", _("Organisations")),
    ("documents/", _("Documents")),
    ("search/", _("Search")),
]
LOOK_UP: Places = [
    ("cases/collections/", _("Lists of typical cases")),
    ("corrections/", _("Register of corrections")),
    ("glossary/", _("Glossary, English and Chinese")),
    ("about/data/", _("Data and downloads")),
]
HOUSE: Places = [
    ("about/", _("About this portal")),
    ("about/accessibility/", _("Accessibility statement")),
    ("about/privacy/", _("Privacy")),
]
# Each language by its own short name, as a reader of it looks for it.
OWN_NAMES = {"en": "English", "zh-hans": "中文"}


@dataclass(frozen=True)
class Site:
    """The portal as it names itself, with the addresses that pages outside the sections need."""

    name: Label
    tagline: Label
    publisher: Label
    unofficial: bool
    noindex: bool
    home_url: str
    search_url: str
    about_url: str


@dataclass(frozen=True)
class Place:
    """A link of the masthead or the foot; current is "page", "true" (a page below it) or empty."""

    label: Label
    url: str
    current: str = ""


@dataclass(frozen=True)
class Version:
    """A page in one language; `absolute` is for machines, `home_url` that language's front page."""

    code: str
    tag: str
    name: str
    url: str
    absolute: str
    home_url: str


@dataclass(frozen=True)
class Language:
    """The language of the page: its tag, the address to index, all versions, those in other languages."""

    tag: str
    canonical: str
    versions: Sequence[Version]
    others: Sequence[Version]


def front_page() -> str:
    """The address of the front page in the active language."""
    return get_script_prefix() + LocalePrefixPattern(prefix_default_language=False).language_prefix


def portal(request: HttpRequest) -> dict[str, Any]:
    """Context processor: site, nav, look_up, house and language for every template."""
    home = front_page()
    versions = [_version(request, code) for code, _name in settings.LANGUAGES]
    active = get_language() or settings.LANGUAGE_CODE
    return {
        "site": Site(
            name=_("IP Portal"),
            tagline=_("Shanghai’s annual white paper, as a public record"),
            publisher=settings.PORTAL_PUBLISHER or _("IP Portal"),
            unofficial=settings.PORTAL_UNOFFICIAL,
            noindex=settings.PORTAL_NOINDEX,
            home_url=home,
            search_url=f"{home}search/",
            about_url=f"{home}about/",
        ),
        "nav": _places(SECTIONS, home, request.path),
        "look_up": _places(LOOK_UP, home, request.path),
        "house": _places(HOUSE, home, request.path),
        "language": Language(
            tag=language_tag(active),
            canonical=f"{settings.PORTAL_URL}{request.path}",
            versions=versions,
            others=[version for version in versions if version.code != active],
        ),
    }


def _places(places: Places, home: str, path: str) -> list[Place]:
    return [Place(label, f"{home}{address}", _current(f"{home}{address}", path)) for address, label in places]


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""


def _version(request: HttpRequest, code: str) -> Version:
    """The page in one language; an address that none of them knows leads to that language's front page."""
    with override(code):
        home = front_page()
    here = request.get_full_path()
    url = translate_url(here, code)
    if url == here and code != get_language():
        url = home
    return Version(
        code=code,
        tag=language_tag(code),
        name=OWN_NAMES[code],
        url=url,
        absolute=f"{settings.PORTAL_URL}{url.partition('?')[0]}",
        home_url=home,
    )
