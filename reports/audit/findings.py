"""What the audit found, each with its place, the record it names and the intervals that decide. Pure."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indicators.formatting import Language
from indicators.numbers import Interval
from reports.audit.classify import Number, Why
from reports.audit.facts import Fact

Severity = Literal["error", "note"]
Kind = Literal[
    "contradiction",  # a typed number against a record
    "direction",  # the words around a change against its sign
    "swapped",  # two right numbers in each other's place
    "record",  # the number of one record where the words speak of another
    "year",  # the year of the sentence against the record's
    "hedge",  # "more than" in the sentence against the record
    "fraction",  # a part or a multiple in words against the records of the sentence
    "base",  # per 1,000 people where the record counts per 10,000
    "ordinal",  # the ordinal of a round that the award has not
    "language",  # the other language says another number
    "exhibit-year",  # a year outside the exhibit's periods
    "printed",  # a record against its own printed words
    "step",  # a record against its own rounding step
    "change",  # a printed change against the earlier record
    "part",  # a part larger than its whole
    "sum",  # parts that do not make their whole
    "ratio",  # a ratio or share against numerator and denominator
    "backlog",  # more closed than received: odd but possible
    "qualifier",  # the printed words hedge otherwise than the record
    "match",  # typed although a record says it: bind it
    "unbound",  # no record stands behind it
    "reference",  # a reference that no record answers
]
#: Kinds that stand in a text, and kinds that a record shows by itself.
_AROUND: frozenset[Kind] = frozenset(
    {
        "contradiction",
        "direction",
        "swapped",
        "record",
        "year",
        "hedge",
        "fraction",
        "base",
        "exhibit-year",
        "ordinal",
    }
)
IN_TEXT: frozenset[Kind] = _AROUND | frozenset[Kind]({"language", "match", "unbound", "reference"})
#: Facts about one record alone: when they fail, everything else about that record fails with them.
OWN_WORDS: frozenset[Kind] = frozenset({"printed", "step"})


@dataclass(frozen=True, slots=True)
class Where:
    """A text of the edition: the record (noun and key) and field that hold it, and the section it is in.

    ``part`` and ``part_id`` name the child row, where one holds the text.
    """

    section: str
    label: str
    noun: str
    pk: int
    field: str
    language: Language
    part: str = ""
    part_id: str = ""

    @property
    def column(self) -> str:
        """The column of the text."""
        return f"{self.field}_{'zh_hans' if self.language == 'zh-hans' else 'en'}"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a text: paragraph from 1, offset from 0 in it, words around, and the stored stretch."""

    where: Where
    paragraph: int
    offset: int
    before: str
    text: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``computed`` follows from other numbers, ``stated`` is what stands there.

    ``others`` are further records it rests on, ``about`` the award whose rounds it names; ``also`` are
    findings that the same wrong digit explains; ``suggestion`` is the reference to write and ``replaces`` the
    stretch of the stored text it takes.
    """

    kind: Kind
    severity: Severity
    fact: Fact | None = None
    spot: Spot | None = None
    computed: Interval | None = None
    stated: Interval | None = None
    why: tuple[Why, ...] = ()
    others: tuple[Fact, ...] = ()
    said: str = ""
    about: str = ""
    suggestion: str = ""
    replaces: tuple[int, int] | None = None
    certain: bool = True
    also: tuple["Finding", ...] = ()

    @property
    def fingerprint(self) -> str:
        """What makes this finding the same one in the next run: kind, record, number and words around it."""
        parts = [self.kind, self.fact.reference if self.fact else "", self.said]
        parts += [fact.reference for fact in self.others]
        if self.spot is not None:
            where = self.spot.where
            parts += [where.noun, where.section, where.column, where.part]
            parts += [self.spot.before[-24:], self.spot.text, self.spot.after[:24]]
        else:
            parts += [str(self.computed), str(self.stated)]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def acceptable(self) -> bool:
        """Whether a person may say, with a reason, that it is no mistake: a note, or a guess by words."""
        return self.severity == "note" or not self.certain


def spot(number: Number, where: Where) -> Spot:
    """The place of a number in its text."""
    paragraph = number.paragraph
    start, end = paragraph.stored(number.start, number.end)
    return Spot(
        where,
        paragraph.number,
        number.start,
        paragraph.text[max(0, number.start - 40) : number.start],
        number.text,
        paragraph.text[number.end : number.end + 40],
        start,
        end,
    )


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """One error for one wrong digit: what a record's own mistake explains is told with it.

    A record that contradicts its own printed words takes in everything else that it is part of. Otherwise
    the errors that records show by themselves are told once for the record they name.
    """
    kept: dict[object, Finding] = {}
    waiting = list(findings)
    broken = {one.fact.reference for one in waiting if one.kind in OWN_WORDS and one.fact}
    for one in sorted(waiting, key=lambda one: one.kind not in OWN_WORDS):
        root = _root(one, broken)
        if root is None:
            kept[id(one)] = one
        elif root in kept:
            kept[root] = replace(kept[root], also=(*kept[root].also, one))
        else:
            kept[root] = one
    return list(kept.values())


def _root(one: Finding, broken: set[str]) -> str | None:
    """The record whose mistake explains the finding; None where it stands alone."""
    if one.severity == "note" and one.kind not in ("change", "backlog"):
        return None
    named = [fact.reference for fact in ([one.fact] if one.fact else []) + list(one.others)]
    for reference in named:
        if reference in broken:
            return reference
    return named[0] if one.kind not in IN_TEXT and one.severity == "error" and named else None


def errors(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that block."""
    return [one for one in findings if one.severity == "error"]
