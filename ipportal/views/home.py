"""The front page: the newest edition, its key figures and chapters, chosen cases and awards, the search."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cases.models import CollectionEntry
from ipportal import display
from pages.views import PublicView
from publishing.states import Status
from reports.models import AwardPick, CasePick, KeyFigure, Report, Section


class Home(PublicView):
    """The front page; it has something to say of an empty database too."""

    template_name = "portal/home.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the front page."""
        report = Report.objects.published().select_related("publisher", "source").order_by("-year").first()
        found = display.counts()
        if report is None:
            return self.rendered({"ways": display.ways(found, 0), "counts": found})
        sections = Section.objects.published().filter(report=report).order_by("position", "pk")
        contents = display.chapters(report, sections)
        figures = list(
            KeyFigure.objects.filter(report=report, indicator__status=Status.LIVE).select_related(
                "indicator__unit"
            )
        )
        rounds = [pick.award_round for pick in self.awards(report)]
        rows = display.numbers(figures, display.counts_of(rounds))
        return self.rendered(
            {
                "edition": display.edition(report),
                "key_figures": display.key_figures(report, figures, rows),
                "chapters": contents,
                "cases": display.case_rows(self.cases(report)),
                "awards": display.award_rows(rounds, rows),
                "ways": display.ways(found, sum(1 for one in contents if one["number"])),
                "counts": found,
            }
        )

    def cases(self, report: Report) -> list[CasePick]:
        """Return the first chosen cases that are public, with their best place in a public list."""
        places = CollectionEntry.objects.filter(
            case=OuterRef("case"), rank__isnull=False, collection__status=Status.LIVE
        ).order_by("rank", "pk")
        picks = CasePick.objects.filter(report=report, case__status=Status.LIVE).annotate(
            rank=Subquery(places.values("rank")[:1]),
            ranked_among=Subquery(places.values("collection__planned_size")[:1]),
        )
        return list(picks.select_related("case__handling_authority", "case__live_revision")[:3])

    def awards(self, report: Report) -> list[AwardPick]:
        """Return the rounds chosen for the front page that are public."""
        picks = AwardPick.objects.filter(
            report=report,
            featured=True,
            award_round__status=Status.LIVE,
            award_round__programme__status=Status.LIVE,
        )
        return list(picks.select_related("award_round__programme", "award_round__live_revision")[:3])
