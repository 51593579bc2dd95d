"""Editions: their list, the newest one's address, the title page of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.models import Instrument
from indicators.figures import change, figure
from indicators.models import Indicator
from pages import jsonld, uses
from pages.bilingual import linked, named, named_beside, shown
from pages.breadcrumbs import Crumb, trail
from pages.filters import PublicFilterSet
from pages.listings import Listing, Sort
from pages.named import public_records
from pages.texts import dated
from pages.twins import answer, of_record
from pages.views import NounList, PublicView
from publishing.dates import code
from publishing.snapshots import parts_in
from reports.models import Exhibit, KeyFigure, Report
from reports.views import frame
from reports.views.book import Book, Leaf, Plate, chapter_url, live_book
from reports.views.chapter import EditionPage, citation
from reports.views.data import edition_data, source_of
from reports.views.figures import Figures, Wanted
from reports.views.prose import Prose, exhibit_number, quoter_of
from reports.views.sections import figures_in


class NoFilters(PublicFilterSet):
    """The list of editions is short; it has no filters."""


class ReportList(NounList):
    """`/reports/`."""

    template_name = "reports/list.html"
    filterset = NoFilters
    heading = gettext_lazy("Reports")
    lede = gettext_lazy("One edition a year. Each stays as it was released; what was corrected says so.")
    sorts = (Sort("newest", gettext_lazy("year, newest first"), ("-year",)),)
    columns = (
        ("year", lambda report: report.year),
        ("title_en", lambda report: report.title_en),
        ("title_zh_hans", lambda report: report.title_zh_hans),
        ("released_on", lambda report: code(report.released_on, report.released_on_precision)),
        ("unofficial", lambda report: "yes" if report.unofficial else "no"),
    )

    def records(self) -> QuerySet[Report]:
        return Report.objects.published()

    def counted(self, count: int) -> str:
        return ngettext("%(n)s edition", "%(n)s editions", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        return {"rows": [self._row(report) for report in records]}

    def _row(self, report: Report) -> dict[str, Any]:
        released = dated(report.released_on, report.released_on_precision)
        marks = [_("released %(date)s") % {"date": released.label}] if released.code else []
        return {
            "title": named(report),
            "url": report.get_absolute_url(),
            "rank": str(report.year),
            "gist": named_beside(report),
            "meta": [{"label": mark} for mark in marks],
            "sum_note": _("unofficial summary") if report.unofficial else "",
        }

    def breadcrumb(self) -> Sequence[Crumb]:
        return trail(Crumb(self.heading))


class Latest(PublicView):
    """`/reports/latest/`: the newest edition, under the address it keeps."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the newest public edition; never permanently."""
        newest = Report.objects.published().order_by("-year").first()
        if newest is None:
            raise Http404
        return HttpResponseRedirect(newest.get_absolute_url())


class Edition(EditionPage):
    """`/reports/<year>/`: the title page, with contents, key figures, exhibits and imprint."""

    template_name = "reports/edition.html"

    def of(self, report: Report) -> HttpResponseBase:
        book = live_book(report)
        if self.twin:
            return answer(
                of_record(
                    book.report,
                    data=edition_data(book),
                    links=uses.for_machines(uses.of(book.report)),
                    source=source_of(report),
                )
            )
        context = self.context(book)
        register = {"imprint": imprint(report, getattr(report, "corrections", 0))}
        return self.rendered(context | register | self.banner(report))

    def context(self, book: Book, seen_at: datetime | None = None) -> dict[str, Any]:
        """Return what the template prints of the edition, now or as it stood at a moment."""
        report = book.report
        prose = Prose(book, quoter_of(report, seen_at))
        prose.load(front_texts(book))
        cells = parts_in(book.content, KeyFigure)
        figures = Figures(report, seen_at)
        figures.load(wanted(each) for each in cells)
        title = prose.plain(report, "title")
        return {
            "title": title,
            "other": named_beside(report),
            "year": report.year,
            "released": dated(report.released_on, report.released_on_precision),
            "publisher": linked(report.publisher),
            "lead": prose.line(report, "lead"),
            "breadcrumb": frame.way_to(report),
            "twins": self.twin_links(report.get_absolute_url()),
            "structured": jsonld.block(jsonld.of_record(report, "Report")),
            "key_figures": [row for each in cells if (row := key_figure(each, figures, report.published_at))],
            "contents": contents(book, prose),
            "figures": figures_in(book.leaves),
            "full_url": reverse("reports:full", args=[report.year]),
            "exhibits": exhibit_rows(book, prose),
            "documents": self.documents(book),
            "citation": citation(report, title, report.get_absolute_url()),
        }

    def documents(self, book: Book) -> list[dict[str, Any]]:
        """Return the public documents the edition names. One query."""
        found = public_records({Instrument: [key for leaf in book.leaves for key in leaf.instruments]})
        return [link for record in found.values() if (link := linked(record))]


def front_texts(book: Book) -> list[str]:
    """Return the texts of the title page in the language they will be shown in."""
    found = [shown(book.report, name) for name in ("title", "lead")]
    found += [shown(leaf.record, name) for leaf in book.leaves for name in ("title", "lead")]
    return [*found, *(shown(plate.record, "title") for leaf in book.leaves for plate in leaf.plates)]


def contents(book: Book, prose: Prose) -> list[dict[str, Any]]:
    """Return the table of contents with the number of bound figures in each chapter."""
    return [chapter_line(book, prose, top) for top in book.tops]


def chapter_line(book: Book, prose: Prose, top: Leaf) -> dict[str, Any]:
    """Return one chapter of the table of contents."""
    url = chapter_url(book.report, top)
    count = figures_in(book.page(top))
    return {
        "number": top.record.number,
        "label": frame.place_of(top.record) if top.record.number else "",
        "title": prose.plain(top.record, "title"),
        "url": url,
        "gist": prose.plain(top.record, "lead"),
        "count": ngettext("%(n)s figure", "%(n)s figures", count) % {"n": count} if count else "",
        "parts": [
            {
                "number": leaf.record.number,
                "title": prose.plain(leaf.record, "title"),
                "url": f"{url}#{leaf.record.slug}",
            }
            for leaf in book.inside(top)
        ],
    }


def wanted(each: KeyFigure) -> Wanted:
    """Return the cell of a key figure."""
    return Wanted(each.indicator_id, each.area_id, each.period)


def key_figure(each: KeyFigure, figures: Figures, since: datetime | None) -> dict[str, Any] | None:
    """Return a row of the ledger, in a title page public `since` then; None while no number is public."""
    row = figures.get(wanted(each), since)
    if row is None:
        return None
    indicator: Indicator = row.indicator
    printed = change(row, indicator)
    return {
        "label": named(indicator),
        "url": indicator.get_absolute_url(),
        "note": shown(each, "kicker"),
        "figure": figure(row, indicator),
        "change": str(printed or ""),
    }


def exhibit_rows(book: Book, prose: Prose) -> list[dict[str, Any]]:
    """Return the register of exhibits: number, title, and whether it could be drawn."""
    plates = [plate for top in book.tops for leaf in book.page(top) for plate in leaf.plates]
    return [
        {
            "cells": [
                {"text": exhibit_number(book.numbers[plate.record.slug])},
                {
                    "text": prose.plain(plate.record, "title"),
                    "url": book.addresses[plate.record.slug],
                    "head": True,
                },
                {"text": standing(plate), "kind": "wide"},
            ]
        }
        for plate in plates
    ]


def standing(plate: Plate) -> str:
    """Say what became of an exhibit."""
    if plate.record.kind == Exhibit.Kind.MISSING:
        return _("printed chart; data lost, not redrawn")
    return _("drawn from the record") if plate.record.kind == Exhibit.Kind.CHART else _("table of the record")


def imprint(report: Report, count: int) -> list[Mapping[str, Any]]:
    """Return who published what, when, what this text is, and how many corrections there were."""
    publisher, original = linked(report.publisher), linked(report.summary_of)
    corrections = ngettext("%(n)s correction", "%(n)s corrections", count) % {"n": count}
    rows: list[Mapping[str, Any]] = [
        {"term": _("Publisher"), "links": [publisher] if publisher else []},
        {"term": _("Covers"), "text": _("Year %(year)s") % {"year": report.year}},
        {"term": _("Released"), "date": dated(report.released_on, report.released_on_precision)},
    ]
    if report.unofficial:
        text = _("An unofficial summary in our own words around the published figures.")
        rows.append({"term": _("This text"), "text": text})
    if original:
        rows.append({"term": _("Original"), "links": [original]})
    register = {
        "term": _("Corrections"),
        "text": corrections if count else _("None so far"),
        "url": reverse("reports:corrections", args=[report.year]),
    }
    return [*rows, register]
