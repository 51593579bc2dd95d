"""What else is worth saying beside a row of an import: a registry, filled by the apps that know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exchange.models import StagedRow

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Remark:
    """A message of the catalogue beside a row; a value of `params` may be {language: text}."""

    row: StagedRow
    text: str
    params: Mapping[str, Any] = field(default_factory=dict)
    warning: bool = False


Remarker = Callable[[Sequence[StagedRow]], Iterable[Remark]]
_remarkers: dict[str, list[Remarker]] = defaultdict(list)


def remarks_on(sheet: str) -> Callable[[Remarker], Remarker]:
    """Register a function that is given the rows of a sheet while the database stands as the file says."""

    def register(function: Remarker) -> Remarker:
        _remarkers[sheet].append(function)
        return function

    return register


def put_remarks(rows: Sequence[StagedRow]) -> None:
    """Put on each row what the registered functions say of it; the first few of each."""
    by_sheet: dict[str, list[StagedRow]] = defaultdict(list)
    for row in rows:
        if row.number:
            by_sheet[row.sheet].append(row)
    for sheet, chosen in by_sheet.items():
        for function in _remarkers[sheet]:
            for remark in function(chosen):
                if len(remark.row.remarks) < SHOWN:
                    remark.row.remarks.append({"text": remark.text, "params": dict(remark.params)})
                    remark.row.warned |= remark.warning
