"""Rules of awards: a programme's rounds keep step with the years, shares add up. No Django here."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

_SHARE = re.compile(r"(?P<part>\d{1,3})(?:/(?P<whole>\d{1,3})|(?P<percent>%))")


def gettext_noop(message: str) -> str:
    """Mark a message for translation; whoever shows it translates it."""
    return message


Doubt = tuple[str, dict[str, int]]  # a message id and what to put into it
TWO_YEARS = gettext_noop("Round %(ordinal)s stands in two years, %(year)s and %(next_year)s.")
BACKWARDS = gettext_noop("Round %(next)s (%(next_year)s) lies before round %(ordinal)s (%(year)s).")
TOO_MANY = gettext_noop(
    "Rounds %(ordinal)s (%(year)s) to %(next)s (%(next_year)s) are more rounds than years."
)
OFF_STEP = gettext_noop("Round %(ordinal)s in %(year)s: by the other rounds, %(year)s is round %(expected)s.")
SHARE_FORM = gettext_noop("A share is written 1/3 or 40%, more than nothing and no more than all.")
SHARE_SUM = gettext_noop("The shares of an award add up to the whole award, no more and no less.")


def ordinal_warnings(rounds: Iterable[tuple[int, int]]) -> list[Doubt]:
    """Say where (ordinal, year) pairs of one programme do not rise together.

    A yearly prize keeps a constant distance between the two; a prize given every other year rises by
    one for each round. Either is fine, a step backwards or a repeated ordinal is not.
    """
    found = []
    for (ordinal, year), (next_ordinal, next_year) in pairwise(sorted(set(rounds))):
        told = {"ordinal": ordinal, "year": year, "next": next_ordinal, "next_year": next_year}
        if ordinal == next_ordinal:
            found.append((TWO_YEARS, told))
        elif next_year < year:
            found.append((BACKWARDS, told))
        elif next_year - year < next_ordinal - ordinal and next_year != year:
            found.append((TOO_MANY, told))
    return found


def offset_warning(ordinal: int, year: int, others: Sequence[tuple[int, int]]) -> Doubt | None:
    """Say when a round breaks the constant distance of year and ordinal that all others keep."""
    offsets = {other_year - other_ordinal for other_ordinal, other_year in others}
    if len(others) < 2 or len(offsets) != 1 or year - ordinal in offsets:
        return None
    return OFF_STEP, {"ordinal": ordinal, "year": year, "expected": year - offsets.pop()}


def share_problem(shares: Sequence[str]) -> str:
    """Say what is wrong with the shares (`1/3`, `40%`) of one award's recipients; empty when nothing is.

    An empty share is one that no source states.
    """
    stated = []
    for share in filter(None, shares):
        part = read_share(share)
        if part is None:
            return SHARE_FORM
        stated.append(part)
    complete = bool(stated) and len(stated) == len(shares)
    return SHARE_SUM if sum(stated) > 1 or (complete and sum(stated) != 1) else ""


def read_share(text: str) -> Fraction | None:
    """Read `1/3` or `40%` as a part of one; None when it is neither, or not between nothing and all."""
    match = _SHARE.fullmatch(text.strip())
    if not match:
        return None
    whole = 100 if match["percent"] else int(match["whole"])
    part = Fraction(int(match["part"]), whole) if whole else Fraction(0)
    return part if 0 < part <= 1 else None


def in_batches(printed: str) -> bool:
    """Say whether an ordinal as printed counts batches (批), not rounds (届)."""
    return "batch" in printed.lower() or "批" in printed
