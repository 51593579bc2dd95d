"""A number that the two languages of a text say differently: an ordinal, a year, one without record. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reports.audit.classify import Group, Number
from reports.audit.findings import Finding, Where, spot

_COMPARED: tuple[Group, ...] = ("ordinal", "year", "unbound")


def differing(numbers: Mapping[Where, Sequence[Number]]) -> Iterator[Finding]:
    """Notes, one in each language, where two texts have as many numbers of a class and one differs."""
    for where, english in numbers.items():
        if where.language != "en":
            continue
        other = replace(where, language="zh-hans")
        for group in _COMPARED:
            ours, theirs = _of(english, group), _of(numbers.get(other, ()), group)
            odd, odd_there = _only(ours, theirs), _only(theirs, ours)
            if odd and odd_there and len(ours) == len(theirs):
                yield _note(odd, where, odd_there)
                yield _note(odd_there, other, odd)


def _of(numbers: Sequence[Number], group: Group) -> list[Number]:
    found = [number for number in numbers if number.group == group]
    return [number for number in found if number.found is not None and number.found.value is not None]


def _only(ours: Sequence[Number], theirs: Sequence[Number]) -> Number | None:
    """The one number of ours that theirs has not; None where there is none, or more than one."""
    missing = Counter(map(_value, ours)) - Counter(map(_value, theirs))
    if missing.total() != 1:
        return None
    return next(number for number in ours if _value(number) in missing)


def _value(number: Number) -> Decimal | None:
    return number.found.value if number.found else None


def _note(number: Number, where: Where, other: Number) -> Finding:
    return Finding("language", "note", None, spot(number, where), said=other.text, certain=False)
