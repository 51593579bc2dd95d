"""What crawlers may do, said on purpose."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# A search engine must be able to read `noindex`, so pages stay open to it even then; endless lists do not.
RULES = "User-agent: *\nDisallow: /admin/\nDisallow: /zh-hans/admin/\nDisallow: /*?*q=\nDisallow: /*?*sort=\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with the rules; the sitemap is named where the portal wants to be found."""
    found = "" if settings.PORTAL_NOINDEX else f"\nSitemap: {settings.PORTAL_URL}/sitemap.xml\n"
    return HttpResponse(RULES + found, content_type="text/plain; charset=utf-8")
