"""A public case with its parts, read from its public text: one query, however many parts there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cases.models import Amount, CaseNumber, Evidence, Instance, LegalBasis, Party, RelatedRight, TypicalCase
from directory.models import Instrument, Organisation, Source
from pages.named import Key, public_records
from publishing.snapshots import live_content, parts_in


@dataclass(frozen=True, slots=True)
class CaseText:
    """The parts of a case, each kind in its order."""

    numbers: list[CaseNumber]
    instances: list[Instance]
    parties: list[Party]
    amounts: list[Amount]
    legal_bases: list[LegalBasis]
    related_rights: list[RelatedRight]
    evidence: list[Evidence]


def read(case: TypicalCase) -> CaseText:
    """Return the parts of a case as its public text holds them; needs `live_revision` with the row."""
    content = live_content(case)
    return CaseText(
        numbers=parts_in(content, CaseNumber),
        instances=parts_in(content, Instance),
        parties=parts_in(content, Party),
        amounts=parts_in(content, Amount),
        legal_bases=parts_in(content, LegalBasis),
        related_rights=parts_in(content, RelatedRight),
        evidence=parts_in(content, Evidence),
    )


def named_in(case: TypicalCase, text: CaseText) -> dict[Key, Any]:
    """Return the public records that the case and its parts point at: bodies, laws, sources. One query."""
    return public_records(
        {
            Organisation: [
                case.handling_authority_id,
                case.recommending_authority_id,
                *(each.authority_id for each in text.instances),
                *(each.organisation_id for each in text.parties),
            ],
            Instrument: [each.law_id for each in text.legal_bases],
            Source: [case.source_id, *(each.source_id for each in text.evidence)],
        }
    )
