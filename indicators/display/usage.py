"""Where a number is used: the texts that quote it, the exhibits that show it, cases and awards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from pages.uses import Use


def used(uses: Iterable[Use]) -> list[dict[str, Any]]:
    """Return every record that uses an indicator, by what it is, in the form of pairs.html."""
    terms = {
        "report": _("Editions"),
        "section": _("Texts that quote it"),
        "exhibit": _("Tables and charts"),
        "case": _("Cases"),
        "collection": _("Lists of cases"),
        "programme": _("Prizes and honours"),
        "round": _("Awards it counts"),
    }
    groups: dict[str, list[dict[str, Any]]] = {}
    for use in uses:
        groups.setdefault(use.noun, []).append({"label": use.label, "url": use.url, "note": use.note})
    order = [*terms, *(noun for noun in groups if noun not in terms)]
    return [{"term": terms.get(noun, noun), "links": groups[noun]} for noun in order if noun in groups]
