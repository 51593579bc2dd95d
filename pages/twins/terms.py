"""What every copy of the data must say, and who may read it."""

from __future__ import annotations

from typing import TypeVar

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

R = TypeVar("R", bound=HttpResponseBase)


def notice() -> dict[str, str] | None:
    """Return what every copy of the data must say, in both languages; None for an official portal."""
    if not settings.PORTAL_UNOFFICIAL:
        return None
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = _("Unofficial demonstration. The issuer’s text prevails.")
    return found


def licence() -> str:
    """Return on what terms the data may be used."""
    with override("en"):
        return _("Facts and figures are free to reuse; name the source of each.")


def open_to_all(response: R) -> R:
    """Let scripts of any site read the answer: it holds public data only."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
