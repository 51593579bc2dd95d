"""Addresses as they are stored (English) and as they are shown (with the language's prefix); what moved."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.urls import LocalePrefixPattern, get_script_prefix
from django.utils.translation import override

from publishing.models import Publishable, Redirect
from publishing.states import Status

TWIN_ENDINGS = (".json", ".csv", ".xlsx", ".svg", ".atom")


def local(path: str) -> str:
    """Return a stored English address in the active language."""
    root = get_script_prefix()
    return root + LocalePrefixPattern(prefix_default_language=False).language_prefix + path.removeprefix(root)


def stored(path: str) -> str:
    """Return the English address of a page, given its address in any language or that of a twin."""
    root = get_script_prefix()
    rest = path.removeprefix(root)
    for code, _name in settings.LANGUAGES:
        with override(code):
            prefix = LocalePrefixPattern(prefix_default_language=False).language_prefix
        if prefix and rest.startswith(prefix):
            rest = rest.removeprefix(prefix)
    for ending in TWIN_ENDINGS:
        if rest.endswith(ending):
            rest = rest.removesuffix(ending) + "/"
    return root + rest


def absolute(path: str) -> str:
    """Return the address with the portal's own scheme and host, as machines need it."""
    return f"{settings.PORTAL_URL}{path}"


def twin(path: str, kind: str) -> str:
    """Return the address of a page's machine twin: `/cases/` becomes `/cases.json`."""
    return f"{path.rstrip('/')}.{kind}"


def moved(path: str) -> str:
    """Return where the record that once stood at `path` is now, in the active language; empty if nowhere.

    A record that is not public keeps its secret: its old address leads nowhere.
    """
    if "\x00" in path:  # no address has one, and PostgreSQL refuses to look for it
        return ""
    found = Redirect.objects.filter(old_path=stored(path)).first()
    record = found.record if found else None
    if not isinstance(record, Publishable) or record.status != Status.LIVE:
        return ""
    url = record.get_absolute_url()
    for ending in TWIN_ENDINGS:
        if path.endswith(ending):
            return twin(url, ending[1:])
    return url


def page_of(path: str) -> str:
    """Return the address of the page, given its own or that of one of its twins."""
    for ending in TWIN_ENDINGS:
        if path.endswith(ending):
            return path.removesuffix(ending) + "/"
    return path


def name_of(path: str) -> str:
    """Return a name for a file made from a page: the last part of its address."""
    return path.rstrip("/").rpartition("/")[2] or "portal"


def search_for(text: str) -> str:
    """Return the address that looks for `text` in everything."""
    return f"{local('/search/')}?{urlencode({'q': text})}"
