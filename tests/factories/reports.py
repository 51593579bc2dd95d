"""Editions of the white paper, their sections and exhibits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from directory.models import Area, Source
from indicators.models import Indicator
from reports.models import Exhibit, ExhibitSeries, Report, Section, SectionNote
from tests.factories.directory import area, source
from tests.factories.publishing import number


def report(year: int = 2022, **fields: Any) -> Report:
    """An edition that is its own source, not yet published."""
    given: dict[str, Any] = {"title_en": f"White paper {year}", **fields}
    given["source"] = given.get("source") or own_source(year)
    given["area"] = given.get("area") or area()
    return Report.objects.create(year=year, slug=str(year), **given)


def own_source(year: int = 2022) -> Source:
    """Return the source that an edition is, made when first asked for."""
    slug = f"white-paper-{year}"
    return Source.objects.filter(slug=slug).first() or source(slug=slug, title_en=f"White paper {year}")


def section(of: Report, **fields: Any) -> Section:
    """A chapter; one with a `parent` is a run-in section. Not yet published."""
    n = number()
    kind = Section.Kind.RUN_IN if fields.get("parent") else Section.Kind.CHAPTER
    named = {"slug": f"section-{n}", "title_en": f"Section {n}", "kind": kind, "position": n, **fields}
    return Section.objects.create(report=of, **named)


def note(of: Section, mark: str = "1", **fields: Any) -> SectionNote:
    """A note in the margin of a section."""
    given = {"text_en": f"Note {mark}", "position": of.notes.count(), **fields}
    return SectionNote.objects.create(section=of, mark=mark, **given)


def exhibit(of: Section, *indicators: Indicator, **fields: Any) -> Exhibit:
    """A table of one row for each indicator, not yet published."""
    n = number()
    # Letters, not digits: the audit would read a number between 1900 and 2100 as a year outside the periods.
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(n))
    named = {"slug": f"exhibit-{n}", "title_en": f"Exhibit {letters}", "alt_en": "What it shows", **fields}
    made = Exhibit.objects.create(
        report=of.report, section=of, position=n, **{"periods": "2021..2022", **named}
    )
    add_series(made, indicators)
    return made


def add_series(made: Exhibit, indicators: Sequence[Indicator], place: Area | None = None) -> None:
    """Add a row or line for each indicator."""
    for position, one in enumerate(indicators):
        ExhibitSeries.objects.create(exhibit=made, indicator=one, area=place, position=position)
