"""Which columns, relations and parts a noun's snapshot holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db import models

from publishing.diffs import PARTS
from publishing.models import HOUSEKEEPING, Part, Publishable

AnyField: TypeAlias = "models.Field[Any, Any]"
ManyField: TypeAlias = "models.ManyToManyField[Any, Any]"


def nouns() -> list[type[Publishable]]:
    """Return every publishable model there is."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


@cache
def parts_of(model: type[Publishable]) -> tuple[type[Part], ...]:
    """Return the models of a noun's parts; a part that others point at comes before them."""
    found = {
        related.related_model
        for related in model._meta.get_fields(include_hidden=True)
        if isinstance(related, models.ManyToOneRel)
        and issubclass(related.related_model, Part)
        and related.field.name == related.related_model.parent_field
    }
    ordered: list[type[Part]] = []
    waiting = sorted(found, key=lambda part: part._meta.label_lower)
    while waiting:
        ready = next((part for part in waiting if not _targets(part) & set(waiting) - {part}), waiting[0])
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def kind_of(part: type[Part]) -> str:
    """Return the key of a part model in a content."""
    return part._meta.model_name or ""


@cache
def columns(model: type[models.Model]) -> tuple[AnyField, ...]:
    """Return the columns that belong to a snapshot of `model`, a noun or a part."""
    left_out = {model.parent_field, "id"} if issubclass(model, Part) else HOUSEKEEPING
    return tuple(field for field in model._meta.concrete_fields if field.name not in left_out)


@cache
def relations(model: type[models.Model]) -> tuple[ManyField, ...]:
    """Return the many-to-many relations whose pairs carry nothing else (others are parts)."""
    through = {field: field.remote_field.through for field in model._meta.many_to_many}
    return tuple(field for field, table in through.items() if table is not None and table._meta.auto_created)


def shape(model: type[Publishable]) -> dict[str, Any]:
    """Return the names and types a snapshot of `model` holds: what the lock file keeps."""
    own = {field.name: _type(field) for field in (*columns(model), *relations(model))}
    parts = {
        kind_of(part): {field.name: _type(field) for field in (*columns(part), *relations(part))}
        for part in parts_of(model)
    }
    return {"schema": model.snapshot_schema, "fields": own, PARTS: parts}


def by_model(records: Iterable[Publishable]) -> dict[type[Publishable], list[Publishable]]:
    """Return the records by their model, models in a fixed order."""
    grouped: dict[type[Publishable], list[Publishable]] = defaultdict(list)
    for record in records:
        grouped[type(record)].append(record)
    return dict(sorted(grouped.items(), key=lambda item: item[0]._meta.label_lower))


def _targets(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in columns(model) if field.related_model is not None}


def _type(field: AnyField) -> str:
    target = field.related_model
    name = field.get_internal_type()
    return f"{name} {target._meta.label_lower}" if isinstance(target, type) else name
