"""A long sheet under its header row: which cell fills which column, and what a new row says besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from exchange.bulk.limits import Limits
from exchange.bulk.parts import Part, Parts, as_json
from exchange.readers import Row
from exchange.sheets import Sheet
from exchange.staging.heading import Head
from exchange.staging.lookup import Lookup
from exchange.staging.recording import columns_of

_ABSENT = 1 << 30  # a position that no row has


class Rest(NamedTuple):
    """The columns of a new row that no cell fills: for the database, and as JSON for undo."""

    stored: tuple[Any, ...]
    image: str


class New(NamedTuple):
    """A row that is new and surely right."""

    number: int
    parts: Sequence[Part]
    rest: Rest
    warned: bool


class Shape:
    """Reads rows by their cells' parts, and knows in which order the parts fill the table."""

    def __init__(self, sheet: Sheet, head: Head, lookup: Lookup) -> None:
        self.sheet, self._head = sheet, head
        self._columns = [
            (head.positions.get(one.name, _ABSENT), Parts(sheet, one, head.kind(one), lookup))
            for one in sheet.columns
        ]
        names = [one.name for one in sheet.columns]
        self._key = [names.index(name) for name in sheet.key]
        self._settled = [names.index(name) for name in sheet.settled_by]
        self.brought = [index for index, one in enumerate(self._columns) if one[0] != _ABSENT]
        self._fields = {index: self._columns[index][1].fields for index in self.brought}
        filled = [one.attname for index in self.brought for one in self._fields[index]]
        self._rest = [name for name in columns_of(sheet.model) if name not in filled]
        self._rests: dict[tuple[str, ...], Rest | None] = {}
        self.limits = Limits(sheet.model)
        named: dict[str, tuple[int, int]] = {}
        for index in self.brought:
            named |= self._names(index)
        self._limited = [(name, *named[name]) for name in self.limits.names if name in named]
        self._held: dict[tuple[Any, ...], bool] = {}
        self.attnames = [sheet.model._meta.pk.attname, *filled, *self._rest]
        # Columns that the file does not have are blank in every row: their parts stand ready.
        self._blank: list[Any] = [parts.known[None] for _position, parts in self._columns]
        self._brought = [
            (index, self._columns[index][0], self._columns[index][1].known, self._columns[index][1].make)
            for index in self.brought
        ]
        self._width = max(head.headed, default=0) + 1
        self._uneven = len(head.headed) < self._width or bool(head.aside)

    @property
    def other_fields(self) -> list[Any]:
        """The columns of the database that the file fills besides the key."""
        return [one for index in self.brought for one in self._others(index)]

    def parts(self, row: Row) -> list[Part] | None:
        """Return what the cells of a row come to; None when one of them needs the careful engine."""
        _number, cells = row
        width = len(cells)
        if width > self._width or self._uneven:
            beside = [one for one in range(width) if one not in self._head.headed and cells[one] is not None]
            if beside or self._head.unit_error(cells):
                return None
        found = self._blank.copy()
        for index, position, known, make in self._brought:
            raw = cells[position] if position < width else None
            part = known.get(raw) if raw is None or raw.__class__ is str else None
            if part is None:
                part = make(raw)
                if part is None:
                    return None
            found[index] = part
        return found

    def key(self, parts: Sequence[Part]) -> tuple[str, ...]:
        """Return the natural key as text."""
        return tuple([parts[index].text for index in self._key])

    def key_stored(self, parts: Sequence[Part]) -> tuple[Any, ...]:
        """Return the natural key as the database keeps it."""
        return tuple([parts[index].stored[0] for index in self._key])

    def same(self, parts: Sequence[Part], standing: tuple[Any, ...]) -> bool:
        """Say whether the cells surely say what is on record."""
        at = 0
        for index in self.brought:
            same = parts[index].same
            start = 1 if index in self._key else 0
            for value in same[start:]:
                if standing[at] != value:
                    return False
                at += 1
        return True

    def rest(self, parts: Sequence[Part]) -> Rest | None:
        """Return what follows from the key of a row; None when the careful engine has to look at it."""
        settled = tuple([parts[index].text for index in self._settled])
        if settled not in self._rests:
            self._rests[settled] = self._settle(parts)
        return self._rests[settled]

    def new(self, number: int, parts: Sequence[Part], rest: Rest) -> New | None:
        """Return a row that is not on record; None when the careful engine has to look at it."""
        if not self._keeps_limits(parts):
            return None
        return New(number, parts, rest, any(one.notices for one in parts))

    def stored(self, row: New) -> list[Any]:
        """Return the row as the table takes it, in the order of `attnames` without the first."""
        values: list[Any] = []
        for index in self.brought:
            values += row.parts[index].stored
        values += row.rest.stored
        return values

    def image(self, row: New) -> str:
        """Return the columns of the row as the inside of a JSON object."""
        return ", ".join([*(row.parts[index].image for index in self.brought), row.rest.image])

    def _settle(self, parts: Sequence[Part]) -> Rest | None:
        instance = self.sheet.model()
        for index in self._settled:
            for name, value in parts[index].given:
                setattr(instance, name, value)
        if self.sheet.settle and list(self.sheet.settle(instance)):
            return None
        values = {name: getattr(instance, name) for name in self._rest}
        fields: list[Any] = [self.sheet.model._meta.get_field(name) for name in self._rest]
        stored = [one.get_db_prep_save(values[one.attname], connection) for one in fields]
        return Rest(tuple(stored), as_json(values))

    def _keeps_limits(self, parts: Sequence[Part]) -> bool:
        kind = tuple(
            [self.limits.told_apart(name, parts[index].given[at][1]) for name, index, at in self._limited]
        )
        if kind not in self._held:
            given = {name: parts[index].given[at][1] for name, index, at in self._limited}
            blank = self.sheet.model()
            self._held[kind] = self.limits.hold(
                {name: given.get(name, getattr(blank, name)) for name in self.limits.names}
            )
        return self._held[kind]

    def _names(self, index: int) -> dict[str, tuple[int, int]]:
        return {one.name: (index, at) for at, one in enumerate(self._fields[index])}

    def _others(self, index: int) -> list[Any]:
        return self._fields[index][1:] if index in self._key else self._fields[index]
