"""What search knows of cases and lists of cases; a docket is found in whatever form it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from cases import dockets
from cases.models import CaseCollection, TypicalCase
from cases.numbers import normalise
from cases.rules import year_of
from pages.entries import Entry, entry, normaliser

PROSE = ("facts", "issue", "holding", "reasoning", "significance")


def cases(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return cases with their numbers, parties, rights and authority."""
    return records.select_related("handling_authority").prefetch_related(
        "numbers", "parties__organisation", "rights"
    )


@entry(TypicalCase, rows=cases)
def case_entry(case: TypicalCase) -> Entry:
    """Return gist, text, cause, parties under their published names, authority and numbers."""
    bodies = [party.organisation for party in case.parties.all()] + [case.handling_authority]
    public = [body for body in bodies if body is not None and body.is_published]
    parties, rights = case.parties.all(), case.rights.all()
    return Entry(
        summary_en=case.gist_en,
        summary_zh_hans=case.gist_zh_hans,
        text_en=[
            *(getattr(case, f"{name}_en") for name in PROSE),
            case.cause_en,
            *(right.name_en for right in rights),
            *(party.name_en for party in parties),
            *(body.name_en for body in public),
        ],
        text_zh_hans=[
            *(getattr(case, f"{name}_zh_hans") for name in PROSE),
            case.cause_zh_hans,
            *(right.name_zh_hans for right in rights),
            *(party.name_zh_hans for party in parties),
            *(body.name_zh_hans for body in public),
        ],
        numbers=[number.value for number in case.numbers.all()],
        year=year_of(case.decided_on, case.announced_on),
    )


@entry(CaseCollection)
def collection_entry(collection: CaseCollection) -> Entry:
    """Return how the cases were chosen and what is noted of the list."""
    return Entry(
        summary_en=collection.selection_en or collection.note_en,
        summary_zh_hans=collection.selection_zh_hans or collection.note_zh_hans,
        text_en=[collection.note_en],
        text_zh_hans=[collection.note_zh_hans],
        year=collection.coverage_year,
    )


@normaliser
def spellings(number: str) -> Iterable[str]:
    """Return the ways a docket is written: Chinese, in Roman letters, without brackets and blanks."""
    serial_left_out = (key for key in dockets.search_keys(normalise(number)) if not key.isdigit())
    return list(serial_left_out)
