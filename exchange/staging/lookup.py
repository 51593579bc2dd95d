"""Finding rows by their natural keys, in bulk: those in the database and those the same book brings."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.db import models

from exchange.sheets import Relation, Sheet, by_model, key_paths, target_paths

Key = tuple[str, ...]
_SUGGESTIONS = 200
_NAMES = [f"{base}_{end}" for base in ("name", "short_name", "title") for end in ("en", "zh_hans")]


class Lookup:
    """Rows of every model that the book names, loaded once a model."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[Key, Any]] = {}
        self._suggested: dict[tuple[type[models.Model], Key], str] = {}

    def find(self, relation: Relation, key: Key) -> Any | None:
        """Return the row a key names, or None."""
        return self._of(relation.target, target_paths(relation)).get(key)

    def targets(self, relation: Relation) -> Iterable[Any]:
        """Return every row that a relation can name."""
        return self._of(relation.target, target_paths(relation)).values()

    def existing(self, sheet: Sheet, key: Key) -> Any | None:
        """Return the row of a sheet that has this key, or None."""
        return self._of(sheet.model, key_paths(sheet)).get(key)

    def all_of(self, sheet: Sheet) -> Iterable[Any]:
        """Return every row of a sheet."""
        return self._of(sheet.model, key_paths(sheet)).values()

    def add(self, sheet: Sheet, key: Key, instance: Any) -> None:
        """Make a row that the book brings known to the rows after it."""
        self._of(sheet.model, key_paths(sheet))[key] = instance

    def bound(self, sheet: Sheet, rows: dict[Key, Any]) -> None:
        """Let these rows stand for all of a sheet: those on record that a chunk of it can name."""
        self._rows[sheet.model] = rows

    def nearest(self, relation: Relation, key: Key) -> str:
        """Return the last part of the key of the row of this name, or of the key most like this one.

        Looking costs time, so only for so many different keys; the others get no suggestion.
        """
        asked = (relation.target, key)
        if asked not in self._suggested and len(self._suggested) < _SUGGESTIONS:
            self._suggested[asked] = self._look(relation, key)
        return self._suggested.get(asked, "")

    def _look(self, relation: Relation, key: Key) -> str:
        rows = {
            found[-1]: row
            for found, row in self._of(relation.target, target_paths(relation)).items()
            if found[:-1] == key[:-1]
        }
        if len(named := [known for known, row in rows.items() if key[-1] in _names(row)]) == 1:
            return named[0]
        close = get_close_matches(key[-1], rows, n=1, cutoff=0.7)
        return close[0] if close else ""

    def _of(self, model: type[models.Model], paths: tuple[str, ...]) -> dict[Key, Any]:
        if model not in self._rows:
            sheet = by_model(model)
            queryset = sheet.rows() if sheet else model._default_manager.all()
            keys = {pk: tuple(map(_text, key)) for pk, *key in queryset.values_list("pk", *paths)}
            self._rows[model] = {keys[row.pk]: row for row in queryset}
        return self._rows[model]


def _names(row: Any) -> set[str]:
    """Return what a row is called in any language, without blanks."""
    return {str(getattr(row, name, "") or "") for name in _NAMES} - {""}


def _text(part: object) -> str:
    return "" if part is None else str(part)


def key_of(instance: Any, sheet: Sheet) -> Key:
    """Return the natural key of an instance by walking the relations it has."""
    return tuple(_text(_walk(instance, path)) for path in key_paths(sheet))


def _walk(instance: Any, path: str) -> Any:
    for name in path.split("__"):
        instance = getattr(instance, name, None)
    return instance
