"""What stands on record under many natural keys at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from exchange.bulk.images import STAGED, imaged, key_of_batch
from exchange.models import ImportBatch
from exchange.sheets import Sheet, path_of

Values = tuple[Any, ...]


class Standing:
    """The rows of a sheet by the columns of their natural key, as the database keeps these."""

    def __init__(self, sheet: Sheet, others: Iterable[Any] = ()) -> None:
        self._sheet, self._others = sheet, list(others)
        # `indicator__slug` is the path of a key that names another row.
        fields = [path_of(sheet, name).partition("__")[0] for name in sheet.key]
        self._key: list[Any] = [sheet.model._meta.get_field(name) for name in fields]
        names = {one.name for one in self._key}
        # A condition for each unique index over the key lets the database use it.
        self._branches = [
            one.condition or Q()
            for one in sheet.model._meta.constraints
            if isinstance(one, models.UniqueConstraint) and set(one.fields) == names
        ] or [Q()]

    def rows(self, keys: Sequence[Values]) -> dict[Values, list[Values]]:
        """Return for each key on record what the database holds in the other columns, as it holds it."""
        found: dict[Values, list[Values]] = {}
        names = [one.attname for one in (*self._key, *self._others)]
        size = len(self._key)
        for queryset in self._chosen(keys):
            query, params = queryset.values_list(*names).query.sql_with_params()
            with connection.cursor() as cursor:
                cursor.execute(query, params)
                for values in cursor.fetchall():
                    found.setdefault(values[:size], []).append(values[size:])
        return found

    def instances(self, keys: Sequence[Values]) -> Iterator[Any]:
        """Yield the rows on record under these keys, with the rows that are part of the key."""
        related = [one.name for one in self._key if one.is_relation]
        for queryset in self._chosen(keys):
            yield from queryset.select_related(*related)

    def _chosen(self, keys: Sequence[Values]) -> Iterator[QuerySet[Any]]:
        if not keys:
            return
        for branch in self._branches:
            yield self._sheet.rows().filter(pk__in=self._named(keys, branch)).order_by()

    def any_staged(self, batch: ImportBatch) -> bool:
        """Say whether one of the rows that are staged as new is on record by now."""
        for branch in self._branches:
            sql, params = self._joined(STAGED, [imaged(one) for one in self._key], branch)
            with connection.cursor() as cursor:
                cursor.execute(f"{sql} AND {STAGED}.batch_id = %s LIMIT 1", [*params, key_of_batch(batch)])
                if cursor.fetchone():
                    return True
        return False

    def _named(self, keys: Sequence[Values], condition: Q) -> RawSQL:
        count = range(len(self._key))
        given: list[Any]
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{_kind(one)}[]" for one in self._key)
            names = ", ".join(f"part{index}" for index in count)
            named = f"unnest({arrays}) AS named({names})"
            given = [list(one) for one in zip(*keys, strict=True)]
            parts = [f"named.part{index}" for index in count]
        else:
            named, given = "json_each(%s) AS named", [json.dumps(keys)]
            parts = [f"named.value ->> {index}" for index in count]
        sql, params = self._joined(named, parts, condition)
        return RawSQL(sql, [*given, *params])  # noqa: S611 - values go as parameters

    def _joined(self, named: str, parts: Sequence[str], condition: Q) -> tuple[str, list[Any]]:
        """Return the rows whose key is named, each looked up in an index; by itself SQLite reads them all."""
        quote, model = connection.ops.quote_name, self._sheet.model
        table, pk = quote(model._meta.db_table), model._meta.pk
        equal = [f"{table}.{quote(one.column)} = {part}" for one, part in zip(self._key, parts, strict=True)]
        where, params = _condition(model, condition)
        wanted = " AND ".join([*equal, *where])
        found = f"{table}.{quote(str(pk.column))}"
        sql = f"SELECT {found} FROM {named} CROSS JOIN {table} WHERE {wanted}"  # noqa: S608 - names of our own
        return sql, params


def _condition(model: type[models.Model], condition: Q) -> tuple[list[str], list[Any]]:
    """Return a condition on the columns of a model as SQL; no clause for the one that always holds."""
    query = model._base_manager.filter(condition).query
    if not query.where:
        return [], []
    sql, params = query.get_compiler(connection=connection).compile(query.where)
    return [sql], list(params)


def _kind(field: Any) -> str:
    """Return the type of an array's items; text without its length, which would cut what is too long."""
    kind = field.db_type(connection)
    return "text" if kind.startswith("varchar") else str(kind)
