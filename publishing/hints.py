"""What a form says beneath a field whose column has no help text of its own: a registry each app fills."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publishing.datefields import PrecisionField

# For columns that mean the same wherever they stand.
EVERYWHERE: dict[str, Promise] = {
    "position": _("Order among the rows: smaller numbers stand first. Examples: 1, 2, 3"),
    "source": _("Where this is from. Type a part of the title; with + a missing one is added."),
}
PRECISION = _("As much as the source says: 2023 is the year, 2023-04 the month, 2023-04-25 the day.")

_hints: dict[str, dict[str, Promise]] = {}


def hints(label: str, /, **given: Promise) -> None:
    """Register what stands beneath the fields of a model ("directory.Area")."""
    _hints.setdefault(label, {}).update(given)


def hint(field: models.Field[Any, Any]) -> Any:
    """Return what stands beneath a column's field, None where nobody has registered it."""
    if isinstance(field, PrecisionField):
        return PRECISION
    return _hints.get(field.model._meta.label, {}).get(field.name) or EVERYWHERE.get(field.name)
