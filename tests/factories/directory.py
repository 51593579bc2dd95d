"""Areas, sources, organisations and documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from directory.models import Alias, Area, Instrument, Issuer, Organisation, Source
from tests.factories.publishing import number, published


def area(code: str = "shanghai", **fields: Any) -> Area:
    names = {"name_en": code.title(), "kind": Area.Kind.PROVINCE, **fields}
    return Area.objects.get_or_create(code=code, defaults=names)[0]


def source(**fields: Any) -> Source:
    """A source, not yet published."""
    n = number()
    return Source.objects.create(
        **{
            "slug": f"source-{n}",
            "title_en": f"Yearbook {n}",
            "producer_en": "An office",
            "published_on": date(2023, 1, 1),
            "published_on_precision": "year",
            **fields,
        }
    )


def organisation(*aliases: str, **fields: Any) -> Organisation:
    """An organisation with other names, not yet published."""
    n = number()
    made = Organisation.objects.create(
        **{
            "slug": f"organisation-{n}",
            "name_en": f"Office {n}",
            "name_zh_hans": f"办公室{n}",
            "kind": Organisation.Kind.AGENCY,
            **fields,
        }
    )
    for position, name in enumerate(aliases):
        Alias.objects.create(organisation=made, name=name, position=position)
    return made


def document(*issuers: Organisation, **fields: Any) -> Instrument:
    """A document with issuers, which are published for it; itself not yet published."""
    n = number()
    made = Instrument.objects.create(
        **{
            "slug": f"document-{n}",
            "title_en": f"Plan {n}",
            "kind": Instrument.Kind.PLAN,
            "issued_on": date(2022, 6, 1),
            "issued_on_precision": "month",
            **fields,
        }
    )
    for body in issuers:
        if not body.is_published:
            published(body)
    issue(made, issuers)
    return made


def issue(made: Instrument, issuers: Sequence[Organisation]) -> None:
    """Name the bodies as issuers of the document."""
    for position, body in enumerate(issuers):
        Issuer.objects.create(instrument=made, organisation=body, position=position)
