"""Cases, their parts, and the lists of cases as sheets of a workbook."""

from cases.models import (
    Amount,
    CaseCollection,
    CaseNumber,
    CaseSeries,
    CollectionEntry,
    CollectionIssuer,
    Evidence,
    Instance,
    LegalBasis,
    Party,
    RelatedRight,
    TypicalCase,
)
from exchange.sheets import register, sheet

_PART = ("case", "position")

register(
    sheet(CaseSeries, "case-series", ("code",)),
    sheet(TypicalCase, "cases", ("slug",)),
    sheet(CaseNumber, "case-numbers", _PART, leave_out=["normalised"]),
    sheet(Instance, "case-instances", _PART),
    sheet(Party, "case-parties", _PART),
    sheet(Amount, "case-amounts", _PART),
    sheet(LegalBasis, "case-laws", _PART),
    sheet(RelatedRight, "case-rights", _PART),
    sheet(Evidence, "case-evidence", _PART),
    sheet(CaseCollection, "collections", ("slug",)),
    sheet(CollectionIssuer, "collection-issuers", ("collection", "position")),
    sheet(CollectionEntry, "collection-entries", ("collection", "position")),
)
