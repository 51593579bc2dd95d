"""Going through a long sheet a chunk at a time: unchanged, new, or for the careful engine to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice
from typing import Any

from django.db import transaction

from exchange.bulk.choosing import Long
from exchange.bulk.parts import Part
from exchange.bulk.seen import Seen
from exchange.bulk.shape import New, Rest, Shape
from exchange.bulk.standing import Standing
from exchange.cells import shown
from exchange.headers import SEARCHED_ROWS
from exchange.models import StagedRow
from exchange.readers import Row
from exchange.remarks import put_remarks
from exchange.sheets import Sheet
from exchange.staging.heading import find_head, look_at_layout
from exchange.staging.lookup import Lookup, key_of
from exchange.staging.parsing import ParsedSheet, Reading
from exchange.staging.planning import checked_key, plan
from exchange.staging.report import Counts, ImportReport, notice_issue
from exchange.staging.writing import write
from publishing.models import Publishable
from publishing.rehearsal import rehearsal

CHUNK = 2_000
_Likely = tuple[Row, list[Part], Rest, tuple[Any, ...]]


@dataclass
class Chunk:
    """What some rows come to: `new` ones surely right, and `other` ones that the careful engine has written.

    `last` is the number of the last row, `read` how many there were, `width` about how many bytes one takes.
    """

    last: int
    read: int
    width: int
    new: list[New] = field(default_factory=list)
    other: list[StagedRow] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)

    def written(self) -> list[New | StagedRow]:
        """Return the rows that are written, in the order of the file."""
        if not self.other:
            return list(self.new)
        return sorted([*self.new, *self.other], key=lambda one: one.number)


class Passing:
    """One walk through a long sheet. `rehearsing`: what the careful engine writes is taken back at once."""

    def __init__(self, long: Long, report: ImportReport, *, rehearsing: bool, size: int = 0) -> None:
        self.size = size or CHUNK
        self._long, self._report, self._rehearsing = long, report, rehearsing
        self.title = long.table.name[:120]
        self._lookup, self._seen = Lookup(), Seen()
        self._rows = long.table.rows()
        first = list(islice(self._rows, SEARCHED_ROWS))
        head = find_head(long.table, first, long.sheet, report)
        self.readable = head is not None
        if head is not None:
            self._head = head
            self._rows = chain(first[head.index + 1 :], self._rows)
            self.shape = Shape(long.sheet, head, self._lookup)
            self._standing = Standing(long.sheet, [long.sheet.model._meta.pk, *self.shape.other_fields])

    def rests_on(self) -> str:
        """Return what stands for every record that the rows can name, as they are now."""
        return rests_on(self._long.sheet, self._lookup)

    def chunks(self, after: int = 0) -> Iterator[Chunk]:
        """Yield what the rows after a number come to; the keys of those before count as seen."""
        if not self.readable:
            return
        while rows := list(islice(self._rows, self.size)):
            left = [row for row in rows if row[0] > after]
            for row in rows[: len(rows) - len(left)]:
                self._note(row)
            if left:
                yield self._chunk(left)
        # Only known now, without reading the sheet twice.
        look_at_layout(self._long.table, self._head, self._report)

    def _note(self, row: Row) -> None:
        """Note the key of a row that was read before."""
        parts = self.shape.parts(row)
        if parts is not None:
            self._seen.setdefault(self.shape.key(parts), row[0])
            return
        reading = self._reading(ImportReport(""))
        parsed = reading.row(row)
        if key := checked_key(reading.parsed, parsed, reading.report):
            self._seen.setdefault(key, row[0])

    def _reading(self, report: ImportReport) -> Reading:
        parsed = ParsedSheet(self._long.sheet, self._long.table.name, dict(self._head.positions), [])
        return Reading(parsed, self._head, self._long.book, report)

    def _chunk(self, rows: list[Row]) -> Chunk:
        chunk = Chunk(rows[-1][0], len(rows), sum(len(shown(cell)) + 1 for cell in rows[0][1]) + 1)
        careful: list[Row] = []
        keyed: dict[int, tuple[Any, ...]] = {}
        likely: list[_Likely] = []
        for row in rows:
            parts = self.shape.parts(row)
            if parts is None:
                careful.append(row)
                continue
            stored = keyed[row[0]] = self.shape.key_stored(parts)
            rest = self.shape.rest(parts)
            if self._seen.setdefault(self.shape.key(parts), row[0]) != row[0] or rest is None:
                careful.append(row)
            else:
                likely.append((row, parts, rest, stored))
        if self._report.ok:
            careful += self._compare(likely, chunk)
        if careful:
            careful.sort(key=lambda row: row[0])
            self._look(careful, [keyed[row[0]] for row in careful if row[0] in keyed], chunk)
        return chunk

    def _compare(self, likely: Sequence[_Likely], chunk: Chunk) -> list[Row]:
        """Put new rows on the chunk and count unchanged ones; return the rows that are neither for sure."""
        standing = self._standing.rows([one[-1] for one in likely])
        careful: list[Row] = []
        for row, parts, rest, stored in likely:
            found = standing.get(stored)
            if found is None:
                new = self.shape.new(row[0], parts, rest)
                if new is None:
                    careful.append(row)
                    continue
                chunk.new.append(new)
                chunk.counts.created += 1
            elif len(found) == 1 and self.shape.same(parts, found[0][1:]):
                chunk.counts.unchanged += 1
            else:
                careful.append(row)
                continue
            self._notice(row[0], parts)
        return careful

    def _notice(self, number: int, parts: Sequence[Part]) -> None:
        for index in self.shape.brought:
            for notice in parts[index].notices:
                name = self._long.sheet.columns[index].name
                position = self._head.positions[name]
                self._report.warn(notice_issue(self._long.table.name, number, position, notice))

    def _look(self, rows: list[Row], keys: Sequence[tuple[Any, ...]], chunk: Chunk) -> None:
        """Let the careful engine read, plan and write rows; what it says goes to the report."""
        sheet, report = self._long.sheet, ImportReport(self._report.file)
        reading = self._reading(report)
        parsed = reading.parsed
        parsed.rows += [reading.row(row) for row in rows]
        self._lookup.bound(sheet, {key_of(one, sheet): one for one in self._standing.instances(keys)})
        with rehearsal() if self._rehearsing else transaction.atomic():
            planned = plan([parsed], report, self._lookup, self._seen)
            if report.ok and self._report.ok:
                write(planned, report, _never)
            if report.ok and self._rehearsing:
                put_remarks(report.rows)
        self._report.take(report)
        if report.ok and (counts := report.counts.get(sheet.name)):
            chunk.counts.add(counts)
            chunk.other += report.rows


def rests_on(sheet: Sheet, lookup: Lookup) -> str:
    """Return what stands for every record that rows of a sheet can name, as a lookup found them."""
    found = sha256()
    for relation in sheet.relations:
        for row in lookup.targets(relation):
            found.update(repr([getattr(row, one.attname) for one in row._meta.concrete_fields]).encode())
    return found.hexdigest()


def _never(record: Publishable) -> None:
    raise TypeError(f"{record} is publishable; its sheet is not for this engine")
