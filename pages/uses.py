"""What points at a record: the public links to it, grouped by what each is to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.addresses import absolute, local
from pages.texts import Text, localized
from publishing.models import Link, Publishable, Role


@dataclass(frozen=True, slots=True)
class Use:
    """One link to the record: the record it comes from, under its published name."""

    label: Text
    url: str
    noun: str
    role: str
    year: int | None
    link: Link

    @property
    def note(self) -> str:
        """The year it belongs to, beside its name; empty where the name says it."""
        return "" if self.year is None or str(self.year) in self.label else str(self.year)


def of(record: Publishable, roles: Iterable[Role] = Role) -> list[Use]:
    """Return the links to a record, of all roles or of some, newest year first. One query."""
    meta = record._meta
    found = Link.objects.filter(
        # By name, not by content type, which would be a query of its own.
        to_type__app_label=meta.app_label,
        to_type__model=meta.model_name,
        to_id=record.pk,
        role__in=[str(role) for role in roles],
    ).order_by("role", "-year", "noun", "label_en", "id")
    return [made(link) for link in found]


def made(link: Link) -> Use:
    """Return a link as a page prints it."""
    return Use(
        label=localized(link.label_en, link.label_zh_hans),
        url=local(link.path),
        noun=link.noun,
        role=link.role,
        year=link.year,
        link=link,
    )


def once(uses: Iterable[Use]) -> list[Use]:
    """Return each record once, however often it points here."""
    first: dict[str, Use] = {}
    for use in uses:
        first.setdefault(use.link.path, use)
    return list(first.values())


def for_machines(uses: Sequence[Use]) -> list[dict[str, Any]]:
    """Return the links as a twin prints them."""
    return [
        {
            "role": use.role,
            "type": use.noun,
            "title": {"en": use.link.label_en, "zh-hans": use.link.label_zh_hans},
            "url": absolute(use.url),
            "year": use.year,
        }
        for use in uses
    ]
