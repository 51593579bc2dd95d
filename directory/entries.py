"""What search knows of organisations and documents."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from directory.models import Instrument, Organisation
from pages.entries import Entry, entry


def organisations(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return organisations that have a page, with their other names."""
    return records.filter(has_page=True).prefetch_related("aliases")


@entry(Organisation, rows=organisations)
def organisation_entry(organisation: Organisation) -> Entry:
    """Return names, former names and note."""
    other = [alias.name for alias in organisation.aliases.all()]
    return Entry(
        summary_en=organisation.note_en,
        summary_zh_hans=organisation.note_zh_hans,
        text_en=[organisation.short_name_en, *other],
        text_zh_hans=[organisation.short_name_zh_hans],
        numbers=[organisation.credit_code] if organisation.credit_code else [],
    )


@entry(Instrument)
def document_entry(document: Instrument) -> Entry:
    """Return title, number and summary."""
    return Entry(
        summary_en=document.summary_en,
        summary_zh_hans=document.summary_zh_hans,
        numbers=[document.number] if document.number else [],
        year=document.issued_on.year if document.issued_on else document.year_named,
    )
