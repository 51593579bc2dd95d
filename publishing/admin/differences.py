"""Two texts of a record side by side, in the form's own words: names for fields, labels for keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from publishing import snapshots
from publishing.diffs import PARTS, Content, Path, compare, words
from publishing.fields import ProseField
from publishing.models import Publishable

Labels = dict[type[models.Model], dict[str, str]]


@dataclass(frozen=True)
class Difference:
    """One line: where, what it said, what it says; `words` is the same as one run for texts."""

    where: str
    old: str
    new: str
    words: list[tuple[str, str]]


def described(
    model: type[Publishable], old: Content, new: Content, *, only: set[Path] | None = None
) -> list[Difference]:
    """Return the differences between two contents; `only` keeps those paths (and what lies below them)."""
    empty: Content = {PARTS: {}}
    found = [
        one
        for one in compare({**empty, **old}, {**empty, **new})
        if only is None or any(one[0][: len(path)] == path for path in only)
    ]
    labels = _labels(model, found)
    return list(_lines(model, found, labels))


def _lines(
    model: type[Publishable], found: Iterable[tuple[Path, Any, Any]], labels: Labels
) -> Iterator[Difference]:
    for path, old, new in found:
        holder, names = _holder(model, path)
        if path[0] == PARTS and len(path) == 3:
            before, after = _whole(holder, old, labels), _whole(holder, new, labels)
        else:
            before, after = _shown(holder, path[-1], old, labels), _shown(holder, path[-1], new, labels)
        long = max(len(before), len(after)) > 20
        yield Difference(
            " › ".join(names), before, after, words(before, after) if long and before and after else []
        )


def _holder(model: type[Publishable], path: Path) -> tuple[type[models.Model] | None, list[str]]:
    """Return the model the path's last name belongs to, and the path in words."""
    if path[0] != PARTS:
        return model, [_field_name(model, path[0])]
    part = next((one for one in snapshots.parts_of(model) if snapshots.kind_of(one) == path[1]), None)
    names = [path[1] if part is None else str(capfirst(str(part._meta.verbose_name)))]
    return part, [*names, *(_field_name(part, name) for name in path[3:])]


def _field_name(model: type[models.Model] | None, name: str) -> str:
    field = _field(model, name)
    return (
        _("%(name)s (field no longer exists)") % {"name": name}
        if field is None
        else str(capfirst(field.verbose_name))
    )


def _field(model: type[models.Model] | None, name: str) -> Any:
    if model is None:
        return None
    fields = (*snapshots.columns(model), *snapshots.relations(model), *_position(model))
    return next((field for field in fields if field.name == name), None)


def _position(model: type[models.Model]) -> tuple[Any, ...]:
    return tuple(field for field in model._meta.concrete_fields if field.name == "position")


def _whole(part: type[models.Model] | None, row: Content | None, labels: Labels) -> str:
    """Return a part as one line of its filled fields."""
    shown = (
        _shown(part, name, value, labels)
        for name, value in (row or {}).items()
        if name not in {"id", "position"}
    )
    return " · ".join(text for text in shown if text)


def _shown(model: type[models.Model] | None, name: str, value: Any, labels: Labels) -> str:
    field = _field(model, name)
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field is not None and field.related_model is not None:
        known = labels.get(field.related_model, {})
        keys = value if isinstance(value, list) else [value]
        return pgettext("between names", ", ").join(
            known.get(str(key)) or _("deleted (%(key)s)") % {"key": key} for key in keys
        )
    if field is not None and getattr(field, "flatchoices", None):
        return str(dict(field.flatchoices).get(value, value))
    return strip_tags(str(value)) if isinstance(field, ProseField) else str(value)


def _labels(model: type[Publishable], found: Iterable[tuple[Path, Any, Any]]) -> Labels:
    """Return the names of all records the differences mention, one query a model."""
    wanted: dict[type[models.Model], set[str]] = defaultdict(set)
    for path, old, new in found:
        holder, _names = _holder(model, path)
        for side in (old, new):
            values = side if isinstance(side, dict) else {path[-1]: side}
            for name, value in values.items():
                field = _field(holder, name)
                if field is not None and field.related_model is not None and value not in (None, ""):
                    wanted[field.related_model] |= {
                        str(key) for key in (value if isinstance(value, list) else [value])
                    }
    return {
        target: {str(row.pk): str(row) for row in target._base_manager.filter(pk__in=keys)}
        for target, keys in wanted.items()
    }
