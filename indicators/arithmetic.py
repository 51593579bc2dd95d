"""Whether printed numbers can all be true: every check compares the intervals that rounding leaves open.

A check returns the computed interval beside the stated one, so that an editor sees why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from indicators.formatting import ChangeKind
from indicators.numbers import Interval

Verdict = Literal["consistent", "impossible", "note"]
Check = Literal["change", "share", "sum", "part", "backlog", "ratio", "direction"]
Direction = Literal["up", "down", "same"]

_ONE, _HUNDRED = Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: ``computed`` is what follows from the other numbers, ``stated`` what is printed."""

    check: Check
    verdict: Verdict
    computed: Interval
    stated: Interval


def _compare(check: Check, computed: Interval, stated: Interval) -> Finding:
    return Finding(check, "consistent" if computed.meets(stated) else "impossible", computed, stated)


def _point(value: Decimal) -> Interval:
    return Interval(value, value)


def _percent(ratio: Interval) -> Interval:
    """A ratio as a percentage change: 1.1198 is 11.98."""
    return ratio.minus(_point(_ONE)).times(_HUNDRED)


def implied_previous(current: Interval, change: Interval, kind: ChangeKind) -> Interval:
    """The value before a change: 36,800 ± 50 after +11.98 % ± 0.005 % was 32,818 to 32,908.

    A change of rank is in places gained: sixth after two places gained was eighth.
    """
    if kind == "percent":
        return current.over(change.times(_ONE / _HUNDRED).plus(_point(_ONE)))
    if kind == "rank":
        return current.plus(change)
    return current.minus(change)


def implied_change(current: Interval, previous: Interval, kind: ChangeKind) -> Interval:
    """The change between two values, in the unit of its kind."""
    if kind == "percent":
        return _percent(current.over(previous))
    if kind == "rank":
        return previous.minus(current)
    return current.minus(previous)


def check_change(current: Interval, previous: Interval, change: Interval, kind: ChangeKind) -> Finding:
    """A printed change against the two values it joins."""
    return _compare("change", implied_change(current, previous, kind), change)


def check_share(part: Interval, whole: Interval, share: Interval) -> Finding:
    """A printed share, in percent, against the part and the whole."""
    return _compare("share", part.over(whole).times(_HUNDRED), share)


def check_ratio(numerator: Interval, denominator: Interval, per: Decimal, stated: Interval) -> Finding:
    """A printed ratio (per 10,000 people) against its numerator and denominator."""
    return _compare("ratio", numerator.over(denominator).times(per), stated)


def check_sum(parts: Sequence[Interval], whole: Interval, *, complete: bool) -> Finding:
    """Parts against their whole: all of them make it, some of them must not exceed it."""
    total = _point(Decimal(0))
    for part in parts:
        total = total.plus(part)
    if complete:
        return _compare("sum", total, whole)
    least = Interval(total.low, None, low_open=total.low_open)
    return _compare("sum", least, whole)


def check_part(part: Interval, whole: Interval) -> Finding:
    """A part must not exceed its whole."""
    return _compare("part", Interval(Decimal(0), whole.high, high_open=whole.high_open), part)


def check_backlog(closed: Interval, received: Interval) -> Finding:
    """More closed than received is odd but possible (cases of earlier years): a note, never an error."""
    within = Interval(Decimal(0), received.high, high_open=received.high_open)
    return Finding("backlog", "consistent" if within.meets(closed) else "note", within, closed)


def check_direction(direction: Direction, change: Interval) -> Finding:
    """The word of a sentence (rose, fell, stayed) against the sign of the printed change."""
    zero = Decimal(0)
    allowed = {
        "up": Interval(zero, None, low_open=True),
        "down": Interval(None, zero, high_open=True),
        "same": _point(zero),
    }[direction]
    return _compare("direction", allowed, change)
