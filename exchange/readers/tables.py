"""What every reader yields, the limits it keeps, and how it refuses a file."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NoReturn

from django.utils.translation import gettext

from exchange.cells import Raw, gettext_noop
from exchange.cells.addresses import column_letters

FILE_LIMIT = 20 * 1024 * 1024
ROW_LIMIT = 200_000
COLUMN_LIMIT = 64
BLANK_ROW_LIMIT = 1_000
CELLS_LIMIT = 4_000_000
TEXT_LIMIT = 8_000_000  # characters, of shared texts or of prose
MERGED_KEPT = 1_000
SHEET_LIMIT = 200

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


@dataclass(slots=True)
class Layout:
    """What a walk over a sheet finds beside its rows."""

    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    stopped_at: int | None = None

    def add_merged(self, cells: str) -> bool:
        """Keep a range of merged cells, the first thousand; more nobody would look up. False when full."""
        if len(self.merged) < MERGED_KEPT:
            self.merged.append(cells)
        return len(self.merged) < MERGED_KEPT


class Table:
    """One sheet: its name, whether it is hidden, and its rows, (row number from 1, cells from column A).

    Rows are read while they are walked and none is kept; blank ones are left out. `rows` may be called again
    and then reads the file again; any step may raise FileRefusedError. What `merged` and the like say is only
    known at the end of a walk: after one they cost nothing, before it they walk the whole sheet. Ask last.
    """

    def __init__(self, name: str, walk: Callable[[Layout], Iterator[Row]], *, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self._walk = walk
        self._layout: Layout | None = None

    def rows(self) -> Iterator[Row]:
        """Yield the rows in order. Raises FileRefusedError."""
        layout = Layout()
        yield from self._walk(layout)
        self._layout = layout

    @property
    def merged(self) -> tuple[str, ...]:
        """The ranges of merged cells, the first thousand of them."""
        return tuple(self._known().merged)

    @property
    def hidden_rows(self) -> AbstractSet[int]:
        """The numbers of hidden rows."""
        return self._known().hidden_rows

    @property
    def hidden_columns(self) -> AbstractSet[int]:
        """The positions of hidden columns, from 0."""
        return self._known().hidden_columns

    @property
    def stopped_at(self) -> int | None:
        """The row after which a thousand blank rows made the reader stop; None when it came to the end."""
        return self._known().stopped_at

    def _known(self) -> Layout:
        if self._layout is None:
            for _row in self.rows():
                pass
        return self._layout or Layout()


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
            gettext_noop(
                "%(name)s has %(size)s MB; at most %(limit)s MB are read. Split it, or save it as CSV and "
                "bring it in with the command import_workbook, which takes a CSV of any size."
            ),
            {"name": name, "size": f"{size / 1_048_576:.0f}", "limit": FILE_LIMIT // 1_048_576},
        )


def check_sheets(name: str, sheets: int) -> None:
    """Refuse a workbook of more sheets than are read: each costs a walk."""
    if sheets > SHEET_LIMIT:
        refuse(
            gettext_noop("%(name)s has more than %(limit)s sheets. Split it."),
            {"name": name, "limit": SHEET_LIMIT},
        )


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet of more rows or columns than are read."""
    if rows > ROW_LIMIT:
        refuse(
            gettext_noop(
                "Sheet %(sheet)s has more than %(limit)s rows. Split it, or save it as CSV and bring it in "
                "with the command import_workbook, which takes a CSV of any size."
            ),
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


def check_cells(sheet: str, cells: int) -> None:
    """Refuse a sheet of more filled cells than are read."""
    if cells > CELLS_LIMIT:
        refuse(
            gettext_noop("Sheet %(sheet)s has more than %(limit)s filled cells. Split it."),
            {"sheet": sheet, "limit": f"{CELLS_LIMIT:,}"},
        )


def check_text(name: str, characters: int) -> None:
    """Refuse a file of more text, beside its sheets, than is held in memory."""
    if characters > TEXT_LIMIT:
        refuse(
            gettext_noop("%(name)s holds more than %(limit)s million characters of text. Split it."),
            {"name": name, "limit": TEXT_LIMIT // 1_000_000},
        )
