"""Which records a passage should quote: those its other language or its public text quotes there. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Expected:
    """What the other text tells: the references missing here, and those in place of each typed number."""

    missing: Counter[str]
    at: dict[int, frozenset[str]]


def expected(items: Sequence[str | int], other: Sequence[str]) -> Expected:
    """Compare a passage with another text that should quote the same records.

    ``items`` are the references of the passage in order, typed numbers as their index; ``other`` are the
    references of the other text in order.
    """
    own = [item if isinstance(item, str) else f"#{item}" for item in items]
    missing = Counter(other) - Counter(item for item in items if isinstance(item, str))
    at: dict[int, frozenset[str]] = {}
    matcher = SequenceMatcher(None, own, list(other), autojunk=False)
    for _tag, start, end, first, last in matcher.get_opcodes():
        numbers = [item for item in items[start:end] if isinstance(item, int)]
        lost = [key for key in other[first:last] if key in missing]
        if len(numbers) == len(lost):
            at.update((number, frozenset({key})) for number, key in zip(numbers, lost, strict=True))
        else:
            at.update((number, frozenset(lost)) for number in numbers)
    return Expected(missing, at)
