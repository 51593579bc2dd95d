"""Words that say up where the record went down, or the reverse, before a number or behind. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.arithmetic import Direction
from indicators.formatting import Language
from reports.audit.checks import year_before
from reports.audit.classify import Number
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger, key
from reports.audit.sentences import direction, direction_behind

_LEVEL = re.compile(r"(?:\bto\s+(?:the\s+)?|[至到])$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A number whose words point the other way than its record; certain where the record is a change."""

    number: Number
    fact: Fact
    said: Direction

    @property
    def certain(self) -> bool:
        """Whether the record itself has the sign."""
        return bool(self.fact.change)


def turned(numbers: Sequence[Number], ledger: Ledger, language: Language) -> Iterator[Turn]:
    """The numbers, typed or quoted, that the words around turn round."""
    for number in numbers:
        fact = number.fact
        if fact is None or number.group not in ("bound", "match"):
            continue
        masked = number.paragraph.masked
        before = masked[max(0, number.start - 40) : number.start]
        said = direction(before, language)
        if said is None and fact.change and not number.text.startswith(("−", "-", "+")):
            said = direction_behind(masked[number.end : number.end + 40], language)
        moved = _moved(fact, ledger) if fact.change or _LEVEL.search(before) else None
        if said and moved and (said == "up") != (moved > 0):
            yield Turn(number, fact, said)


def _moved(fact: Fact, ledger: Ledger) -> Decimal | None:
    """By how much the record rose: its change, or the difference from the year before; a rank rises to 1."""
    if fact.change:
        return fact.value
    change = ledger.change_of(fact)
    if change is not None:
        return change.value
    earlier = ledger[key(fact.code, fact.area, year_before(fact.period))]
    if earlier is None or not earlier.own:
        return None
    rise = fact.value - earlier.value
    return -rise if fact.unit.family == "rank" else rise
