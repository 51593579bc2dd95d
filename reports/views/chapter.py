"""The page of a foreword or chapter; a run-in section's own address leads to its place on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import CharField, Count, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pages import addresses, jsonld, twins, uses
from pages.bilingual import named_beside, shown
from pages.breadcrumbs import Crumb
from pages.display import cited
from pages.views import PublicView
from publishing.citations import Citation
from publishing.models import Correction
from publishing.querysets import PublishableQuerySet
from publishing.states import Status, WithdrawnAs
from reports.models import Report, Section
from reports.views import frame, sections
from reports.views.book import Book, Leaf, live_book
from reports.views.data import chapter_data, source_of
from reports.views.drawing import wanted
from reports.views.exhibits import Exhibits
from reports.views.figures import Figures
from reports.views.prose import Prose, quoter_of, texts_of

TAKEN_DOWN = {"status": Status.WITHDRAWN, "withdrawn_as": WithdrawnAs.TAKEN_DOWN}


class EditionPage(PublicView):
    """A page inside an edition: found by the edition's year, gone or moved where the edition is."""

    twins: ClassVar[tuple[str, ...]] = ("json",)

    def report(self) -> Report | None:
        """Return the edition with `corrections`, their number, if its text may be read. One query."""
        rows: PublishableQuerySet[Any] = Report.objects.readable()
        related = rows.select_related("live_revision", "source", "area", "publisher", "summary_of")
        notices = Correction.objects.filter(series=Cast(OuterRef("year"), CharField()))
        counted = notices.order_by().values("series").annotate(n=Count("pk")).values("n")
        found = related.annotate(corrections=Coalesce(Subquery(counted), 0))
        report = found.filter(year=self.kwargs["year"]).first()
        return report if isinstance(report, Report) else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page, or say where the edition has gone."""
        report = self.report()
        if report is None:
            gone = Report.objects.filter(year=self.kwargs["year"], **TAKEN_DOWN).first()
            return self.gone(gone) if gone is not None else self.moved()
        return self.of(report)

    def of(self, report: Report) -> HttpResponseBase:
        """Answer with the page of an edition that may be read."""
        raise NotImplementedError

    def banner(self, report: Report) -> dict[str, Any]:
        """Return what a page says of an edition that was withdrawn."""
        withdrawn = report.status == Status.WITHDRAWN
        return {"withdrawn": shown(report, "withdrawn_reason") if withdrawn else None}

    def moved(self) -> HttpResponseBase:
        """Answer for an address without a page: where the record is now, else unknown."""
        place = addresses.moved(self.request.path)
        if place:
            return HttpResponsePermanentRedirect(place)
        if self.twin:
            return twins.refusal(404, _("Nothing is kept at this address."))
        raise Http404

    def gone(self, record: Report | Section) -> HttpResponseBase:
        """Answer for a text taken down: the reason only."""
        reason = shown(record, "withdrawn_reason")
        if self.twin:
            return twins.refusal(410, reason)
        return render(self.request, "410.html", {"reason": reason, "title": ""}, status=410)


class Chapter(EditionPage):
    """`/reports/<year>/<chapter>/`."""

    template_name = "reports/chapter.html"

    def of(self, report: Report) -> HttpResponseBase:
        book = live_book(report)
        top = book.top(self.kwargs["chapter"])
        if top is None:
            return self.elsewhere(book)
        if self.twin:
            return twins.answer(
                twins.of_record(
                    top.record,
                    data=chapter_data(book, top),
                    links=uses.for_machines(uses.of(top.record)),
                    source=source_of(report),
                )
            )
        return self.rendered(self.context(book, top) | self.banner_of(report, top))

    def banner_of(self, report: Report, top: Leaf) -> dict[str, Any]:
        """Return the banner of the chapter or of its edition, whichever was withdrawn."""
        if top.withdrawn:
            return {"withdrawn": shown(top.record, "withdrawn_reason")}
        return self.banner(report)

    def context(self, book: Book, top: Leaf, seen_at: datetime | None = None) -> dict[str, Any]:
        """Return what the template prints of the page, now or as it stood at a moment."""
        leaves = book.page(top)
        prose = Prose(book, quoter_of(book.report, seen_at))
        prose.load([*texts_of(leaves), *titles(book)])
        figures = Figures(book.report, seen_at)
        figures.load(wanted(plate for leaf in leaves for plate in leaf.plates))
        found = self.named(book, leaves)
        exhibits = Exhibits(prose, figures, found)
        url = top.record.get_absolute_url()
        title = prose.plain(top.record, "title")
        place = frame.place_of(top.record)
        return {
            "title": title,
            "other": named_beside(top.record),
            "place": place,
            "edition": frame.edition_name(book.report),
            "breadcrumb": frame.way_to(book.report, Crumb(place or title)),
            "twins": self.twin_links(url),
            "structured": jsonld.block(jsonld.of_record(top.record, "Chapter")),
            "chapters": frame.chapters_beside(book, prose, top),
            "lede": prose.line(top.record, "lead"),
            "facts": sections.facts(leaves),
            "untranslated": sections.untranslated(leaves),
            "opening": sections.section(top, prose, exhibits, found),
            "sections": [sections.section(leaf, prose, exhibits, found) for leaf in book.inside(top)],
            "connected": sections.connected(book, leaves, found),
            "neighbours": frame.neighbours(book, prose, top),
            "changed": frame.changed(leaves, reverse("reports:chapter-version", args=version_args(top, 1))),
            "citation": citation(book.report, title, url),
        }

    def named(self, book: Book, leaves: Sequence[Leaf]) -> sections.Found:
        """Return the public records the page names beside its text. One query."""
        return sections.named_by(book, leaves)

    def elsewhere(self, book: Book) -> HttpResponseBase:
        """Answer for an address without a chapter: a run-in section's place, or where it has gone."""
        slug = self.kwargs["chapter"]
        leaf = next((one for one in book.leaves if one.record.slug == slug), None)
        if leaf is not None and book.top(leaf.record.parent.slug if leaf.record.parent else "") is not None:
            return HttpResponsePermanentRedirect(leaf.record.get_absolute_url())
        gone = Section.objects.filter(report=book.report.pk, slug=slug, **TAKEN_DOWN).first()
        return self.gone(gone) if gone is not None else self.moved()


def titles(book: Book) -> list[str]:
    """Return the headings that the rail and the way on print."""
    return [shown(top.record, name) for top in book.tops for name in ("short_title", "title")]


def version_args(top: Leaf, number: int) -> list[Any]:
    """Return the parts of the address of a chapter's version."""
    return [top.record.report.year, top.record.slug, number]


def citation(report: Report, title: str, url: str) -> dict[str, Any]:
    """Return how to cite a page of the edition."""
    whole = shown(report, "title")
    return cited(
        Citation(
            key="-".join(["edition", *url.strip("/").split("/")[-2:]]),
            title=title,
            container="" if title == whole else whole,
            detail=_("unofficial summary") if report.unofficial else "",
            year=str(report.released_on.year) if report.released_on else "",
            portal=_("IP Portal"),
            url=addresses.absolute(url),
        )
    )
