"""What every page of an edition carries: where it stands, the chapters beside it, the way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.breadcrumbs import Crumb, trail
from pages.texts import Text, dated, is_chinese
from reports.models import Report, Section
from reports.numbers import chinese
from reports.views.book import Book, Leaf, chapter_url
from reports.views.prose import Prose


def edition_name(report: Report) -> str:
    """Return the edition as breadcrumbs name it: `Edition 2022`."""
    return _("Edition %(year)s") % {"year": report.year}


def way_to(report: Report, *steps: Crumb) -> Sequence[Crumb]:
    """Return the way to a page of the edition; without steps, to its title page."""
    above = Crumb(_("Reports"), reverse("reports:reports"))
    if not steps:
        return trail(above, Crumb(edition_name(report)))
    return trail(above, Crumb(edition_name(report), report.get_absolute_url()), *steps)


def place_of(section: Section) -> str:
    """Return what a section is called in its edition: `Chapter III`, `Foreword`, `Section 3.1`."""
    if section.kind == Section.Kind.FOREWORD:
        return _("Foreword")
    told = _("Chapter %(number)s") if section.kind == Section.Kind.CHAPTER else _("Section %(number)s")
    number = chinese(section.number) if is_chinese() else section.number
    return told % {"number": number} if number else ""


def short_name(prose: Prose, leaf: Leaf) -> Text:
    """Return the short heading of a chapter, failing that the whole one."""
    return prose.plain(leaf.record, "short_title") or prose.plain(leaf.record, "title")


def chapters_beside(book: Book, prose: Prose, current: Leaf) -> list[dict[str, Any]]:
    """Return the chapters for the rail; the one being read opens its sections."""
    return [
        {
            "number": top.record.number or "–",
            "name": short_name(prose, top),
            "url": chapter_url(book.report, top),
            "current": top is current,
            "parts": [
                {"title": prose.plain(leaf.record, "title"), "url": f"#{leaf.record.slug}"}
                for leaf in (book.inside(top) if top is current else [])
            ],
        }
        for top in book.tops
    ]


def neighbours(book: Book, prose: Prose, current: Leaf) -> dict[str, Any]:
    """Return the chapters before and after this one, where there are any."""
    place = next(index for index, top in enumerate(book.tops) if top is current)
    around = {"previous": place - 1, "next": place + 1}
    return {
        name: {
            "url": chapter_url(book.report, book.tops[index]),
            "kicker": place_of(book.tops[index].record),
            "title": prose.plain(book.tops[index].record, "title"),
        }
        for name, index in around.items()
        if 0 <= index < len(book.tops)
    }


def changed(leaves: Sequence[Leaf], first_url: str) -> dict[str, Any] | None:
    """Return the notice of a page that no longer reads as it came out, with the way back; else None."""
    news = [
        leaf.since
        for leaf in leaves
        if leaf.since and leaf.record.first_published_at and leaf.since > leaf.record.first_published_at
    ]
    if not news:
        return None
    return {
        "date": dated(timezone.localdate(max(news)), "day"),
        "url": first_url,
        "label": _("The page as first published"),
    }
