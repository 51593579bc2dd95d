"""What keeps a record from being published: a registry each app fills from its own blockers module."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import ForeignObjectRel, ManyToManyField
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from publishing.models import Publishable

P = TypeVar("P", bound=Publishable)
_registry: list[tuple[type[Publishable], Callable[[Any], Iterable[Blocker]]]] = []


@dataclass(frozen=True)
class Blocker:
    """One reason, in plain words, with the place of its fix; empty `label` and `url` are filled in."""

    message: str
    field: str = ""
    url: str = ""
    label: str = ""


def blocker(model: type[P]) -> Callable[[Callable[[P], Iterable[Blocker]]], Callable[[P], Iterable[Blocker]]]:
    """Register a function: given a record of `model` with its draft on the rows, it yields blockers."""

    def register(function: Callable[[P], Iterable[Blocker]]) -> Callable[[P], Iterable[Blocker]]:
        _registry.append((model, function))
        return function

    return register


def blockers_of(record: Publishable) -> list[Blocker]:
    """Return everything registered functions hold against publishing `record`."""
    found = (one for model, function in _registry if isinstance(record, model) for one in function(record))
    return [placed(one, record) for one in found]


def missing_from(record: Publishable) -> list[Blocker]:
    """Return one blocker for each field of `required_to_publish` that is empty."""
    return [
        placed(
            Blocker(
                _("%(field)s is empty: fill it in.") % {"field": _named(record, wanted)}, field=wanted[0]
            ),
            record,
        )
        for wanted in (one if isinstance(one, tuple) else (one,) for one in record.required_to_publish)
        if not any(_filled(record, name) for name in wanted)
    ]


def placed(one: Blocker, record: Publishable) -> Blocker:
    """Return the blocker with the record's name and the address of the form (and field) where it is fixed."""
    return replace(one, label=one.label or str(record), url=one.url or _form_address(record, one.field))


def _filled(record: Publishable, name: str) -> bool:
    field = record._meta.get_field(name)
    if isinstance(field, ForeignObjectRel):
        return bool(getattr(record, field.get_accessor_name() or name).all())
    if isinstance(field, ManyToManyField):
        return bool(getattr(record, name).all())
    return getattr(record, getattr(field, "attname", name)) not in (None, "")


def _named(record: Publishable, names: tuple[str, ...]) -> str:
    fields = (record._meta.get_field(name) for name in names)
    return _(" or ").join(str(getattr(field, "verbose_name", field.name)).capitalize() for field in fields)


def _form_address(record: Publishable, field: str) -> str:
    try:
        address = reverse(
            f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]
        )
    except NoReverseMatch:
        return ""
    if not field:
        return address
    # Django names the block of a record's rows otherwise than a field.
    rows = field in {one.name for one in record._meta.related_objects}
    return f"{address}#{field}-group" if rows else f"{address}#id_{field}"
