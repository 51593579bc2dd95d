"""A few real records with parts, relations and parts that point at parts, for the tests of publishing."""

from __future__ import annotations

from typing import Any

from cases.models import CaseCollection, Party, TypicalCase
from directory.models import Organisation
from tests.factories import cases, directory
from tests.factories.awards import award_round
from tests.factories.directory import source
from tests.factories.publishing import published

__all__ = ["award_round", "case", "collection", "organisation", "source", "with_aliases"]


def organisation(**fields: Any) -> Organisation:
    """A court with a name in English only."""
    plain = {"name_en": "A court", "name_zh_hans": "", "kind": Organisation.Kind.COURT}
    return directory.organisation(**{**plain, **fields})


def with_aliases(*names: str, **fields: Any) -> Organisation:
    plain = {"name_en": "A court", "name_zh_hans": "", "kind": Organisation.Kind.COURT}
    return directory.organisation(*names, **{**plain, **fields})


def case(**fields: Any) -> TypicalCase:
    """A case with a right (many-to-many) and two parties (parts with a foreign key)."""
    made = cases.case("trademark", **{"title_en": "A dispute", "title_zh_hans": "", **fields})
    for position, role in enumerate(("plaintiff", "defendant")):
        Party.objects.create(case=made, role=role, position=position, organisation=published(organisation()))
    return made


def collection(*members: TypicalCase, **fields: Any) -> CaseCollection:
    """A ranked list: no two of its parts share a rank."""
    return cases.collection(*members, **{"title_en": "Ten cases", "title_zh_hans": "", **fields})
