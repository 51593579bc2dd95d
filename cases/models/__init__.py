"""Typical cases and the lists authorities made of them."""

from cases.models.case import IPRight, TypicalCase
from cases.models.collection import CaseCollection, CaseSeries, CollectionEntry, CollectionIssuer
from cases.models.parts import Amount, CaseNumber, Evidence, Instance, LegalBasis, Party, RelatedRight

__all__ = [
    "Amount",
    "CaseCollection",
    "CaseNumber",
    "CaseSeries",
    "CollectionEntry",
    "CollectionIssuer",
    "Evidence",
    "IPRight",
    "Instance",
    "LegalBasis",
    "Party",
    "RelatedRight",
    "TypicalCase",
]
