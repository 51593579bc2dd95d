"""A case for machines: every public statement of the record, codes and dates as the workbook writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.models import CollectionEntry, TypicalCase
from cases.views.reading import CaseText
from cases.views.record import Found
from directory.models import Instrument, Organisation, Source
from pages.bilingual import both
from pages.twins import identity
from publishing.dates import code
from publishing.models import Publishable

PAIRS = (
    "gist", "cause", "facts", "issue", "holding", "reasoning", "significance", "remedies", "doubts",
)  # fmt: skip


def case_data(
    case: TypicalCase, text: CaseText, found: Found, entries: Sequence[CollectionEntry]
) -> dict[str, Any]:
    """Return the fields of a case; what points at a record that is not public is null."""

    def known(model: type[Publishable], key: Any) -> dict[str, Any] | None:
        record = found.get((model, key))
        return identity(record) if record is not None else None

    return {
        "kind": case.kind,
        "proceeding": case.proceeding,
        "rights": [right.code for right in case.rights.all()],
        "handling_authority": known(Organisation, case.handling_authority_id),
        "recommending_authority": known(Organisation, case.recommending_authority_id),
        "district": case.district.code if case.district else None,
        "decided_on": code(case.decided_on, case.decided_on_precision),
        "announced_on": code(case.announced_on, case.announced_on_precision),
        "outcome": case.outcome,
        "finality": case.finality,
        "foreign_related": case.foreign_related,
        **{name: both(case, name) for name in PAIRS},
        "numbers": [
            {"scheme": each.scheme, "value": each.value, "normalised": each.normalised}
            for each in text.numbers
        ],
        "instances": [
            {
                "stage": each.stage,
                "authority": known(Organisation, each.authority_id),
                "number": each.number,
                "filed_on": code(each.filed_on, each.filed_on_precision),
                "decided_on": code(each.decided_on, each.decided_on_precision),
                "document_type": each.document_type,
                "outcome": both(each, "outcome"),
            }
            for each in text.instances
        ],
        "parties": [
            {
                "role": each.role,
                "name": both(each, "name"),
                "name_shortened": each.anonymised,
                "organisation": known(Organisation, each.organisation_id),
            }
            for each in text.parties
        ],
        "amounts": [
            {
                "kind": each.kind,
                "value": f"{each.value.normalize():f}",
                "currency": each.currency,
                "qualifier": each.qualifier,
                "against": both(each, "against"),
            }
            for each in text.amounts
        ],
        "legal_bases": [
            {"law": known(Instrument, each.law_id), "title": both(each, "title"), "article": each.article}
            for each in text.legal_bases
        ],
        "related_rights": [
            {"kind": each.kind, "number": each.number, "title": both(each, "title")}
            for each in text.related_rights
        ],
        "evidence": [
            {
                "supports": each.supports,
                "grade": each.grade,
                "source": known(Source, each.source_id),
                "note": both(each, "note"),
            }
            for each in text.evidence
        ],
        "collections": [{"rank": each.rank, "collection": identity(each.collection)} for each in entries],
    }
