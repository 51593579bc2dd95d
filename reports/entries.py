"""What search knows of editions and their sections: the text with its figures, as the page prints it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from indicators.formatting import Language
from indicators.quoting import Quoter
from pages.entries import Entry, entry
from publishing.models import Publishable
from reports.models import Report, Section

LANGUAGES: tuple[tuple[Language, str], ...] = (("en", "en"), ("zh-hans", "zh_hans"))


def sections(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return sections with what their address and their figures are made of, and their notes."""
    wanted = ("report__source", "report__area", "parent", "live_revision")
    return records.select_related(*wanted).prefetch_related("notes")


@entry(Report, rows=lambda records: records.select_related("source", "area", "live_revision"))
def report_entry(report: Report) -> Entry:
    """Return the introduction."""
    leads = {suffix: getattr(report, f"lead_{suffix}") for _language, suffix in LANGUAGES}
    found = {
        suffix: said(report, report, language, leads[suffix], markup=False) for language, suffix in LANGUAGES
    }
    return Entry(summary_en=found["en"], summary_zh_hans=found["zh_hans"], year=report.year)


@entry(Section, rows=sections)
def section_entry(section: Section) -> Entry:
    """Return standfirst, text and notes."""
    leads, texts = {}, {}
    for language, suffix in LANGUAGES:
        notes = [getattr(note, f"text_{suffix}") for note in section.notes.all()]
        body, lead = getattr(section, f"body_{suffix}"), getattr(section, f"lead_{suffix}")
        leads[suffix] = said(section.report, section, language, lead, markup=False)
        texts[suffix] = [
            said(section.report, section, language, body, markup=True),
            *(said(section.report, section, language, note, markup=False) for note in notes),
        ]
    return Entry(
        summary_en=leads["en"],
        summary_zh_hans=leads["zh_hans"],
        text_en=texts["en"],
        text_zh_hans=texts["zh_hans"],
        year=section.report.year,
    )


def said(report: Report, record: Publishable, language: Language, text: str, *, markup: bool) -> str:
    """Return a text of the edition with its figures in words, as they stood when it was published."""
    if not text:
        return ""
    quoter = Quoter(
        edition_source=report.source,
        default_area=report.area,
        as_of=None if record.live_revision is None else record.live_revision.published_at,
        language=language,
    )
    quoter.load([text])
    return quoter.plain(text, markup=markup)
