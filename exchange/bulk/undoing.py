"""Taking back what a long sheet has made: what nobody has touched goes at once, the rest row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection, models

from exchange.bulk.images import STAGED, imaged, key_of_batch, record_key
from exchange.models import ImportBatch, StagedRow
from exchange.sheets import Sheet
from exchange.staging.recording import columns_of
from exchange.staging.reverting import users_of

CHUNK = 1_000


def delete_untouched(batch: ImportBatch, sheet: Sheet) -> None:
    """Delete the rows that the import made, that say what it left them with, and that nothing points at."""
    quote, meta = connection.ops.quote_name, sheet.model._meta
    table, pk = quote(meta.db_table), quote(str(meta.pk.column))
    fields: list[Any] = [meta.get_field(name) for name in columns_of(sheet.model)]
    # Turned round, so that no index over a column that is blank in every row is taken for the way in.
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    conditions = [f"NOT ({table}.{quote(one.column)} {differs} {imaged(one)})" for one in fields]
    conditions += [_unused(f"{table}.{pk}", user, field) for user, field in users_of(sheet.model)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE {pk} IN (SELECT {table}.{pk} FROM {STAGED} CROSS JOIN {table} "  # noqa: S608 - names of our own
            f"WHERE {STAGED}.batch_id = %s AND {_made()} AND {table}.{pk} = {record_key()} "
            f"AND {' AND '.join(conditions)})",
            [key_of_batch(batch)],
        )


def left(batch: ImportBatch, sheet: Sheet) -> Iterator[list[StagedRow]]:
    """Yield in chunks the rows that remain to be taken back: changed ones, and made ones still there."""
    quote, meta = connection.ops.quote_name, sheet.model._meta
    record = f"{quote(meta.db_table)} AS record"
    there = (
        f"SELECT {STAGED}.id FROM {STAGED} WHERE {STAGED}.batch_id = %s AND (NOT {_made()} OR EXISTS "  # noqa: S608 - names of our own
        f"(SELECT 1 FROM {record} WHERE record.{quote(str(meta.pk.column))} = {record_key()})) "
        f"ORDER BY {STAGED}.position"
    )
    with connection.cursor() as cursor:
        cursor.execute(there, [key_of_batch(batch)])
        pks = [pk for (pk,) in cursor.fetchall()]
    for start in range(0, len(pks), CHUNK):
        yield list(batch.rows.filter(pk__in=pks[start : start + CHUNK]))


def _made() -> str:
    if connection.vendor == "postgresql":
        return f"({STAGED}.image -> 'made') = 'true'::jsonb"
    return f"json_extract({STAGED}.image, '$.made') = 1"


def _unused(key: str, user: type[models.Model], field: Any) -> str:
    quote = connection.ops.quote_name
    pointing = f"{quote(user._meta.db_table)} AS pointing"
    return f"NOT EXISTS (SELECT 1 FROM {pointing} WHERE pointing.{quote(field.column)} = {key})"  # noqa: S608 - names of our own
