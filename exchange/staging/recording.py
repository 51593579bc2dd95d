"""What a row said before and says after, for the preview and for undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from exchange.cells import Cell
from exchange.cells.plain import plain_number
from exchange.models import Op, StagedRow
from exchange.sheets import Sheet, keyed_rows
from exchange.staging.lookup import key_of
from exchange.staging.planning import Planned, PlannedSheet
from publishing import snapshots
from publishing.models import Publishable

Cells = dict[str, str]
KEY_LIMIT = 600
_encoder = DjangoJSONEncoder()


class Image:
    """A sheet before its rows are written; `staged` reads it again afterwards and returns what differs."""

    def __init__(self, planned: PlannedSheet) -> None:
        self._planned = planned
        # A row that gets a successor is another instance afterwards.
        self._old = {id(row): row.instance.pk for row in planned.rows if row.changed}
        self._cells = cells_of(planned.sheet, self._old.values())
        self._values = values_of(planned.sheet, self._old.values())

    def staged(self) -> list[StagedRow]:
        """Return the rows that were written, in the order of the file."""
        written = [row for row in self._planned.rows if row.written]
        pks = [row.instance.pk for row in written]
        cells = cells_of(self._planned.sheet, pks)
        values = values_of(self._planned.sheet, pks)
        taken: set[str] = set()
        return [self._staged(row, cells, values, taken) for row in written]

    def _staged(
        self, row: Planned, cells: dict[Any, Cells], values: dict[Any, dict[str, Any]], taken: set[str]
    ) -> StagedRow:
        old, new = self._old.get(id(row)), row.instance.pk
        before, after = self._cells.get(old, {}), cells.get(new, {})
        names = [name for name in after if before.get(name, "") != after[name]]
        was, now = self._values.get(old, {}), values.get(new, {})
        if not row.new:
            was, now = ({name: one[name] for name in now if was.get(name) != now[name]} for one in (was, now))
        sheet = self._planned.sheet
        return StagedRow(
            sheet=sheet.name,
            title=self._planned.parsed.title[:120],
            number=row.row.number,
            op=Op.NEW if row.is_new else Op.CHANGED,
            key=_free_key(_key(row, sheet), taken),
            before={name: before[name] for name in names} if before else {},
            after={name: after[name] for name in names},
            columns=names,
            object_id=str(new),
            image={"made": row.new, "before": {} if row.new else was, "after": now},
        )


def cells_of(sheet: Sheet, pks: Iterable[Any]) -> dict[Any, Cells]:
    """Return the cells of these rows as text by heading; which row it is (its id) is left out."""
    chosen = list(pks)
    if not chosen:
        return {}
    names = [(index, one.name) for index, one in enumerate(sheet.columns) if one.field != "id"]
    found = keyed_rows(sheet, sheet.model._base_manager.filter(pk__in=chosen))
    return {pk: {name: cell_text(cells[index]) for index, name in names} for pk, cells in found}


def values_of(sheet: Sheet, pks: Iterable[Any]) -> dict[Any, dict[str, Any]]:
    """Return what the database holds of these rows, ready for JSON: columns, keys of relations to many."""
    chosen = list(pks)
    if not chosen:
        return {}
    model = sheet.model
    found = {
        values.pop("pk"): {name: plain(value) for name, value in values.items()}
        for values in model._base_manager.filter(pk__in=chosen).values("pk", *columns_of(model))
    }
    for relation in sheet.relations:
        if relation.many:
            targets = pairs(model, relation.field, chosen)
            for pk, values in found.items():
                values[relation.field] = sorted(map(plain, targets.get(pk, ())), key=str)
    return found


def columns_of(model: type[models.Model]) -> list[str]:
    """Return the columns that imports write: never the key, never the housekeeping of drafts."""
    if issubclass(model, Publishable):
        return [one.attname for one in snapshots.columns(model)]
    return [one.attname for one in model._meta.concrete_fields if not one.primary_key]


def pairs(model: type[models.Model], field: str, pks: Iterable[Any]) -> dict[Any, set[Any]]:
    """Return the keys that rows name in a relation to many."""
    found: dict[Any, set[Any]] = {}
    rows = model._base_manager.filter(pk__in=list(pks), **{f"{field}__isnull": False})
    for pk, target in rows.values_list("pk", field):
        found.setdefault(pk, set()).add(target)
    return found


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it, so that what was stored compares with what is there."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if hasattr(value, "as_tuple"):
        return plain_number(value)
    return _encoder.default(value)


def cell_text(cell: Cell) -> str:
    """Return a cell as the preview shows it."""
    if cell is None:
        return ""
    return ("TRUE" if cell else "FALSE") if isinstance(cell, bool) else str(cell)


def _key(row: Planned, sheet: Sheet) -> str:
    return " | ".join(row.row.key(sheet.key) if row.row.number else key_of(row.instance, sheet))


def _free_key(key: str, taken: set[str]) -> str:
    free, count = key[:KEY_LIMIT], 1
    while free in taken:
        count += 1
        free = f"{key[: KEY_LIMIT - 10]} ({count})"
    taken.add(free)
    return free
