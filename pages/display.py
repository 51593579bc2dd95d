"""What the template of a list is given, from the list as asked for; and how a page says to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages import addresses
from pages.breadcrumbs import Crumb
from pages.listings import Listing, NoSuchPage
from pages.texts import Text, is_chinese
from publishing.citations import Citation

Label = str | Promise


class ListPage(Protocol):
    """What a view says about its list."""

    heading: Label
    lede: Label
    search_label: Label
    search_example: Label

    def counted(self, count: int) -> str:
        """Return the count with its noun."""

    def breadcrumb(self) -> Sequence[Crumb]:
        """Return the way to the list."""

    def twin_links(self, path: str) -> list[dict[str, Any]]:
        """Return the list's twins."""


def cited(citation: Citation) -> dict[str, Any]:
    """Return a citation as citation.html takes it: the line for readers, the forms for programs."""
    return {
        "items": [{"style": _("Reference"), "text": citation.text(chinese=is_chinese())}],
        "files": [
            {"style": "BibTeX", "text": citation.bibtex()},
            {"style": "RIS", "text": citation.ris()},
        ],
    }


_CELL: dict[str, Any] = {"head": False, "id": "", "kind": "", "url": "", "note": "", "stacked": ""}


def filled(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of table.html with all it asks for: a lookup that fails costs more than a cell."""
    return [
        {
            "id": "",
            "kind": "",
            **row,
            "cells": [_CELL | cell | {"text": _with_language(cell["text"])} for cell in row["cells"]],
        }
        for row in rows
    ]


def _with_language(text: str) -> Text:
    return text if isinstance(text, Text) else Text(text)


def of_list(view: Any, listing: Listing) -> dict[str, Any]:
    """Return the context of a list page, all but its rows; one query for the count, one for the facets."""
    counted = view.counted(listing.count)
    return {
        "title": view.heading,
        "lede": view.lede,
        "breadcrumb": view.breadcrumb(),
        "listing": listing,
        "problems": listing.problems,
        "chips": listing.chips,
        "clear_url": listing.query.path,
        "facets": {
            "summary": _("Filter %(counted)s") % {"counted": counted},
            "groups": listing.facets,
        },
        "tally": {
            "count": counted,
            "rest": _in_order(listing),
            "downloads": view.twin_links(listing.query.url()),
        },
        "sort": _sort(listing),
        "search": _search(view, listing),
        "pagination": _pagination(listing),
        "nothing": None if listing.count else _nothing(listing),
    }


def no_such_page(listing: Listing, missing: NoSuchPage) -> dict[str, Any]:
    """Return the context of the answer to a page the list does not have."""
    pages = ngettext("This list has %(n)s page.", "This list has %(n)s pages.", missing.last)
    return {
        "title": _("page %(given)s") % {"given": missing.given},
        "reason": pages % {"n": missing.last},
        "steps": [
            {"label": _("The first page of this list"), "url": listing.page_url(1)},
            {"label": _("The last page of this list"), "url": listing.page_url(missing.last)},
        ],
    }


def _in_order(listing: Listing) -> str:
    return _("ordered by %(order)s") % {"order": listing.sort.label} if len(listing.sorts) > 1 else ""


def _sort(listing: Listing) -> dict[str, Any] | None:
    if len(listing.sorts) < 2:
        return None
    return {
        "action": listing.query.path,
        "id": "sort",
        "options": [
            {"value": one.code, "label": one.label, "on": one is listing.sort} for one in listing.sorts
        ],
        "hidden": listing.query.hidden("sort"),
    }


def _search(view: Any, listing: Listing) -> dict[str, Any] | None:
    if "q" not in listing.filterset.filters:
        return None
    return {
        "action": listing.query.path,
        "id": "q",
        "label": view.search_label,
        "placeholder": view.search_example,
        "value": listing.filterset.chosen.get("q", ""),
        "hidden": listing.query.hidden("q"),
    }


def _pagination(listing: Listing) -> dict[str, Any] | None:
    if listing.last_page == 1:
        return None
    first = (listing.page - 1) * listing.per_page + 1
    bounds = {"first": first, "last": min(first + listing.per_page - 1, listing.count), "all": listing.count}
    return {
        "range": _("Records %(first)s to %(last)s of %(all)s") % bounds,
        "pages": [
            {"number": number, "current": number == listing.page, "url": listing.page_url(number)}
            if number
            else {}
            for number in listing.page_numbers()
        ],
        "previous": _neighbour(listing, listing.page - 1),
        "next": _neighbour(listing, listing.page + 1),
    }


def _neighbour(listing: Listing, number: int) -> dict[str, Any] | None:
    if not 1 <= number <= listing.last_page:
        return None
    return {"url": listing.page_url(number), "label": _("Page %(number)s") % {"number": number}}


def _nothing(listing: Listing) -> dict[str, Any]:
    steps = [
        {"label": _("Take away “%(filter)s”") % {"filter": chip.label}, "url": chip.url}
        for chip in listing.chips
    ]
    text = listing.filterset.chosen.get("q")
    if text:
        steps.append(
            {
                "label": _("Look for “%(text)s” everywhere") % {"text": text},
                "url": addresses.search_for(str(text)),
            }
        )
    if listing.query.values:
        steps.append({"label": _("Show the whole list"), "url": listing.query.path})
    asked = bool(listing.filterset.chosen)
    return {
        "title": _("No record has all of these") if asked else _("Nothing has been published here yet"),
        "steps": steps,
    }
