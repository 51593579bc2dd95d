"""Whether something that came from outside could be the key of a row at all."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def may_be_key(model: type[models.Model], value: Any) -> bool:
    """Say whether the key column of `model` could hold `value`."""
    try:
        model._meta.pk.clean(value, None)
    except ValidationError:
        return False
    return True
