"""Cases and collections: bare, full of parts, and in every state a record can stand in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import (
    Amount,
    CaseCollection,
    CaseNumber,
    CaseSeries,
    CollectionEntry,
    CollectionIssuer,
    Evidence,
    Instance,
    IPRight,
    LegalBasis,
    Party,
    RelatedRight,
    TypicalCase,
)
from cases.terms import CaseKind, Proceeding
from directory.models import Organisation
from tests.factories import directory
from tests.factories.publishing import all_published, number, published


def right(code: str = "copyright") -> IPRight:
    return IPRight.objects.get_or_create(
        code=code, defaults={"name_en": code.title(), "name_zh_hans": "著作权"}
    )[0]


def court(**fields: Any) -> Organisation:
    """A public court."""
    return published(
        directory.organisation(
            **{"kind": Organisation.Kind.COURT, "level": Organisation.Level.BASIC, **fields}
        )
    )


def case(*rights: str, **fields: Any) -> TypicalCase:
    """A case without parts, not yet published; its source is public."""
    n = number()
    if "source" not in fields:
        fields["source"] = published(directory.source())
    made = TypicalCase.objects.create(
        **{
            "slug": f"case-{n}",
            "title_en": f"Dispute {n}",
            "title_zh_hans": f"纠纷案{n}",
            "kind": CaseKind.DISPUTE,
            "proceeding": Proceeding.CIVIL,
            "decided_on": date(2022, 9, 1),
            "decided_on_precision": "month",
            **fields,
        }
    )
    made.rights.set([right(code) for code in rights or ("copyright",)])
    return made


def full_case(parts: int = 1, **fields: Any) -> TypicalCase:
    """A case with `parts` of every kind, each pointing at public records; not yet published."""
    court_of = {"kind": Organisation.Kind.COURT, "level": Organisation.Level.BASIC}
    courts = [directory.organisation(**court_of) for _ in range(parts)]
    firms = [directory.organisation(kind=Organisation.Kind.COMPANY) for _ in range(parts)]
    papers = [directory.source() for _ in range(parts)]
    law = directory.document()
    all_published(*courts, *firms, *papers, law)
    made = case(
        **{
            "handling_authority": courts[0],
            "district": directory.area("yangpu"),
            "source": papers[0],
            **fields,
        }
    )
    for position in range(parts):
        shared: dict[str, Any] = {"case": made, "position": position}
        CaseNumber.objects.create(value=f"（2021）沪73民终{123 + position}号", **shared)
        Instance.objects.create(
            stage="first", authority=courts[position], number=f"(2020)沪0115民初{position + 1}号", **shared
        )
        plaintiff, defendant = (
            {"case": made, "position": 2 * position},
            {"case": made, "position": 2 * position + 1},
        )
        Party.objects.create(role="plaintiff", organisation=firms[position], **plaintiff)
        Party.objects.create(
            role="defendant", name_en="Li X", name_zh_hans="李某", anonymised=True, **defendant
        )
        Amount.objects.create(kind="damages", value=Decimal(1_050_000 + position), **shared)
        LegalBasis.objects.create(law=law, article=f"Article {position + 1}", **shared)
        RelatedRight.objects.create(kind="patent", number="ZL201610951190.4", **shared)
        Evidence.objects.create(supports="all", grade="official", source=papers[position], **shared)
    return made


def collection(*cases: TypicalCase, **fields: Any) -> CaseCollection:
    """A ranked list of `cases` in their order, not yet published; its source and issuer are public."""
    n = number()
    if "source" not in fields:
        fields["source"] = published(directory.source())
    issuers = fields.pop("issuers", None) or [fields.pop("issuer", None) or court()]
    made = CaseCollection.objects.create(
        **{
            "slug": f"collection-{n}",
            "title_en": f"Ten typical cases {n}",
            "title_zh_hans": f"十大典型案例{n}",
            "coverage_year": 2022,
            "ranked": True,
            "planned_size": 10,
            **fields,
        }
    )
    for position, issuer in enumerate(issuers):
        CollectionIssuer.objects.create(collection=made, organisation=issuer, position=position)
    for position, each in enumerate(cases):
        rank = position + 1 if made.ranked else None
        CollectionEntry.objects.create(collection=made, case=each, rank=rank, position=position)
    return made


def series(code: str = "top-ten", **fields: Any) -> CaseSeries:
    return CaseSeries.objects.get_or_create(code=code, defaults={"title_en": code.title(), **fields})[0]
