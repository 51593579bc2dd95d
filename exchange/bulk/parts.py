"""What one cell comes to: read, related and validated once for all rows that say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator
from django.db import DEFAULT_DB_ALIAS, connections, models

from exchange.cells import EXACT_DIGITS, CellError, Kind, Notice, Number, Raw, Scaled
from exchange.cells.plain import plain_number
from exchange.sheets import Column, Sheet
from exchange.staging.lookup import Lookup
from exchange.staging.parsing import PROSE_FILE, ParsedRow
from exchange.staging.planning import Planned, assign
from exchange.staging.recording import cell_text, plain

_KEPT = 20_000  # different texts of one column


class Part(NamedTuple):
    """A cell that holds nothing wrong: its text in a key and what it comes to on record.

    `name` and `cell` are JSON: the column's name, and name and text of the cell; both empty when it is blank.
    `stored` are the values as the database takes them, `image` the same as JSON, `same` as it returns them.
    `given` are the values on an instance, `notices` what is worth a look.
    """

    text: str
    name: str
    cell: str
    stored: tuple[Any, ...]
    image: str
    same: tuple[Any, ...]
    given: tuple[tuple[str, Any], ...]
    notices: tuple[Notice, ...]


class Parts:
    """The cells of one column, by what they hold; None where only the careful engine can tell."""

    def __init__(self, sheet: Sheet, column: Column, kind: Kind, lookup: Lookup) -> None:
        self._sheet, self._column, self._kind, self._lookup = sheet, column, kind, lookup
        self._relations = [one for one in sheet.relations if one.columns == (column.name,)]
        self._field: Any = sheet.model._meta.get_field(column.field) if column.field else None
        relations: list[Any] = [sheet.model._meta.get_field(one.field) for one in self._relations]
        self.fields = [*([self._field] if self._field else []), *relations]
        self._planned = Planned(ParsedRow(0, {}), sheet.model(), new=True)
        self._name = json.dumps(column.name)
        self._connection = connections[DEFAULT_DB_ALIAS]
        self._is_number = _is_number(kind, self._field) and not relations
        self.known: dict[Raw, Part | None] = {None: self._make(None)}
        self._others: dict[tuple[type[Any], Raw], Part | None] = {}

    def make(self, raw: Raw) -> Part | None:
        """Return what a cell comes to that is not among the `known` ones."""
        # 1, 1.0 and TRUE are one key of a dict and three different cells.
        if isinstance(raw, str):
            if len(self.known) >= _KEPT:
                self.known.clear()
            part = self.known[raw] = self._make(raw)
            return part
        if len(self._others) >= _KEPT:
            self._others.clear()
        kind = (type(raw), raw)
        if kind not in self._others:
            self._others[kind] = self._make(raw)
        return self._others[kind]

    def _make(self, raw: Raw) -> Part | None:
        if isinstance(raw, str) and raw.lstrip().startswith(PROSE_FILE):
            return None
        notices: list[Notice] = []
        try:
            value = self._kind.read(raw, notices.append)
            if self._is_number and value is not None:
                return self._number(value, notices)
            if value == self._column.kind.empty and self._column.name in self._sheet.key:
                return None
            given = [*self._own(value), *self._related(value)]
        except (CellError, ValidationError, _Unsure):
            return None
        return self._part(value, given, notices)

    def _own(self, value: Any) -> Iterable[tuple[str, Any]]:
        field, planned = self._field, self._planned
        if field is None:
            return
        planned.row.values[self._column.name] = value
        assign(self._column, planned)
        stored = getattr(planned.instance, field.name)
        if not (field.blank and stored in field.empty_values):
            stored = field.clean(stored, planned.instance)
        yield field.name, stored

    def _related(self, value: Any) -> Iterable[tuple[str, Any]]:
        key = ParsedRow(0, {self._column.name: value}).key((self._column.name,))
        for relation in self._relations:
            target = None
            if key and (relation.when is None or relation.when(key)):
                target = self._lookup.find(relation, key)
                if target is None:
                    raise _Unsure
            elif relation.needed:
                raise _Unsure
            yield relation.field, target

    def _part(self, value: Any, given: list[tuple[str, Any]], notices: list[Notice]) -> Part:
        values = {
            field.attname: one.pk if field.is_relation and one is not None else one
            for field, (_name, one) in zip(self.fields, given, strict=True)
        }
        stored = [field.get_db_prep_save(values[field.attname], self._connection) for field in self.fields]
        kind = self._column.kind
        # As it will be read back: what stands in the field, not what was typed.
        shown = value if self._field is None else given[0][1]
        cell = cell_text(kind.to_cell(kind.empty if shown is None else shown))
        return Part(
            text="" if value is None else str(value),
            name=self._name if cell else "",
            cell=f"{self._name}: {json.dumps(cell)}" if cell else "",
            stored=tuple(stored),
            image=as_json(values),
            same=tuple(stored),
            given=tuple(given),
            notices=tuple(notices),
        )

    def _number(self, value: Decimal, notices: list[Notice]) -> Part | None:
        """Return the part of a number: most differ, so this is the one that has to be quick."""
        text = plain_number(value)
        if len(text) > EXACT_DIGITS and len(value.as_tuple().digits) > EXACT_DIGITS:
            return None  # not every database keeps so many digits
        return Part(
            text=text,
            name=self._name,
            cell=f'{self._name}: "{text}"',
            stored=(text,),
            image=f'"{self._field.attname}": "{text}"',
            # SQLite gives back what it takes for the nearest number.
            same=(float(text) if self._connection.vendor == "sqlite" else value,),
            given=((self._field.name, value),),
            notices=tuple(notices),
        )


class _Unsure(Exception):
    """Only the careful engine can tell."""


def as_json(values: Mapping[str, Any]) -> str:
    """Return columns and values as the inside of a JSON object, as undo keeps them."""
    return json.dumps({name: plain(value) for name, value in values.items()})[1:-1]


def _is_number(kind: Kind, field: Any) -> bool:
    """Say whether whatever the kind reads is right for the field, so that it need not be validated again."""
    inner = kind.inner if isinstance(kind, Scaled) else kind
    if not isinstance(inner, Number) or not isinstance(field, models.DecimalField):
        return False
    fits = inner.places <= field.decimal_places and inner.digits <= field.max_digits
    return fits and all(isinstance(one, DecimalValidator) for one in field.validators)
