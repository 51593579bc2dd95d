"""The texts of an edition with their places: title page, sections, notes, exhibits, in book order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from indicators import periods
from publishing import snapshots
from publishing.diffs import PARTS
from publishing.models import Publishable
from reports import rules
from reports.audit.edition import Text
from reports.audit.findings import Where
from reports.audit.ledger import LANGUAGES
from reports.models import Exhibit, ExhibitSeries, KeyFigure, Report, Section, SectionNote

Previous = Mapping[tuple[str, int], snapshots.Content]

REPORT_TEXTS = ("title", "lead")
SECTION_TEXTS = ("title", "short_title", "lead", "body")
EXHIBIT_TEXTS = ("title", "scope", "alt", "note")
#: Words of an exhibit in which another year than it shows is a slip.
DATED = ("title", "scope", "alt")


def texts_of(
    report: Report, sections: Sequence[Section], exhibits: Iterable[Exhibit], previous: Previous
) -> Iterator[Text]:
    """Yield every text of an edition, in both languages, empty ones included."""
    for text in _paired(report, REPORT_TEXTS, "", "", previous):
        yield replace(text, years=(report.year,)) if text.where.field == "title" else text
    for figure in report.key_figures.all():
        yield from _of_part(figure, report, previous, section="", field="kicker", heading="")
    by_section: dict[int, list[Exhibit]] = {}
    for exhibit in exhibits:
        by_section.setdefault(exhibit.section_id, []).append(exhibit)
    for section in sections:
        yield from _of_section(section, previous)
        for exhibit in by_section.get(section.pk, []):
            yield from _of_exhibit(exhibit, section, report.year, previous)


def _of_section(section: Section, previous: Previous) -> Iterator[Text]:
    above = f"{section.parent.title_en} " if section.parent else ""
    heading = f"{above}{section.title_en}"
    yield from _paired(section, SECTION_TEXTS, section.slug, heading, previous)
    for note in section.notes.all():
        yield from _of_part(note, section, previous, section=section.slug, field="text", heading=heading)


def _of_exhibit(exhibit: Exhibit, section: Section, year: int, previous: Previous) -> Iterator[Text]:
    heading = f"{section.title_en} {exhibit.title_en}"
    shown = _years(exhibit, year)
    for text in _paired(exhibit, EXHIBIT_TEXTS, section.slug, heading, previous):
        yield replace(text, years=shown) if text.where.field in DATED else text
    for each in exhibit.series.all():
        yield from _of_part(each, exhibit, previous, section=section.slug, field="label", heading=heading)


def _years(exhibit: Exhibit, year: int) -> tuple[int, ...]:
    """Every year an exhibit shows, and that of the edition."""
    try:
        codes = rules.periods(exhibit.periods)
    except ValueError:
        return ()
    shown = {year}
    for code in codes:
        try:
            read = periods.parse(code, names={code})
        except periods.PeriodError:
            return ()
        shown |= set(read.years)
    return tuple(sorted(shown))


def _paired(
    record: Publishable, fields: Iterable[str], section: str, heading: str, previous: Previous
) -> Iterator[Text]:
    before = previous.get((record.noun, record.pk), {})
    for field in fields:
        for language in LANGUAGES:
            where = Where(section, str(record), record.noun, record.pk, field, language)
            yield Text(
                where,
                getattr(record, where.column),
                markup=field == "body",
                heading=heading if language == "en" else "",
                previous=str(before.get(where.column) or ""),
            )


def _of_part(
    part: KeyFigure | SectionNote | ExhibitSeries,
    holder: Publishable,
    previous: Previous,
    *,
    section: str,
    field: str,
    heading: str,
) -> Iterator[Text]:
    kind = snapshots.kind_of(type(part))
    kept: Any = previous.get((holder.noun, holder.pk), {}).get(PARTS, {}).get(kind, [])
    before: snapshots.Content = next((row for row in kept if row["id"] == str(part.pk)), {})
    for language in LANGUAGES:
        where = Where(section, str(holder), holder.noun, holder.pk, field, language, kind, str(part.pk))
        yield Text(
            where,
            getattr(part, where.column),
            heading=heading if language == "en" else "",
            previous=str(before.get(where.column) or ""),
        )
