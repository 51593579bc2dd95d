"""Every address the portal answers to: what it is, and a sample of it. A new address is a new line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests.factories.edition import YEAR, Edition

LANGUAGES = ("en", "zh-hans")
Kind = Literal["page", "twin", "redirect", "machine"]
Arguments = Callable[[Edition], Mapping[str, Any]]


def nothing(_edition: Edition) -> Mapping[str, Any]:
    """No arguments."""
    return {}


@dataclass(frozen=True)
class Address:
    """One name of the URLconf. `machine` addresses exist once, the others in each language."""

    name: str
    kind: Kind = "page"
    arguments: Arguments = nothing
    twins: tuple[str, ...] = ()
    query: str = ""  # of the sample
    cached: bool = True  # answered with a tag, and with 304 when the copy is still good
    unlisted: bool = False  # no crawl finds it by links: old versions

    def path(self, edition: Edition, language: str) -> str:
        """Return the sample address in a language."""
        with override(language):
            address = reverse(self.name, kwargs=dict(self.arguments(edition)))
        return f"{address}?{self.query}" if self.query else address

    def twin(self, kind: str) -> Address:
        """Return the address of one of the page's twins."""
        return Address(f"{self.name}-{kind}", "twin", self.arguments, query=self.query)


def of_year(_edition: Edition) -> Mapping[str, Any]:
    """The edition's own addresses."""
    return {"year": YEAR}


ALL = ("json", "csv", "xlsx")
ONE = ("json",)
PAGES = (
    Address("home"),
    Address("reports:reports", twins=ALL),
    Address("reports:report", arguments=of_year, twins=ONE),
    Address("reports:full", arguments=of_year),
    Address("reports:corrections", arguments=of_year, twins=ONE),
    Address("reports:chapter", arguments=lambda e: {"year": YEAR, "chapter": e.chapter.slug}, twins=ONE),
    Address("reports:report-version", arguments=lambda _: {"year": YEAR, "number": 1}, unlisted=True),
    Address(
        "reports:chapter-version",
        arguments=lambda e: {"year": YEAR, "chapter": e.chapter.slug, "number": 1},
        unlisted=True,
    ),
    Address("indicators:indicators", twins=ALL),
    Address("indicators:indicator", arguments=lambda e: {"code": e.indicators[0].slug}, twins=(*ALL, "svg")),
    Address("cases:cases", twins=ALL),
    Address("cases:case", arguments=lambda e: {"slug": e.cases[0].slug}, twins=ONE),
    Address("cases:collections", twins=ALL),
    Address("cases:collection", arguments=lambda e: {"slug": e.collections[0].slug}, twins=ONE),
    Address("awards:awards", twins=ALL),
    Address("awards:programme", arguments=lambda e: {"programme": e.programmes[0].slug}, twins=ONE),
    Address(
        "awards:round",
        arguments=lambda e: {"programme": e.programmes[0].slug, "round": e.rounds[0].slug},
        twins=ONE,
    ),
    Address("directory:organisations", twins=ALL),
    Address("directory:organisation", arguments=lambda e: {"slug": e.organisations[0].slug}, twins=ONE),
    Address("directory:documents", twins=ALL),
    Address("directory:document", arguments=lambda e: {"slug": e.documents[0].slug}, twins=ONE),
    Address("search:search", query="q=white", twins=ONE),
    Address("about"),
    Address("about-data"),
    Address("about-accessibility"),
    Address("about-privacy"),
    Address("glossary"),
    Address("corrections"),
    # Examples of every part of a page; nobody's content, so no conditional answer either.
    Address("components", cached=False),
)
TWINS = tuple(page.twin(kind) for page in PAGES for kind in page.twins)
OTHERS = (
    Address("reports:latest", "redirect"),
    Address("livez", "machine"),
    Address("readyz", "machine"),
    Address("robots", "machine"),
    Address("sitemap", "machine"),
)
EVERY = {address.name: address for address in (*PAGES, *TWINS, *OTHERS)}


def names(resolver: URLResolver | None = None, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield name (with its namespaces; `?` when it has none) and route of every pattern there is."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inside = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from names(pattern, inside)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or "?")), str(pattern.pattern)


def public_names() -> set[str]:
    """Return the name of every address outside the admin."""
    return {name for name, _route in names() if not name.startswith("admin:")}


def samples(edition: Edition) -> list[str]:
    """Return a sample of every public address, in each of its languages."""
    return [
        address.path(edition, language)
        for address in EVERY.values()
        for language in (LANGUAGES[:1] if address.kind == "machine" else LANGUAGES)
    ]
