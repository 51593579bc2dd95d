"""Which keys a file has named so far: a few bytes a key, and on the disk when there are very many."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

IN_MEMORY = 200_000
_BITS = 32


class Seen:
    """For each natural key the number of the row that has it first."""

    def __init__(self) -> None:
        self._parts: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        self._disk: sqlite3.Connection | None = None

    def setdefault(self, key: Sequence[str], number: int) -> int:
        """Return the number of the first row with this key; that is `number` when none was before."""
        parts, packed = self._parts, 0
        for part in key:
            packed = packed << _BITS | parts.setdefault(part, len(parts))
        if self._disk is not None:
            return self._on_disk(self._disk, packed, number)
        if len(self._numbers) >= IN_MEMORY:
            self._disk = self._moved()
        return self._numbers.setdefault(packed, number)

    def _on_disk(self, disk: sqlite3.Connection, packed: int, number: int) -> int:
        if (first := self._numbers.get(packed)) is not None:
            return first
        key = packed.to_bytes(_BITS, "big")
        if disk.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, number)).rowcount:
            return number
        [found] = disk.execute("SELECT number FROM seen WHERE key = ?", (key,))
        return int(found[0])

    def _moved(self) -> sqlite3.Connection:
        """Return a database that its maker alone sees and that is gone with it; it takes the keys to come."""
        disk = sqlite3.connect("", isolation_level=None)
        disk.execute("CREATE TABLE seen (key BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID")
        disk.execute("BEGIN")
        return disk
