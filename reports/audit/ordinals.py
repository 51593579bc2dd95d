"""Ordinals against the rounds of the award behind them: the 4th Innovation Award, 第五届创新奖. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.formatting import Language
from reports.audit.classify import Number

_BETWEEN = re.compile(r"[届次\s]*(?:the\s+)?[“\"《]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of an award that are known by their ordinal, under its title in one language."""

    language: Language
    title: str
    ordinals: tuple[int, ...]

    @property
    def beginning(self) -> str:
        """The title as it may stand in a sentence, in the singular too."""
        return self.title.lower().removesuffix("s")


def unknown(
    numbers: Sequence[Number], rounds: Sequence[Rounds], language: Language
) -> Iterator[tuple[Number, Rounds]]:
    """Ordinals before the title of an award that has no such round, each with the rounds it has."""
    here = [one for one in rounds if one.language == language]
    for number in numbers:
        value = number.found.value if number.found else None
        if not here or value is None or number.group not in ("ordinal", "name"):
            continue
        masked = number.paragraph.masked
        between = _BETWEEN.match(masked, number.end)
        after = masked[between.end() if between else number.end :].lower()
        known = [one for one in here if after.startswith(one.beginning)]
        if known and value not in {Decimal(ordinal) for ordinal in max(known, key=_length).ordinals}:
            yield number, max(known, key=_length)


def _length(one: Rounds) -> int:
    return len(one.title)
