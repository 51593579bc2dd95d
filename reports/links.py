"""The public edges of the book: what editions list, what sections quote and name, what exhibits show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicators.models import Indicator
from indicators.references import Reference, find
from publishing.links import LinkTo, links_from
from publishing.models import Role
from reports.models import Exhibit, Report, Section

LANGUAGES = ("en", "zh_hans")
SECTION_TEXTS = ("title", "lead", "body")
EXHIBIT_TEXTS = ("title", "scope", "alt", "note")


@links_from(Report)
def listed(report: Report) -> Iterable[LinkTo]:
    """Link to the cases and rounds chosen for the edition, to its publisher and to what it sums up."""
    for case_pick in report.case_picks.all():
        yield LinkTo(case_pick.case, Role.LISTS, report.year)
    for award_pick in report.award_picks.all():
        yield LinkTo(award_pick.award_round, Role.LISTS, report.year)
    if report.publisher is not None:
        yield LinkTo(report.publisher, Role.ISSUED, report.year)
    if report.summary_of is not None:
        yield LinkTo(report.summary_of, Role.MENTIONS, report.year)


@links_from(Report)
def shown_first(report: Report) -> Iterable[LinkTo]:
    """Link to the indicators of the key figures and of the introduction."""
    keys = {figure.indicator_id: figure.indicator for figure in report.key_figures.all()}
    for indicator in keys.values():
        yield LinkTo(indicator, Role.SHOWS, report.year)
    yield from _quoted(texts(report, ("title", "lead")), report.year)


@links_from(Section)
def quoted(section: Section) -> Iterable[LinkTo]:
    """Link to every indicator that the section's texts or notes quote, in either language."""
    notes = [text for note in section.notes.all() for text in texts(note, ("text",))]
    yield from _quoted([*texts(section, SECTION_TEXTS), *notes], section.report.year)


@links_from(Section)
def named(section: Section) -> Iterable[LinkTo]:
    """Link to the organisations and documents the section names."""
    for organisation in section.organisations.all():
        yield LinkTo(organisation, Role.MENTIONS, section.report.year)
    for instrument in section.instruments.all():
        yield LinkTo(instrument, Role.MENTIONS, section.report.year)


@links_from(Exhibit)
def exhibited(exhibit: Exhibit) -> Iterable[LinkTo]:
    """Link to the indicators an exhibit shows, and to those its words quote."""
    series = {each.indicator_id: each.indicator for each in exhibit.series.all()}
    for indicator in series.values():
        yield LinkTo(indicator, Role.SHOWS, exhibit.report.year)
    yield from _quoted(texts(exhibit, EXHIBIT_TEXTS), exhibit.report.year)


def texts(record: object, fields: Iterable[str]) -> Iterator[str]:
    """Yield the texts of a record's paired columns, both languages."""
    for field in fields:
        for language in LANGUAGES:
            yield str(getattr(record, f"{field}_{language}"))


def _quoted(found: Iterable[str], year: int) -> Iterator[LinkTo]:
    codes = {reference.code for text in found for reference in find(text) if isinstance(reference, Reference)}
    if codes:
        for indicator in Indicator.objects.filter(slug__in=codes).order_by("slug"):
            yield LinkTo(indicator, Role.QUOTES, year)
