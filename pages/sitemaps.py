"""Sitemap of published records in both languages, each with its other version."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from publishing.models import Publishable

if TYPE_CHECKING:
    AnySitemap = Sitemap[Any]
else:  # the class takes no parameters when the program runs
    AnySitemap = Sitemap


class PublicSitemap(AnySitemap):
    """What all sitemaps here share: languages, and the host the portal is known by."""

    i18n = True
    alternates = True
    limit = 5000
    protocol = urlsplit(settings.PORTAL_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """Return the host of the portal, whatever host was asked."""
        return str(urlsplit(settings.PORTAL_URL).netloc)


class NounSitemap(PublicSitemap):
    """The published records of a noun."""

    model: type[Publishable]

    def items(self) -> Any:
        """Return the published records in a fixed order."""
        return self.model.objects.published().order_by("pk")

    def lastmod(self, item: Publishable) -> datetime | None:
        """Return when its public text last changed."""
        return item.published_at


class PlainSitemap(PublicSitemap):
    """Pages that are no records, by the name of their route."""

    def __init__(self, routes: Iterable[str]) -> None:
        self.routes = tuple(routes)

    def items(self) -> tuple[str, ...]:
        """Return the routes."""
        return self.routes

    def location(self, item: str) -> str:
        """Return the address of a route."""
        return reverse(item)
