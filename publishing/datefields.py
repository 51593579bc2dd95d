"""A date and how much of it is known, as a pair of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.dates import Precision

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:  # the class takes no parameters when the program runs
    CharField = models.CharField

SUFFIX = "_precision"  # of the column beside a date that says how much of it is known
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


def misdated(record: models.Model) -> dict[str, str]:
    """Return what is wrong with the record's dates, by field: a date and its precision need each other."""
    wrong = {}
    for field in record._meta.concrete_fields:
        if not isinstance(field, PrecisionField):
            continue
        date = field.name.removesuffix(SUFFIX)
        known = getattr(record, field.name) != Precision.UNKNOWN.value
        if getattr(record, date) is not None and not known:
            wrong[field.name] = gettext(
                "Say how much of the date is known: the day, the month or only the year."
            )
        elif getattr(record, date) is None and known:
            wrong[date] = gettext("Enter the date, or say that it is unknown.")
    return wrong


class PrecisionField(CharField):
    """How much of the date beside it is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 8)
        kwargs.setdefault("choices", PRECISIONS)
        kwargs.setdefault("default", Precision.UNKNOWN.value)
        super().__init__(*args, **kwargs)
