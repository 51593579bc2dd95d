"""The whole edition on one page, made for print."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from pages.bilingual import linked, named_beside, shown
from pages.breadcrumbs import Crumb
from pages.texts import dated
from reports.models import Report
from reports.views import frame, sections
from reports.views.book import Book, Leaf, live_book
from reports.views.chapter import EditionPage, citation
from reports.views.drawing import wanted
from reports.views.exhibits import Exhibits
from reports.views.figures import Figures
from reports.views.prose import Prose, quoter_of, texts_of


class Full(EditionPage):
    """`/reports/<year>/full/`."""

    template_name = "reports/full.html"
    twins = ()

    def of(self, report: Report) -> HttpResponseBase:
        return self.rendered(self.context(live_book(report)) | self.banner(report))

    def context(self, book: Book) -> dict[str, Any]:
        """Return every chapter with its sections, notes and exhibits."""
        report = book.report
        prose = Prose(book, quoter_of(report), whole=True)
        prose.load([shown(report, "title"), *texts_of(book.leaves)])
        figures = Figures(report)
        figures.load(wanted(plate for leaf in book.leaves for plate in leaf.plates))
        found = sections.named_by(book, book.leaves)
        exhibits = Exhibits(prose, figures, found)
        title = prose.plain(report, "title")
        whole = _("Whole edition")
        return {
            "title": title,
            "other": named_beside(report),
            "year": report.year,
            "released": dated(report.released_on, report.released_on_precision),
            "publisher": linked(report.publisher),
            "breadcrumb": frame.way_to(report, Crumb(whole)),
            "chapters": [self._chapter(book, top, prose, exhibits, found) for top in book.tops],
            "untranslated": sections.untranslated(book.leaves),
            "citation": citation(report, title, report.get_absolute_url()),
        }

    def _chapter(
        self, book: Book, top: Leaf, prose: Prose, exhibits: Exhibits, found: sections.Found
    ) -> dict[str, Any]:
        return {
            "id": top.record.slug,
            "place": frame.place_of(top.record),
            "title": prose.plain(top.record, "title"),
            "lede": prose.line(top.record, "lead"),
            "opening": sections.section(top, prose, exhibits, found),
            "sections": [sections.section(leaf, prose, exhibits, found) for leaf in book.inside(top)],
        }
