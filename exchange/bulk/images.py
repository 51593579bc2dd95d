"""The images that staged rows keep for undo, as SQL: rows for the table that never leave the database."""

from __future__ import annotations

from typing import Any

from django.db import connection, models

from exchange.models import ImportBatch, StagedRow
from exchange.sheets import Sheet
from exchange.staging.recording import columns_of

STAGED = StagedRow._meta.db_table


def imaged(field: Any) -> str:
    """Return what a staged row's image says of a column after writing, as the table takes it."""
    if connection.vendor == "postgresql":
        return f"({STAGED}.image -> 'after' ->> '{field.attname}')::{field.db_type(connection)}"
    return f"json_extract({STAGED}.image, '$.after.{field.attname}')"


def record_key() -> str:
    """Return the key of the record that a staged row is, as its table holds it."""
    if connection.vendor == "postgresql":
        return f"{STAGED}.object_id::uuid"
    return f"replace({STAGED}.object_id, '-', '')"


def key_of_batch(batch: ImportBatch) -> Any:
    """Return the key of an import as the table of staged rows holds it."""
    return StagedRow._meta.get_field("batch").get_db_prep_save(batch.pk, connection)


def insert_staged(batch: ImportBatch, sheet: Sheet) -> None:
    """Let the database itself make the rows of the table from staged rows that are all new."""
    quote, meta = connection.ops.quote_name, sheet.model._meta
    pk: Any = meta.pk
    fields: list[Any] = [meta.get_field(name) for name in columns_of(sheet.model)]
    columns = ", ".join(quote(one.column) for one in [pk, *fields])
    values = ", ".join([record_key(), *(imaged(one) for one in fields)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(meta.db_table)} ({columns}) SELECT {values} FROM {STAGED} "  # noqa: S608 - names of our own models
            "WHERE batch_id = %s ORDER BY position",
            [key_of_batch(batch)],
        )


def can_be_imaged(model: type[models.Model]) -> bool:
    """Say whether a new row is all that its image says: no time is set on saving."""
    set_on_saving = ("auto_now", "auto_now_add")
    return not any(getattr(one, name, False) for one in model._meta.concrete_fields for name in set_on_saving)
