"""A small edition with a foreword, a chapter of two sections, notes, exhibits and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import Indicator, Observation
from reports.models import Exhibit, Report, Section
from tests.factories import numbers, reports
from tests.factories.publishing import published


@dataclass
class Book:
    """The records of the edition; nothing in it is public before `out`."""

    report: Report
    foreword: Section
    chapter: Section
    first: Section
    second: Section
    table: Exhibit
    missing: Exhibit
    granted: Indicator
    number: Observation

    def number_now(self) -> Observation:
        """Return the number as it stands in the database."""
        return Observation.objects.get(pk=self.number.pk)

    def out(self) -> Book:
        """Publish the edition with everything in it."""
        published(self.report)
        return self


def book(year: int = 2022) -> Book:
    granted = numbers.indicator(f"patents-granted-{year}")
    report = reports.report(year)
    foreword = reports.section(report, slug="foreword", kind="foreword", position=0, lead_en="In short.")
    chapter = reports.section(
        report,
        slug="protection",
        number="III",
        position=1,
        title_en="Protecting rights",
        title_zh_hans="知识产权保护",
        lead_en=f"There were [[{granted.slug}:{year}]] grants.",
    )
    first = reports.section(
        report,
        slug="judicial-protection",
        parent=chapter,
        number="3.1",
        position=0,
        title_en="Courts",
        body_en=f"<p>The city granted [[{granted.slug}:{year}]] patents.{{{{note:1}}}}</p>"
        "<p>See {{exhibit:grants}}.</p>",
    )
    reports.note(first, "1", text_en="As printed.")
    second = reports.section(
        report,
        slug="enforcement",
        parent=chapter,
        position=1,
        title_en="Offices",
        body_en="<p>They acted.</p>",
    )
    table = reports.exhibit(first, granted, slug="grants", title_en="Grants", periods=str(year))
    missing = reports.exhibit(
        second, slug="lost", title_en="A lost chart", kind="missing", note_en="The data did not survive."
    )
    number = numbers.observation(
        granted, 178_300, str(year), source=report.source, released_at=None, rounding_step=100
    )
    return Book(report, foreword, chapter, first, second, table, missing, granted, number)
