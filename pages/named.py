"""Public records of several nouns by their keys, with their names and addresses only: one query for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import BooleanField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from publishing.models import Publishable
from publishing.querysets import PublishableQuerySet
from publishing.states import Status

Key = tuple[type[Publishable], Any]


def public_records(
    wanted: Mapping[type[Publishable], Iterable[Any]],
    *,
    parents: Mapping[type[Publishable], str] | None = None,
) -> dict[Key, Any]:
    """Return the public ones of `wanted` (keys by model) under (model, key).

    They carry slug, names and `has_page`, nothing else. `parents` names the foreign key whose slug is part
    of a noun's address.
    """
    parents = parents or {}
    asked = {model: {key for key in keys if key is not None} for model, keys in wanted.items()}
    models = [model for model, keys in asked.items() if keys]
    if not models:
        return {}
    first, *rest = (
        _term(place, model, asked[model], parents.get(model, "")) for place, model in enumerate(models)
    )
    found = {}
    for place, key, slug, above, english, chinese, has_page in (
        first.union(*rest, all=True) if rest else first
    ):
        model = models[int(place)]
        found[model, key] = _made(model, key, slug, (english, chinese), has_page=bool(has_page))
        if above:
            _put_under(found[model, key], parents[model], above)
    return found


def _term(place: int, model: type[Publishable], keys: Collection[Any], parent: str) -> QuerySet[Any, Any]:
    rows = model._default_manager.all()
    if not isinstance(rows, PublishableQuerySet):
        raise TypeError(f"{model._meta.label} has no PublishableQuerySet")
    columns = {field.name for field in model._meta.concrete_fields}
    return (
        rows.published()
        .filter(pk__in=keys)
        .order_by()
        .values_list(
            Value(str(place), TextField()),
            "pk",
            Cast(F("slug"), TextField()),
            Cast(F(f"{parent}__slug"), TextField()) if parent else Value("", TextField()),
            Cast(F(f"{model.label_field}_en"), TextField()),
            Cast(F(f"{model.label_field}_zh_hans"), TextField()),
            Cast(F("has_page"), BooleanField()) if "has_page" in columns else Value(True, BooleanField()),
        )
    )


def _made(
    model: type[Publishable], key: Any, slug: str, names: tuple[str, str], *, has_page: bool
) -> Publishable:
    made = model(slug=slug, status=Status.LIVE)
    made.pk = key
    for language, name in zip(("en", "zh_hans"), names, strict=True):
        setattr(made, f"{model.label_field}_{language}", name)
    if not has_page:
        made.has_page = False  # type: ignore[attr-defined]  # only nouns with the column say so
    return made


def _put_under(record: Publishable, parent: str, slug: str) -> None:
    above: Any = record._meta.get_field(parent).related_model
    setattr(record, parent, above(slug=slug))
