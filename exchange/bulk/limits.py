"""The database's own check constraints, asked once for all rows that are alike in what they look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q


class Limits:
    """The check constraints of a model; where they only ask if a value is there, all values are alike."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._checks = [one for one in model._meta.constraints if isinstance(one, models.CheckConstraint)]
        lookups = [one for check in self._checks for one in _lookups(check.condition)]
        names = {name.partition("__")[0] for name, _value in lookups}
        self.names = sorted(names)
        asked = {name for name, _value in lookups if not name.endswith("__isnull")}
        self._presence = names - {name.partition("__")[0] for name in asked}
        self._known: dict[tuple[Any, ...], bool] = {}

    def told_apart(self, name: str, value: Any) -> Any:
        """Return what of a value the constraints tell apart."""
        return value is None if name in self._presence else value

    def hold(self, values: Mapping[str, Any]) -> bool:
        """Say whether a row with these values keeps every constraint."""
        kind = tuple(self.told_apart(name, values.get(name)) for name in self.names)
        if kind not in self._known:
            self._known[kind] = self._ask({name: values.get(name) for name in self.names})
        return self._known[kind]

    def _ask(self, values: Mapping[str, Any]) -> bool:
        instance = self._model(**values)
        try:
            for check in self._checks:
                check.validate(self._model, instance)
        except ValidationError:
            return False
        return True


def _lookups(condition: Any) -> Iterator[tuple[str, Any]]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _lookups(child)
        else:
            yield child
