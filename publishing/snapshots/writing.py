"""Putting snapshots on the rows, in bulk. Parts keep their ids; gone ones are deleted, changed ones replaced.

Replaced means deleted and inserted again, because an update cannot swap a unique value between two parts;
references survive, since foreign keys are checked at the end of the transaction on both databases.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from publishing.diffs import PARTS, Content
from publishing.models import Part, Publishable
from publishing.snapshots.reading import Pair, capture_all, pair_columns, pair_rows, pair_table, put_on
from publishing.snapshots.shape import ManyField, by_model, columns, kind_of, parts_of, relations

KEY: tuple[str, ...] = ("id",)


def materialise(pairs: Iterable[Pair], *, status: str | None = None) -> None:
    """Make rows, relations and parts say what the contents say; `status` also sets that on every row.

    To be called inside a transaction with the rows locked. Raises IntegrityError when the content breaks a
    constraint (a slug that another record has taken).
    """
    contents = dict(pairs)
    now = capture_all(contents)
    for model, group in by_model(contents).items():
        _write_rows(model, group, contents, status)
        _write_relations(model, [(r.pk, now[r], contents[r]) for r in group])
        _write_parts(model, group, now, contents)


def _write_rows(
    model: type[Publishable],
    records: Sequence[Publishable],
    contents: dict[Publishable, Content],
    status: str | None,
) -> None:
    fields = [field.name for field in columns(model)]
    for record in records:
        put_on(record, contents[record])
        forget_relations(record)
        if status is not None:
            record.status = status
    model._base_manager.bulk_create(
        records,
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=[*fields, "status"] if status is not None else fields,
    )


def _write_parts(
    model: type[Publishable],
    records: Sequence[Publishable],
    now: dict[Publishable, Content],
    contents: dict[Publishable, Content],
) -> None:
    plans = [(part, _Plan(part, records, now, contents)) for part in parts_of(model)]
    for part, plan in reversed(plans):
        part._base_manager.filter(pk__in=plan.gone).delete()
        replace = part._base_manager.filter(pk__in=[one.pk for one in plan.changed])
        replace._raw_delete(replace.db)
    for part, plan in plans:
        part._base_manager.bulk_create(plan.changed)
        _write_relations(part, plan.related)


class _Plan:
    """What has to happen to the rows of one part model."""

    def __init__(
        self,
        part: type[Part],
        records: Sequence[Publishable],
        now: dict[Publishable, Content],
        contents: dict[Publishable, Content],
    ) -> None:
        self.gone: list[str] = []
        self.changed: list[Part] = []
        self.related: list[tuple[Any, Content, Content]] = []
        for record in records:
            old = {one["id"]: one for one in now[record][PARTS][kind_of(part)]}
            new = {one["id"]: one for one in contents[record].get(PARTS, {}).get(kind_of(part), ())}
            self.gone += old.keys() - new.keys()
            for key, one in new.items():
                if one != old.get(key):
                    self.changed.append(_part(part, record, one))
                    self.related.append((self.changed[-1].pk, old.get(key, {}), one))


def _part(model: type[Part], record: Publishable, content: Content) -> Part:
    part = model(id=uuid.UUID(content["id"]))
    setattr(part, model.parent_field, record)
    put_on(part, content)
    return part


def _write_relations(model: type[models.Model], changes: Sequence[tuple[Any, Content, Content]]) -> None:
    for relation in relations(model):
        differing = [
            (pk, new.get(relation.name, ()))
            for pk, old, new in changes
            if sorted(old.get(relation.name, ())) != sorted(new.get(relation.name, ()))
        ]
        if differing:
            _write_pairs(relation, differing)


def _write_pairs(relation: ManyField, wanted: Sequence[tuple[Any, Iterable[Any]]]) -> None:
    table = pair_table(relation)
    near, far = pair_columns(relation)
    pair_rows(relation, [pk for pk, _keys in wanted]).delete()
    table._base_manager.bulk_create(table(**{near: pk, far: key}) for pk, keys in wanted for key in keys)


def forget_relations(record: Publishable) -> None:
    """Drop what the instance remembers of other records and its parts; they may have changed on the rows."""
    vars(record).pop("_prefetched_objects_cache", None)
    for field in columns(type(record)):
        if isinstance(field, models.ForeignKey) and field.is_cached(record):
            field.delete_cached_value(record)
