"""An address nothing is kept at: where it has moved, in JSON for a twin, else the page that helps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views import defaults

from pages import addresses, twins


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Answer for an unknown address."""
    moved = addresses.moved(request.path) if request.method in {"GET", "HEAD"} else ""
    if moved:
        return HttpResponsePermanentRedirect(moved)
    if request.path.endswith(".json"):
        return twins.refusal(404, _("Nothing is kept at this address."))
    return defaults.page_not_found(request, exception)
