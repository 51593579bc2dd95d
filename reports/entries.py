"""What search knows of editions and their sections."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from pages.entries import Entry, entry
from reports.models import Report, Section


def sections(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return sections with what their address is made of, and their notes."""
    return records.select_related("report", "parent").prefetch_related("notes")


@entry(Report)
def report_entry(report: Report) -> Entry:
    """Return the introduction."""
    return Entry(summary_en=report.lead_en, summary_zh_hans=report.lead_zh_hans, year=report.year)


@entry(Section, rows=sections)
def section_entry(section: Section) -> Entry:
    """Return standfirst, text and notes."""
    notes = section.notes.all()
    return Entry(
        summary_en=section.lead_en,
        summary_zh_hans=section.lead_zh_hans,
        text_en=[section.body_en, *(note.text_en for note in notes)],
        text_zh_hans=[section.body_zh_hans, *(note.text_zh_hans for note in notes)],
        year=section.report.year,
    )
