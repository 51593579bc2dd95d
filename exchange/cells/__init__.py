"""One converter for each kind of column: a raw cell to a value, and back.

Every kind has `read(raw, warn) -> value` (raising CellError), `to_cell(value) -> cell` and `empty`, the value
of a blank cell. `read(to_cell(value)) == value` holds for every value a kind can hold. No Django here.
"""

from typing import Any, Protocol

from exchange.cells.facts import Boolean, Checked, Date, Key, ListOf, Period, Reference
from exchange.cells.faults import Cell, CellError, Fault, Notice, Raw, Warn, gettext_noop, ignore
from exchange.cells.figures import Integer, Number, Scaled, Year
from exchange.cells.plain import CELL_LIMIT, EXACT_DIGITS, as_displayed, is_blank, plain_decimal, shown
from exchange.cells.words import SLUG, Choice, Code, Prose, Text, Url, slugged


class Kind(Protocol):
    """What every kind of column can do."""

    @property
    def empty(self) -> Any: ...

    def read(self, raw: Raw, warn: Warn = ignore) -> Any: ...

    def to_cell(self, value: Any) -> Cell: ...


__all__ = [
    "CELL_LIMIT",
    "EXACT_DIGITS",
    "SLUG",
    "Boolean",
    "Cell",
    "CellError",
    "Checked",
    "Choice",
    "Code",
    "Date",
    "Fault",
    "Integer",
    "Key",
    "Kind",
    "ListOf",
    "Notice",
    "Number",
    "Period",
    "Prose",
    "Raw",
    "Reference",
    "Scaled",
    "Text",
    "Url",
    "Warn",
    "Year",
    "as_displayed",
    "gettext_noop",
    "ignore",
    "is_blank",
    "plain_decimal",
    "shown",
    "slugged",
]
