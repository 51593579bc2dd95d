"""What a cell can be, and what can be wrong with one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


def gettext_noop(text: str) -> str:
    """Mark a message for the catalogue; whoever shows it translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that holds no usable value: an error such as #DIV/0!, or a formula never calculated."""

    code: str
    found: str


Raw = str | Decimal | bool | date | Fault | None
Cell = str | Decimal | int | bool | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A reading worth a look: the cell was understood, but not literally."""

    code: str
    found: str
    meaning: str


Warn = Callable[[Notice], None]


def ignore(_notice: Notice) -> None:
    """Take a notice nobody wants to see."""


@dataclass
class CellError(ValueError):
    """A cell refused: `code` is stable, `expected` a message with `params`, `suggestion` a value or empty."""

    code: str
    found: str
    expected: str
    suggestion: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        text = f"found {self.found!r}; expected {self.expected % self.params}"
        return f"{text}; did you mean {self.suggestion}?" if self.suggestion else text
