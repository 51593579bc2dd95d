"""Right numbers in the wrong place: the words fit better the other way round, or another record. Pure."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reports.audit.affinity import unit_fit
from reports.audit.classify import Number, Slot
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger
from reports.audit.numerals import Found, Kind
from reports.audit.scene import Scene
from reports.audit.weigh import ANCHOR, FAR, UNIT, WORDS, Place

#: How much better the words must fit the other way round, in one sentence and in two.
MARGIN, APART = 0.25, 1.3
#: A reference that an editor has chosen is believed more than a number typed.
CHOSEN = 0.5
#: How well the words must fit the record that would belong there.
NAMED_HERE = 0.2
#: How much better the words must fit another record before a number is taken for misplaced, how well at
#: least, and what it adds that the edition has that record nowhere.
OTHER, SPEAKING, NOWHERE = 1.0, 0.4, 0.5
#: What it counts that the words date a number as the record is dated, or otherwise.
DATED, MISDATED = 0.8, -1.5
#: What it counts that the words say from where something came, or to where.
CAME = 1.2
_FROM = re.compile(
    r"\b(?:from|last year[’']s|previous|after)\s+(?:the\s+|about\s+|nearly\s+)?$|"
    r"(?:上年|去年|上一年|上一?[版届期])[为的是]?$|[从由]$"
)
_TO = re.compile(r"\b(?:to|reaching)\s+(?:the\s+|about\s+|nearly\s+)?$|[至到]$")
_KINDS: dict[str, Kind] = {"percent": "percent", "points": "points", "rank": "rank"}


@dataclass(frozen=True, slots=True)
class Said:
    """A number that a record says, typed or quoted, with all that the words around it tell."""

    number: Number
    fact: Fact
    slot: Slot
    place: Place

    def fits(self, fact: Fact) -> float:
        """How well the words around the number fit a record, whatever its value."""
        found = self.slot.found
        told = WORDS * self.place.fits[fact.reference].score
        told += UNIT * unit_fit(found, fact, self.place.units, self.place.language)
        if fact.change and fact.reference in self.place.anchors:
            told += ANCHOR
        if self.slot.year and fact.year:
            told += DATED if self.slot.year == fact.year else MISDATED
        return told

    def came(self) -> str:
        """Whether the words say that something came from this number, or to it."""
        before = self.slot.paragraph.masked[self.slot.sentence[0] : self.slot.found.start]
        return "from" if _FROM.search(before) else "to" if _TO.search(before) else ""


def said(scene: Scene, numbers: Sequence[Number]) -> list[Said]:
    """The numbers of a passage that records say, ready to be compared with each other."""
    slots = {(id(slot.paragraph), slot.found.start): slot for slot in scene.slots}
    found = []
    for number in numbers:
        if number.fact is not None and number.group in ("bound", "match"):
            slot = slots.get((id(number.paragraph), number.start)) or scene.slot_of(number, _found(number))
            found.append(Said(number, number.fact, slot, scene.place(slot, agreeing=False)))
    return found


def _found(number: Number) -> Found:
    """A reference as if its number were typed."""
    fact = number.fact
    kind: Kind = _KINDS.get(fact.measures, "quantity") if fact else "quantity"
    after = number.paragraph.masked[number.end : number.end + 90]
    noun = re.match(r"(?:\s+[A-Za-z’'-]+){1,6}|[\u3400-\u9fff]{1,6}", after)
    currency = fact.unit.code if fact and fact.measures == "money" else ""
    return Found(
        number.start, number.end, number.text, kind, fact.value if fact else None,
        currency=currency, noun=noun[0].strip() if noun else "",
    )  # fmt: skip


def swapped(told: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs of numbers that stand in each other's place, each number in one pair at most."""
    better = sorted(
        (
            (gain, one, other)
            for one, other in combinations(told, 2)
            if _alike(one.fact, other.fact)
            and _named(one, other)
            and (gain := _gain(one, other)) >= _margin(one, other)
        ),
        key=lambda found: -found[0],
    )
    taken: set[int] = set()
    exchanged: set[frozenset[str]] = set()
    # Levels first: changes printed behind exchanged levels are exchanged with them.
    for _, one, other in sorted(better, key=lambda found: bool(found[1].fact.change)):
        codes = frozenset({one.fact.code, other.fact.code})
        if {id(one), id(other)} & taken or (one.fact.change and codes in exchanged):
            continue
        taken |= {id(one), id(other)}
        exchanged.add(codes)
        yield one, other


def misplaced(
    told: Sequence[Said], ledger: Ledger, quoted: Collection[str], wrong: Collection[str]
) -> Iterator[tuple[Said, Fact]]:
    """Numbers of one record where the words speak of another, each with the record that would fit best.

    ``quoted`` are the references that the edition quotes or matches: a record it has nowhere is missed here.
    ``wrong`` are those that another number of the passage gets wrong: they are not missed.
    """
    for one in told:
        if one.fact.period_name or not one.place.fits[one.fact.reference].words:
            continue
        beside = {other.fact.reference for other in told if _together(one, other)}
        own = one.fits(one.fact)
        gains = [
            (one.fits(fact) - own + (NOWHERE if _missing(fact, one.fact, quoted) else 0), fact)
            for fact in ledger.kin(one.fact)
            if fact.reference not in beside and fact.reference not in wrong and _another(fact, one)
        ]
        gain, best = max(gains, key=lambda found: found[0], default=(0.0, one.fact))
        if gain >= OTHER + (CHOSEN if one.number.group == "bound" else 0):
            yield one, best


def _missing(fact: Fact, shown: Fact, quoted: Collection[str]) -> bool:
    """Whether the edition has a record nowhere, and the number shown could pass for it."""
    if fact.reference in quoted or not fact.value or not shown.value:
        return False
    return 1 / FAR <= abs(shown.value / fact.value) <= FAR


def _another(fact: Fact, one: Said) -> bool:
    """Whether the words may speak of this record in place of the one that the number says."""
    other = fact.code != one.fact.code and fact.value != one.fact.value and not fact.period_name
    return other and one.place.fits[fact.reference].score >= SPEAKING


def _alike(one: Fact, other: Fact) -> bool:
    """Whether the numbers of two records could stand in each other's place."""
    return (
        one.value != other.value and one.measures == other.measures and bool(one.change) == bool(other.change)
    )


def _named(one: Said, other: Said) -> bool:
    """Whether the words at both places speak of the other's record; digits alone may be a coincidence."""
    fits = (one.place.fits[other.fact.reference], other.place.fits[one.fact.reference])
    return all(fit.score >= NAMED_HERE for fit in fits)


def _margin(one: Said, other: Said) -> float:
    chosen = CHOSEN if "bound" in (one.number.group, other.number.group) else 0
    return (MARGIN if _together(one, other) else APART) + chosen


def _together(one: Said, other: Said) -> bool:
    return one.slot.paragraph is other.slot.paragraph and one.slot.sentence == other.slot.sentence


def _gain(one: Said, other: Said) -> float:
    """By how much the words around two numbers fit better when they are exchanged."""
    gain = one.fits(other.fact) + other.fits(one.fact) - one.fits(one.fact) - other.fits(other.fact)
    return gain + _moved(one, other) + _moved(other, one)


def _moved(one: Said, other: Said) -> float:
    """What "from" and "to" say of the two periods of one indicator: from the earlier, to the later."""
    same = (one.fact.code, one.fact.area) == (other.fact.code, other.fact.area)
    if not same or not one.fact.year or not other.fact.year or one.fact.year == other.fact.year:
        return 0
    said_of = one.came()
    if not said_of:
        return 0
    return CAME if (said_of == "from") == (one.fact.year > other.fact.year) else -CAME
