"""The corrections of one edition, each with the way to the page as it read before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.addresses import absolute, local
from pages.bilingual import both, shown
from pages.breadcrumbs import Crumb
from pages.texts import dated, localized
from pages.twins import answer, of_list
from publishing.models import Correction, Revision
from reports.models import Exhibit, Report, Section
from reports.views import frame
from reports.views.chapter import EditionPage

Moments = Mapping[int, set[datetime]]  # by the key of the chapter


class Corrections(EditionPage):
    """`/reports/<year>/corrections/`."""

    template_name = "reports/corrections.html"

    def of(self, report: Report) -> HttpResponseBase:
        corrections = list(Correction.objects.filter(series=str(report.year)).select_related("content_type"))
        if self.twin:
            return answer(
                of_list(
                    url=absolute(self.request.get_full_path()),
                    query={},
                    count=len(corrections),
                    following=None,
                    results=[for_machines(each) for each in corrections],
                )
            )
        pages = Pages(report)
        return self.rendered(
            {
                "title": _("Corrections of the edition %(year)s") % {"year": report.year},
                "breadcrumb": frame.way_to(report, Crumb(_("Corrections"))),
                "twins": self.twin_links(reverse("reports:corrections", args=[report.year])),
                "entries": [entry(each, pages) for each in corrections],
            }
            | self.banner(report)
        )


class Pages:
    """Which chapter a corrected record stands on, and how many versions its page had by a moment."""

    def __init__(self, report: Report) -> None:
        self.report = report
        sections = list(Section.objects.filter(report=report).values_list("pk", "parent_id", "slug"))
        self.slugs = {pk: slug for pk, parent, slug in sections if parent is None}
        self._chapter = {("section", pk): parent or pk for pk, parent, _slug in sections}
        exhibits = Exhibit.objects.filter(report=report).values_list("pk", "section_id")
        self._chapter |= {("exhibit", pk): self._chapter["section", section] for pk, section in exhibits}
        self._moments = self._read()

    def before(self, correction: Correction) -> str:
        """Return the address of the page as it stood before a correction; empty when there is none."""
        chapter = self._chapter.get((str(correction.content_type.model), correction.object_id))
        if chapter is None:
            return ""
        versions = [moment for moment in self._moments[chapter] if moment < correction.published_at]
        if not versions:
            return ""
        return reverse("reports:chapter-version", args=[self.report.year, self.slugs[chapter], len(versions)])

    def _read(self) -> Moments:
        found: dict[int, set[datetime]] = defaultdict(set)
        keys = {pk for _model, pk in self._chapter}
        rows: Iterable[Any] = Revision.objects.filter(
            content_type__app_label="reports", object_id__in=keys, published_at__isnull=False
        ).values_list("content_type__model", "object_id", "published_at")
        for model, pk, moment in rows:
            if (model, pk) in self._chapter:
                found[self._chapter[model, pk]].add(moment)
        return found


def entry(correction: Correction, pages: Pages) -> dict[str, Any]:
    """Return a correction as correction.html takes it."""
    return {
        "number": correction.code,
        "date": dated(timezone.localdate(correction.published_at), "day"),
        "url": local(correction.path),
        "title": localized(correction.label_en, correction.label_zh_hans),
        "reason": shown(correction, "summary"),
        "before_url": pages.before(correction),
    }


def for_machines(correction: Correction) -> dict[str, Any]:
    """Return a correction as the twin prints it."""
    return {
        "number": correction.code,
        "published": correction.published_at,
        "title": {"en": correction.label_en, "zh-hans": correction.label_zh_hans},
        "url": absolute(local(correction.path)),
        "summary": both(correction, "summary"),
    }
