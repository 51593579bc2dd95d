"""Writing CSV a line at a time: UTF-8, formula-safe, flat in memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from exchange.cells import Cell, shown
from exchange.writers.guard import guarded

BOM = "\ufeff"


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = False) -> Iterator[str]:
    """Yield the lines of a CSV file; `bom` starts it with a byte order mark, for older Excel."""
    writer = csv.writer(_Echo())
    first = writer.writerow([guarded(text) for text in header])
    yield BOM + str(first) if bom else str(first)
    for row in rows:
        yield str(writer.writerow([csv_text(cell) for cell in row]))


def csv_text(cell: Cell) -> str:
    """Print one cell: numbers plainly, text guarded against formulas."""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    return shown(cell) if isinstance(cell, Decimal | bool) else ""
