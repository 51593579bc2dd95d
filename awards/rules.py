"""Rules of awards: a programme's rounds keep step with the years, and quotas are kept. No Django here."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise


def ordinal_warnings(rounds: Iterable[tuple[int, int]]) -> list[str]:
    """Say where (ordinal, year) pairs of one programme do not rise together.

    A yearly prize keeps a constant distance between the two; a prize given every other year rises by
    one for each round. Either is fine, a step backwards or a repeated ordinal is not.
    """
    ordered = sorted(set(rounds))
    found = []
    for (ordinal, year), (next_ordinal, next_year) in pairwise(ordered):
        if ordinal == next_ordinal:
            found.append(f"Round {ordinal} stands in two years, {year} and {next_year}.")
        elif next_year < year:
            found.append(f"Round {next_ordinal} ({next_year}) lies before round {ordinal} ({year}).")
        elif next_year - year < next_ordinal - ordinal and next_year != year:
            found.append(
                f"Rounds {ordinal} ({year}) to {next_ordinal} ({next_year}) are more rounds than years."
            )
    return found


def offset_warning(ordinal: int, year: int, others: Sequence[tuple[int, int]]) -> str:
    """Say when a round breaks the constant distance of year and ordinal that all others keep."""
    offsets = {other_year - other_ordinal for other_ordinal, other_year in others}
    if len(others) < 2 or len(offsets) != 1 or year - ordinal in offsets:
        return ""
    expected = year - offsets.pop()
    return f"Round {ordinal} in {year}: by the other rounds, {year} is round {expected}."


def quota_excesses(
    quotas: Mapping[tuple[str, str], int], awarded: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Return, by (track, grade), how many awards exceed the quota; where none is set, none do."""
    counts = Counter(awarded)
    return {key: counts[key] - quota for key, quota in quotas.items() if counts[key] > quota}


def share_problem(shares: Sequence[int | None]) -> str:
    """Say what is wrong with the percent shares of one award's recipients; empty when nothing is."""
    stated = [share for share in shares if share is not None]
    if any(not 0 < share <= 100 for share in stated):
        return "A share lies between 1 and 100 percent."
    total = sum(stated)
    if total > 100 or (stated and len(stated) == len(shares) and total != 100):
        return f"The shares of an award add up to 100 percent, not {total}."
    return ""
