"""A few real records with parts, relations and parts that point at parts, for the tests of publishing."""

from __future__ import annotations

from typing import Any

from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound
from cases.models import CaseCollection, CollectionEntry, IPRight, Party, TypicalCase
from cases.terms import CaseKind
from directory.models import Alias, Organisation, Source
from tests.factories.publishing import number, published


def organisation(**fields: Any) -> Organisation:
    fields = {
        "slug": f"organisation-{number()}",
        "name_en": "A court",
        "kind": Organisation.Kind.COURT,
        **fields,
    }
    return Organisation.objects.create(**fields)


def with_aliases(*names: str, **fields: Any) -> Organisation:
    made = organisation(**fields)
    for position, name in enumerate(names):
        Alias.objects.create(organisation=made, name=name, position=position)
    return made


def source(**fields: Any) -> Source:
    fields = {"slug": f"source-{number()}", "title_en": "A list", "producer_en": "An office", **fields}
    return Source.objects.create(**fields)


def case(**fields: Any) -> TypicalCase:
    """A case with a right (many-to-many) and two parties (parts with a foreign key)."""
    fields.setdefault("source", published(source()))
    made = TypicalCase.objects.create(
        slug=fields.pop("slug", f"case-{number()}"),
        **{"title_en": "A dispute", "kind": CaseKind.DISPUTE, **fields},
    )
    made.rights.add(IPRight.objects.get_or_create(code="trademark", defaults={"name_en": "Trademark"})[0])
    for position, role in enumerate(("plaintiff", "defendant")):
        Party.objects.create(case=made, role=role, position=position, organisation=published(organisation()))
    return made


def award_round(**fields: Any) -> AwardRound:
    """A round whose recipients (parts) point at its awards (parts)."""
    programme = fields.pop("programme", None) or published(
        AwardProgramme.objects.create(
            slug=f"programme-{number()}", title_en="A prize", kind=AwardProgramme.Kind.PRIZE
        )
    )
    made = AwardRound.objects.create(
        programme=programme,
        slug=fields.pop("slug", "2022"),
        **{"title_en": "A round", "source": published(source()), **fields},
    )
    for position in range(2):
        award = Award.objects.create(round=made, position=position, grade_en=f"Grade {position}")
        winner = published(organisation(kind=Organisation.Kind.COMPANY))
        AwardRecipient.objects.create(round=made, award=award, organisation=winner, position=position)
    return made


def collection(*cases: TypicalCase, **fields: Any) -> CaseCollection:
    """A ranked list: no two of its parts share a rank."""
    fields = {
        "slug": f"collection-{number()}",
        "title_en": "Ten cases",
        "source": published(source()),
        "ranked": True,
        **fields,
    }
    made = CaseCollection.objects.create(**fields)
    for rank, one in enumerate(cases, start=1):
        CollectionEntry.objects.create(collection=made, case=one, rank=rank, position=rank)
    return made
