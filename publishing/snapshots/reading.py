"""Reading snapshots: from the rows, and from a revision kept in an older shape. All in bulk."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any

from django.db import models

from publishing.diffs import PARTS, Content
from publishing.models import Part, Publishable, Revision
from publishing.snapshots.shape import AnyField, ManyField, by_model, columns, kind_of, parts_of, relations

Pair = tuple[Publishable, Content]


def checksum(content: Content) -> str:
    """Return the SHA-256 of a content, equal for equal contents."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def capture(record: Publishable) -> Content:
    """Return the content of the record as its rows say now."""
    return capture_all([record])[record]


def capture_all(records: Iterable[Publishable]) -> dict[Publishable, Content]:
    """Return the content of each record; the number of queries depends on the nouns, not on the rows."""
    captured: dict[Publishable, Content] = {}
    for model, group in by_model(records).items():
        pks = [record.pk for record in group]
        own = {row.pop("pk"): row for row in _read(model, "pk", pks)}
        parts: dict[Any, dict[str, list[Content]]] = {
            pk: {kind_of(part): [] for part in parts_of(model)} for pk in pks
        }
        for part in parts_of(model):
            for row in _read(part, part.parent_field, pks):
                parts[row.pop("pk")][kind_of(part)].append(row)
        captured |= {record: {**own[record.pk], PARTS: parts[record.pk]} for record in group}
    return captured


def upcast(model: type[Publishable], revision: Revision, *, only_read: bool = False) -> Content:
    """Return the revision's content in today's shape; the stored one is never rewritten.

    `only_read` promises that the caller changes nothing in it: then nothing is copied that need not be.
    """
    as_kept = only_read and revision.schema == model.snapshot_schema
    content: Content = revision.content if as_kept else deepcopy(revision.content)
    for version in range(revision.schema, model.snapshot_schema):
        content = model.upcasters[version](content)
    parts = content.get(PARTS, {})
    empty = {field.name: _plain(field.get_default()) for field in columns(model) if field.name not in content}
    none: Content = {field.name: [] for field in relations(model)}
    return {**empty, **none, **content, PARTS: {**{kind_of(part): [] for part in parts_of(model)}, **parts}}


def labels(model: type[Publishable], content: Content) -> tuple[str, str]:
    """Return the English and the Chinese name the content gives its record."""
    instance = model()
    put_on(instance, content)
    return instance.label("en")[:300], instance.label("zh-hans")[:300]


def put_on(instance: models.Model, content: Content) -> None:
    """Set the instance's columns from a content, in memory only."""
    for field in columns(type(instance)):
        value = content[field.name] if field.name in content else field.get_default()
        setattr(instance, field.attname, typed(field, value))


def dangling(pairs: Iterable[Pair]) -> list[tuple[Publishable, str, Any]]:
    """Return (record, field, key) for every key in the contents that names a row which is gone."""
    named: dict[type[models.Model], dict[str, list[tuple[Publishable, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for record, content in pairs:
        for target, key, field in _keys(type(record), content):
            named[target][str(key)].append((record, field))
    found = []
    for target, keys in named.items():
        there = {
            str(pk) for pk in target._base_manager.filter(pk__in=list(keys)).values_list("pk", flat=True)
        }
        found += [(record, field, key) for key in keys.keys() - there for record, field in keys[key]]
    return found


def _keys(model: type[Publishable], content: Content) -> Iterable[tuple[type[models.Model], Any, str]]:
    inside = {kind_of(part): part for part in parts_of(model)}
    yield from _keys_of(model, content, set(inside.values()))
    for kind, rows in content.get(PARTS, {}).items():
        for row in rows:
            yield from _keys_of(inside[kind], row, set(inside.values())) if kind in inside else ()


def _keys_of(
    model: type[models.Model], row: Content, inside: set[type[Part]]
) -> Iterable[tuple[type[models.Model], Any, str]]:
    for field in columns(model):
        target = field.related_model
        if isinstance(target, type) and target not in inside and row.get(field.name) is not None:
            yield target, row[field.name], field.name
    for relation in relations(model):
        for key in row.get(relation.name, ()):
            yield relation.related_model, key, relation.name


def _read(model: type[models.Model], parent: str, pks: Sequence[Any]) -> list[Content]:
    """Return the rows of `model` whose `parent` is one of `pks`; the parent's key is under "pk"."""
    names = {field.name for field in columns(model)}
    rows = list(
        model._base_manager.filter(**{f"{parent}__in": pks}).order_by("pk").values("pk", parent, *names)
    )
    related = {relation: _read_pairs(relation, [row["pk"] for row in rows]) for relation in relations(model)}
    read = []
    for row in rows:
        one = {field.name: _plain(row[field.name]) for field in columns(model)}
        one |= {relation.name: sorted(pairs[row["pk"]]) for relation, pairs in related.items()}
        if parent != "pk":
            one["id"] = str(row["pk"])
        read.append({"pk": row[parent], **one})
    if parent != "pk":
        read.sort(key=lambda one: (one.get("position", 0), one["id"]))
    return read


def _read_pairs(relation: ManyField, pks: Sequence[Any]) -> dict[Any, list[Any]]:
    """Return the keys each row is related to."""
    pairs: dict[Any, list[Any]] = defaultdict(list)
    for near, far in pair_rows(relation, pks).values_list(*pair_columns(relation)):
        pairs[near].append(_plain(far))
    return pairs


def pair_columns(relation: ManyField) -> tuple[str, str]:
    """Return the near and the far column of the relation's table."""
    return f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"


def pair_table(relation: ManyField) -> type[models.Model]:
    """Return the table that holds the relation's pairs."""
    table = relation.remote_field.through
    if table is None:
        raise TypeError(f"{relation} has no table")
    return table


def pair_rows(relation: ManyField, pks: Sequence[Any]) -> models.QuerySet[Any]:
    """Return the rows of the relation's table that belong to `pks`."""
    return pair_table(relation)._base_manager.filter(**{f"{relation.m2m_field_name()}__in": pks})


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | uuid.UUID) else value


def typed(field: AnyField, value: Any) -> Any:
    """Return the Python value of a column from its plain form in a content."""
    if value is None:
        return None
    column: AnyField = field.target_field if isinstance(field, models.ForeignKey) else field
    return column.to_python(value)
