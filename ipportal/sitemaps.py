"""Which pages the sitemap lists: every published record with a page, and the pages that are no records."""

from __future__ import annotations

from typing import Any

from awards.models import AwardProgramme, AwardRound
from cases.models import CaseCollection, TypicalCase
from directory.models import Instrument, Organisation
from indicators.models import Indicator
from pages.sitemaps import NounSitemap, PlainSitemap
from reports.models import Report, Section

PLAIN = (
    "home",
    "about",
    "about-data",
    "about-accessibility",
    "about-privacy",
    "glossary",
    "corrections",
    "reports:reports",
    "indicators:indicators",
    "cases:cases",
    "cases:collections",
    "awards:awards",
    "directory:organisations",
    "directory:documents",
)


class Indicators(NounSitemap):
    """Pages of indicators."""

    model = Indicator


class Cases(NounSitemap):
    """Pages of typical cases."""

    model = TypicalCase


class Collections(NounSitemap):
    """Pages of lists of cases."""

    model = CaseCollection


class Programmes(NounSitemap):
    """Pages of award programmes."""

    model = AwardProgramme


class Rounds(NounSitemap):
    """Pages of award rounds."""

    model = AwardRound

    def items(self) -> Any:
        return AwardRound.objects.published().select_related("programme").order_by("pk")


class Documents(NounSitemap):
    """Pages of instruments."""

    model = Instrument


class Organisations(NounSitemap):
    """Pages of organisations that have one."""

    model = Organisation

    def items(self) -> Any:
        return Organisation.objects.published().with_page().order_by("pk")


class Reports(NounSitemap):
    """Title pages of editions."""

    model = Report


class Chapters(NounSitemap):
    """Pages of forewords and chapters; run-in sections are anchors on them."""

    model = Section

    def items(self) -> Any:
        return Section.objects.published().filter(parent=None).select_related("report").order_by("pk")


SITEMAPS = {
    "pages": PlainSitemap(PLAIN),
    "reports": Reports(),
    "chapters": Chapters(),
    "statistics": Indicators(),
    "cases": Cases(),
    "collections": Collections(),
    "programmes": Programmes(),
    "rounds": Rounds(),
    "documents": Documents(),
    "organisations": Organisations(),
}
