"""A column that keeps a case number in the spelling equal numbers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from cases.numbers import normalise

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:  # the class takes no parameters when the program runs
    CharField = models.CharField


class NormalisedNumberField(CharField):
    """Filled from the column `value` beside it whenever a row is written, in bulk too."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Return the normalised number and set it on the instance."""
        value = normalise(getattr(model_instance, "value", ""))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
