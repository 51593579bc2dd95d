"""Many rows into one table at once: COPY on PostgreSQL, one prepared statement elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

from exchange.bulk.images import key_of_batch
from exchange.bulk.passing import Passing
from exchange.bulk.shape import New, Shape
from exchange.models import ImportBatch, Op, StagedRow

_STAGED = (
    "batch", "position", "sheet", "title", "number", "op", "key", "before", "after", "columns", "object_id",
    "image", "warned", "remarks", "kept",
)  # fmt: skip
_JSON = frozenset({"before", "after", "columns", "image", "remarks", "kept"})
_LOW = 0xFFFF_FFFF


def insert(model: type[models.Model], attnames: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values are as the database takes them."""
    quote = connection.ops.quote_name
    fields = {one.attname: one for one in model._meta.concrete_fields}
    columns = ", ".join(quote(str(fields[name].column)) for name in attnames)
    into = f"{quote(model._meta.db_table)} ({columns})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(attnames))
            prepared: Any = rows  # the driver takes any iterable, its description only sequences
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", prepared)  # noqa: S608 - names of our own


def row_key(batch: ImportBatch, position: int) -> UUID:
    """Return the primary key that the new row at a position gets, at staging and at writing alike.

    Keys that follow one another go into an index at one place; random ones cost half of the writing.
    """
    return UUID(int=(batch.pk.int & ~_LOW) | position)


def stage(batch: ImportBatch, passing: Passing, rows: Sequence[New | StagedRow], *, after: int) -> None:
    """Keep rows for the preview, at the positions after a number."""
    key = key_of_batch(batch)
    values = (
        _new(batch, passing, row, position) if isinstance(row, New) else _other(row)
        for position, row in enumerate(rows, start=after + 1)
    )
    numbered = ((key, position, *one) for position, one in enumerate(values, start=after + 1))
    insert(StagedRow, ["batch_id", *_STAGED[1:]], numbered)


def write_new(batch: ImportBatch, shape: Shape, rows: Sequence[New | StagedRow], *, after: int) -> None:
    """Insert the new ones among rows that stand at the positions after a number; the others are written."""
    pk: Any = shape.sheet.model._meta.pk
    insert(
        shape.sheet.model,
        shape.attnames,
        (
            (pk.get_db_prep_save(row_key(batch, position), connection), *shape.stored(row))
            for position, row in enumerate(rows, start=after + 1)
            if isinstance(row, New)
        ),
    )


def said(row: New | StagedRow) -> str:
    """Return what a row does, for telling whether it would do the same later."""
    if isinstance(row, New):
        return f"{row.number} new {cells(row)}"
    return f"{row.number} {row.op} {json.dumps([row.before, row.after], sort_keys=True)}"


def cells(row: New) -> str:
    """Return the cells of a new row as JSON."""
    return f"{{{', '.join([one.cell for one in row.parts if one.cell])}}}"


def staged_row(batch: ImportBatch, passing: Passing, row: New) -> StagedRow:
    """Return a new row as it is staged, at no position yet."""
    position = 0
    values = dict(zip(_STAGED[2:], _new(batch, passing, row, position), strict=True))
    for name in _JSON:
        values[name] = json.loads(values[name])
    return StagedRow(batch=batch, position=position, **values)


def _new(batch: ImportBatch, passing: Passing, row: New, position: int) -> tuple[Any, ...]:
    shape = passing.shape
    key = " | ".join(shape.key(row.parts))
    names = f"[{', '.join([one.name for one in row.parts if one.name])}]"
    image = f'{{"made": true, "before": {{}}, "after": {{{shape.image(row)}}}}}'
    key_of_row = str(row_key(batch, position))
    return (
        shape.sheet.name, passing.title, row.number, Op.NEW.value, key, "{}", cells(row), names, key_of_row,
        image, row.warned, "[]", "{}",
    )  # fmt: skip


def _other(row: StagedRow) -> tuple[Any, ...]:
    values = {name: getattr(row, name) for name in _STAGED[2:]}
    return tuple(json.dumps(value) if name in _JSON else value for name, value in values.items())
