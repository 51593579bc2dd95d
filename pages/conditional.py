"""Conditional requests: one tag for a page, made of what can change it, so that a 304 runs no view."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from publishing.models import ContentVersion

R = TypeVar("R", bound=HttpResponseBase)
CODE = ("*/*.py", "*/*/*.py", "templates/**/*.html", "static/**/*", "locale/**/*.mo")


def etag(request: HttpRequest) -> str:
    """Return the tag of the page asked for: content version, release of the code, language, address."""
    number = ContentVersion.objects.values_list("number", flat=True).first() or 0
    parts = (release(), str(number), get_language() or "", request.get_full_path())
    return f'"{_digest(parts)}"'


def unchanged(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """Return the short answer when the reader's copy is still good, else None."""
    return get_conditional_response(request, etag=tag)


def stamped(response: R, tag: str) -> R:
    """Give an answer its tag; caches may keep it, but ask every time."""
    if response.status_code in {200, 304}:
        response["ETag"] = tag
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


@cache
def release() -> str:
    """Return a name for this state of the code and templates, equal on every machine that has the same."""
    root = Path(settings.BASE_DIR)
    files = sorted({path for pattern in CODE for path in root.glob(pattern) if path.is_file()})
    return _digest([text for path in files for text in (path.name, sha256(path.read_bytes()).hexdigest())])


def _digest(parts: list[str] | tuple[str, ...]) -> str:
    return sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:32]
