"""What every reader yields, the limits it keeps, and how it refuses a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from django.utils.translation import gettext

from exchange.cells import Raw, gettext_noop
from exchange.cells.addresses import column_letters

FILE_LIMIT = 20 * 1024 * 1024
ROW_LIMIT = 100_000
COLUMN_LIMIT = 64
BLANK_ROW_LIMIT = 1_000
CELLS_LIMIT = 2_000_000

Row = tuple[int, list[Raw]]


class FileRefusedError(Exception):
    """A file that is not read, or not to its end; what is wrong with it and what to do about it.

    The message is put into the language of whoever reads it: `str` of the same refusal differs by language.
    """

    def __init__(self, message: str, params: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.message, self.params = message, params or {}

    def __str__(self) -> str:
        return gettext(self.message) % self.params


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name and its rows, (row number from 1, cells from column A), without blank ones.

    `merged` are the ranges of merged cells, `hidden_rows` the numbers of hidden rows, `hidden_columns` their
    positions from 0, `stopped_at` the row after which a thousand blank rows made the reader stop; they are
    complete before `rows` is called.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    merged: tuple[str, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    stopped_at: int | None = None
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets in order, and the prose files beside them by path (folders, archives)."""

    tables: tuple[Table, ...]
    prose: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""


def refuse(message: str, params: Mapping[str, object]) -> NoReturn:
    """Refuse the file with a message of the catalogue for the person who chose it."""
    raise FileRefusedError(message, params)


def check_size(name: str, size: int) -> None:
    """Refuse a file over 20 MB."""
    if size > FILE_LIMIT:
        refuse(
            gettext_noop("%(name)s has %(size)s MB; at most %(limit)s MB are read. Split it."),
            {"name": name, "size": f"{size / 1_048_576:.0f}", "limit": FILE_LIMIT // 1_048_576},
        )


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet of more rows or columns than are read."""
    if rows > ROW_LIMIT:
        refuse(
            gettext_noop("Sheet %(sheet)s has more than %(limit)s rows. Split it."),
            {"sheet": sheet, "limit": f"{ROW_LIMIT:,}"},
        )
    if columns > COLUMN_LIMIT:
        last = column_letters(COLUMN_LIMIT - 1)
        refuse(
            gettext_noop(
                "Sheet %(sheet)s has values beyond column %(column)s; at most %(limit)s columns are read."
            ),
            {"sheet": sheet, "column": last, "limit": COLUMN_LIMIT},
        )
