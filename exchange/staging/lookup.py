"""Finding rows by their natural keys, in bulk: those in the database and those the same book brings."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.db import models

from exchange.sheets import Relation, Sheet, by_model, key_paths, target_paths

Key = tuple[str, ...]


class Lookup:
    """Rows of every model that the book names, loaded once a model."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[Key, Any]] = {}

    def find(self, relation: Relation, key: Key) -> Any | None:
        """Return the row a key names, or None."""
        return self._of(relation.target, target_paths(relation)).get(key)

    def existing(self, sheet: Sheet, key: Key) -> Any | None:
        """Return the row of a sheet that has this key, or None."""
        return self._of(sheet.model, key_paths(sheet)).get(key)

    def all_of(self, sheet: Sheet) -> Iterable[Any]:
        """Return every row of a sheet."""
        return self._of(sheet.model, key_paths(sheet)).values()

    def add(self, sheet: Sheet, key: Key, instance: Any) -> None:
        """Make a row that the book brings known to the rows after it."""
        self._of(sheet.model, key_paths(sheet))[key] = instance

    def nearest(self, relation: Relation, key: Key) -> str:
        """Return the last part of the key most like this one, empty when none is."""
        known = {
            found[-1] for found in self._of(relation.target, target_paths(relation)) if found[:-1] == key[:-1]
        }
        close = get_close_matches(key[-1], known, n=1, cutoff=0.7)
        return close[0] if close else ""

    def _of(self, model: type[models.Model], paths: tuple[str, ...]) -> dict[Key, Any]:
        if model not in self._rows:
            sheet = by_model(model)
            queryset = sheet.rows() if sheet else model._default_manager.all()
            keys = {pk: tuple(map(_text, key)) for pk, *key in queryset.values_list("pk", *paths)}
            self._rows[model] = {keys[row.pk]: row for row in queryset}
        return self._rows[model]


def _text(part: object) -> str:
    return "" if part is None else str(part)


def key_of(instance: Any, sheet: Sheet) -> Key:
    """Return the natural key of an instance by walking the relations it has."""
    return tuple(_text(_walk(instance, path)) for path in key_paths(sheet))


def _walk(instance: Any, path: str) -> Any:
    for name in path.split("__"):
        instance = getattr(instance, name, None)
    return instance
