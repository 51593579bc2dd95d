"""A date and how much of it is known, as a pair of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing.dates import Precision

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:  # the class takes no parameters when the program runs
    CharField = models.CharField

PRECISIONS = [
    (Precision.YEAR.value, _("year")),
    (Precision.MONTH.value, _("month")),
    (Precision.DAY.value, _("day")),
    (Precision.UNKNOWN.value, _("unknown")),
]


def dated(field: str, name: str) -> models.CheckConstraint:
    """Return the constraint that a date and its precision are known, or unknown, together."""
    return models.CheckConstraint(
        name=f"{name}_{field}_precision",
        condition=Q(**{f"{field}__isnull": True, f"{field}_precision": Precision.UNKNOWN.value})
        | (Q(**{f"{field}__isnull": False}) & ~Q(**{f"{field}_precision": Precision.UNKNOWN.value})),
    )


class PrecisionField(CharField):
    """How much of the date beside it is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 8)
        kwargs.setdefault("choices", PRECISIONS)
        kwargs.setdefault("default", Precision.UNKNOWN.value)
        super().__init__(*args, **kwargs)
