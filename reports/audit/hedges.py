"""Hedges of a sentence against the record: "more than", 近, where the number is exact. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from indicators.formatting import Language
from indicators.numbers import Qualifier
from reports.audit import chinese, english_hedges
from reports.audit.swaps import Said

Weight = Literal["against", "unsaid"]
#: Qualifiers that say on which side of the printed number the value lies.
_ABOVE: frozenset[Qualifier] = frozenset({"more_than", "at_least"})
_BELOW: frozenset[Qualifier] = frozenset({"less_than", "nearly"})
_UP_TO = re.compile(r"\bup to\s+$", re.IGNORECASE)


def hedged(told: Sequence[Said], language: Language) -> Iterator[tuple[Said, Qualifier, Weight]]:
    """Numbers whose words put the value on another side than the record, or leave its bound unsaid."""
    for one in told:
        qualifier = hedge_of(one, language)
        weight = _weight(one, qualifier)
        if weight:
            yield one, qualifier, weight


def hedge_of(one: Said, language: Language) -> Qualifier:
    """How the words around a number, typed or quoted, hedge it."""
    if one.number.group != "bound":
        return one.slot.found.qualifier
    paragraph = one.number.paragraph
    finder = chinese.hedge if language == "zh-hans" else english_hedges.hedge
    return finder(paragraph.masked, one.number.start, one.number.end)


def _weight(one: Said, said: Qualifier) -> Weight | None:
    record, found = one.fact.qualifier, one.slot.found
    if one.fact.change or found.value is None or abs(found.value) != abs(one.fact.value):
        return None  # other digits than the record's have been compared as rounded ones
    if said == record or found.kind == "rank":
        return None
    if said == "exact":
        return "unsaid" if record in _ABOVE | _BELOW and one.number.group != "bound" else None
    if said == "less_than" and _UP_TO.search(one.number.paragraph.masked[: one.number.start]):
        return None
    if record == "exact":
        return "against" if said in ("more_than", "less_than", "nearly") else None
    opposite = (said in _ABOVE and record in _BELOW) or (said in _BELOW and record in _ABOVE)
    return "against" if opposite else None
