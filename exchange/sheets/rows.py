"""Taking rows out of the database as a sheet shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from exchange.cells import Cell
from exchange.sheets.columns import Column, Relation
from exchange.sheets.registry import key_paths, path_of, target_paths
from exchange.sheets.sheet import Sheet
from publishing.dates import PartialDate, Precision


def rows(sheet: Sheet, queryset: models.QuerySet[Any] | None = None) -> Iterator[list[Cell]]:
    """Yield the cells of each row, in the order of the sheet's columns. Queries do not grow with the rows."""
    return (cells for _pk, cells in keyed_rows(sheet, queryset))


def keyed_rows(
    sheet: Sheet, queryset: models.QuerySet[Any] | None = None
) -> Iterator[tuple[Any, list[Cell]]]:
    """Yield the primary key and the cells of each row."""
    chosen = sheet.rows() if queryset is None else queryset
    many = {relation.columns[-1]: relation for relation in sheet.relations if relation.many}
    plain = [one for one in sheet.columns if one.name not in many]
    paths = _paths(sheet, plain)
    keys = {name: _many_keys(sheet, relation, chosen) for name, relation in many.items()}
    ordered = chosen.order_by(*key_paths(sheet)).values_list("pk", *paths)
    for pk, *values in ordered.iterator(chunk_size=2000):
        found = dict(zip(paths, values, strict=True))
        row = [
            keys[one.name].get(pk, ()) if one.name in many else _value(sheet, one, found)
            for one in sheet.columns
        ]
        yield pk, [one.kind.to_cell(value) for one, value in zip(sheet.columns, row, strict=True)]


def _paths(sheet: Sheet, columns: Sequence[Column]) -> list[str]:
    paths: list[str] = []
    for one in columns:
        composite = _composite(sheet, one)
        paths += (
            [f"{composite.field}__{path}" for path in target_paths(composite)]
            if composite
            else [path_of(sheet, one.name)]
        )
        if one.precision:
            paths.append(one.precision)
    return list(dict.fromkeys(paths))


def _composite(sheet: Sheet, column: Column) -> Relation | None:
    """Return the relation whose whole key of several parts stands in this one column, if it does."""
    for relation in sheet.relations:
        if relation.columns == (column.name,) and not relation.many and len(target_paths(relation)) > 1:
            return relation
    return None


def _value(sheet: Sheet, column: Column, found: dict[str, Any]) -> Any:
    composite = _composite(sheet, column)
    if composite:
        key = [found[f"{composite.field}__{path}"] for path in target_paths(composite)]
        return () if key[0] is None else tuple(str(part) for part in key)
    value = found[path_of(sheet, column.name)]
    if column.precision:
        return PartialDate(value, Precision(found[column.precision]))
    if isinstance(value, str | bool | int | float) or value is None:
        return column.kind.empty if value is None else value
    return _dated(value)


def _dated(value: Any) -> Any:
    return PartialDate(value, Precision.DAY) if hasattr(value, "isoformat") else value


def _many_keys(sheet: Sheet, relation: Relation, chosen: models.QuerySet[Any]) -> dict[Any, tuple[str, ...]]:
    [path] = target_paths(relation)
    lookup = f"{relation.field}__{path}"
    found: dict[Any, list[str]] = defaultdict(list)
    pairs = chosen.filter(**{f"{relation.field}__isnull": False}).order_by(lookup).values_list("pk", lookup)
    for pk, key in pairs:
        found[pk].append(str(key))
    return {pk: tuple(keys) for pk, keys in found.items()}
