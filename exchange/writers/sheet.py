"""A sheet on its way out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exchange.cells import Cell


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column as written: its heading, the note on the heading, and the values a cell may choose from.

    `advice` is what the spreadsheet says when a cell holds something else.
    """

    heading: str
    note: str = ""
    choices: tuple[str, ...] = ()
    width: int = 16
    advice: str = ""


@dataclass(frozen=True, slots=True)
class OutSheet:
    """A sheet's name, columns and rows; rows are walked once. A hidden one is for programs."""

    name: str
    columns: Sequence[OutColumn]
    rows: Iterable[Sequence[Cell]] = ()
    hidden: bool = False

    @property
    def headings(self) -> list[str]:
        """The header row."""
        return [column.heading for column in self.columns]
