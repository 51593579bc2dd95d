"""Rules of typical cases: which ranks a list may show, and what a docket says against its case. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from cases.dockets import Doubt, warnings
from cases.numbers import parse
from directory.rights import NumberError

CURRENCIES = frozenset(
    {"CNY", "USD", "EUR", "GBP", "JPY", "HKD", "MOP", "TWD", "KRW", "CHF", "SGD", "AUD", "CAD"}
)


def ranks_outside(ranks: Iterable[int], size: int | None) -> list[int]:
    """Return the ranks that a list of `size` cases cannot have, in order; none when its size is unknown."""
    return sorted(rank for rank in ranks if rank < 1 or (size is not None and rank > size))


def ranks_missing(ranks: Collection[int], size: int | None) -> list[int]:
    """Return the ranks between 1 and the highest that no entry has.

    A list of which only some cases are on record (fewer than its `size`) may have gaps.
    """
    if size is not None and len(ranks) < size:
        return []
    return sorted(set(range(1, max(ranks, default=0) + 1)) - set(ranks))


def year_of(decided: date | None, announced: date | None) -> int | None:
    """Return the year a case is listed under: decided, failing that made public; None when unknown."""
    known = decided or announced
    return known.year if known else None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A court number with what the record says of its stage: code of the stage and court, year decided."""

    number: str
    stage: str = ""
    court: str = ""
    decided: int | None = None


def docket_warnings(numbers: Iterable[Numbered], proceeding: str) -> list[tuple[str, Doubt]]:
    """Say where court numbers disagree with the case, each with the number it speaks of.

    Published cases do contradict themselves, so these only warn. Numbers that are no court numbers are
    passed over; the check of their form is elsewhere.
    """
    found: list[tuple[str, Doubt]] = []
    for each in numbers:
        try:
            docket = parse(each.number)
        except NumberError:
            continue
        told = warnings(
            docket, proceeding=proceeding, stage=each.stage, court=each.court, decided=each.decided
        )
        found += [(docket.normalised, doubt) for doubt in told]
    return found
