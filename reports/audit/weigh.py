"""The evidence that a typed number means a record, as points with their reasons. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.formatting import Language
from reports.audit.affinity import Fits, unit_fit
from reports.audit.classify import Slot, Why
from reports.audit.facts import Agreement, Fact, agreement, comparable, measure, near
from reports.audit.numerals import significant

#: Points of one piece of evidence. An equal value counts by its digits: 8 may be anything, 178,300 hardly.
VALUE = {1: 0.6, 2: 1.2, 3: 2.0}
VALUE_LONG = 3.0
SLIP = {1: 0.1, 2: 0.5, 3: 1.3}
SLIP_LONG = 2.2
#: The digits of a span of time in another unit: 3 months for 3 working days.
SPAN = 1.5
WORDS = 3.0
UNIT = 0.7
PAIRED, PAIRED_HERE = 1.7, 1.5
PREVIOUS, PREVIOUS_HERE = 2.0, 2.5
ANCHOR, CHANGE_WORD = 2.0, 0.5
#: A record of another year than the words name; less where they name the record and the value is its own.
OTHER_YEAR, NAMED_YEAR = -1.5, -0.5
#: How well words must fit a record to name it.
NAMED, SPOKEN = 0.6, 0.3
#: A rank, an amount of money, a percentage can mean fewer records than a count can.
KIND = {"rank": 0.8, "money": 0.7, "percent": 0.3, "points": 0.3}
#: What it takes to say "this number is that record", and "it contradicts that record".
MATCH = 1.9
ERROR = 3.0
PERHAPS = 2.2
#: Less is no evidence at all, whatever the rest of the edition says.
LEAST = 1.0
#: How well the words must fit for another text to be believed about a number that looks quite different.
PLAUSIBLE = 0.2
#: How many times larger or smaller a number is that words alone do not make a mistake about a record.
FAR = 8


@dataclass(frozen=True, slots=True)
class Place:
    """What is known about the place of a number besides the number itself.

    ``changes`` says that the words speak of a change, ``agreeing`` that only records of equal value matter,
    ``ahead`` that they speak of a plan, ``other`` of the whole country, one district or half a year.
    """

    language: Language
    fits: Fits
    paired: dict[str, bool]
    previous: dict[str, bool]
    anchors: frozenset[str]
    changes: bool
    agreeing: bool
    back: bool
    ahead: bool
    other: bool
    units: dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a number may mean: ``score`` adds up the evidence, ``agrees`` says whether they agree.

    ``told`` is the part of the score that other texts gave: each mention there speaks for one number only;
    ``words`` is how well the words fit, from 0 to 1.
    """

    slot: Slot
    fact: Fact
    agrees: Agreement
    score: float
    why: tuple[Why, ...]
    certain: bool
    told: float = 0.0
    words: float = 0.0

    @property
    def matches(self) -> bool:
        """Whether number and record say the same."""
        return self.agrees in ("equal", "rounded")


def weigh(slot: Slot, fact: Fact, place: Place) -> Candidate | None:
    """The evidence that the number means the record; None where it cannot."""
    if not _possible(slot, fact, place):
        return None
    agrees = agreement(slot.found, fact)
    if not agrees and (not fact.own or place.agreeing):
        return None
    told, here = _told(fact, place)
    if not agrees and not told and _far(slot, fact, place):
        return None
    if told and not agrees and not _plausible(slot, fact, place):
        told, here = [], False
    if slot.found.kind == "word" and not here:
        told = []  # "one" stands in many places that count nothing
    scored = [*_by_value(slot, fact, agrees), *told, *_by_words(fact, place), *_by_unit(slot, fact, place)]
    if fact.change:
        scored += _by_anchor(fact, place)
    score = sum(points for points, _ in scored)
    if measure(slot.found) == fact.measures:
        score += KIND.get(fact.measures, 0)
    if not told and not place.back and _other_year(slot, fact):
        score += NAMED_YEAR if agrees and place.fits[fact.reference].score >= SPOKEN else OTHER_YEAR
    if score < LEAST:
        return None
    certain = here or (near(slot.found, fact) >= 4 and place.fits[fact.reference].score >= 0.5)
    why = tuple(why for _, why in scored if why)
    return Candidate(
        slot,
        fact,
        agrees,
        score,
        why,
        certain,
        sum(points for points, _ in told),
        place.fits[fact.reference].score,
    )


def _possible(slot: Slot, fact: Fact, place: Place) -> bool:
    """Whether the number can mean the record at all, whatever it says."""
    if not comparable(slot.found, fact) or fact.reference in slot.taken:
        return False
    return _in_time(slot, fact, place) and _speaks_of(fact, place)


Scored = tuple[float, Why | None]


def _plausible(slot: Slot, fact: Fact, place: Place) -> bool:
    """Whether another number than the record's could stand for it: by its digits, its unit or the words.

    Without this a sentence taken out would make the next number a slip of what it quoted.
    """
    digits = significant(slot.found.value or Decimal(0))
    small = len(digits) == len(significant(fact.value)) == 1
    return (
        small
        or near(slot.found, fact) > 1
        or place.fits[fact.reference].score >= PLAUSIBLE
        or unit_fit(slot.found, fact, place.units, place.language) > 0
    )


def _far(slot: Slot, fact: Fact, place: Place) -> bool:
    """Whether words alone would make a mistake of what looks like no slip: a plan, another place."""
    if near(slot.found, fact) or fact.change or not slot.found.value or not fact.value:
        return False
    ratio = abs(slot.found.value / fact.value)
    return place.ahead or place.other or not 1 / FAR <= ratio <= FAR


def _other_year(slot: Slot, fact: Fact) -> bool:
    """Whether the words date the number otherwise than the record."""
    if fact.year is None:
        return False
    return fact.year != slot.year if slot.year else bool(slot.loose) and fact.year not in slot.loose


def _speaks_of(fact: Fact, place: Place) -> bool:
    """A change is meant where the words speak of one, unless another text or the level before tells."""
    if bool(fact.change) == place.changes:
        return True
    told = {**place.previous, **place.paired}
    return fact.reference in told or (fact.change is not None and fact.reference in place.anchors)


def _in_time(slot: Slot, fact: Fact, place: Place) -> bool:
    """A record of another source or year is meant only where the sentence names its year."""
    if fact.own:
        return True
    return fact.year in slot.years or place.back


def _told(fact: Fact, place: Place) -> tuple[list[Scored], bool]:
    """What the other language and the last public text tell; certain where one quotes it just here."""
    scored: list[Scored] = []
    reference = fact.reference
    if reference in place.previous:
        here = place.previous[reference]
        scored.append((PREVIOUS + (PREVIOUS_HERE if here else 0), Why("previous")))
    if reference in place.paired:
        here = place.paired[reference]
        scored.append((PAIRED + (PAIRED_HERE if here else 0), Why("paired")))
    return scored, bool(place.previous.get(reference) or place.paired.get(reference))


def _by_value(slot: Slot, fact: Fact, agrees: Agreement) -> list[Scored]:
    length = len(significant(slot.found.value or Decimal(0)))
    if agrees in ("equal", "rounded"):
        points = VALUE.get(length, VALUE_LONG)
        return [
            (points if agrees == "equal" else points * 0.8, Why("value" if agrees == "equal" else "rounded"))
        ]
    if agrees == "other unit" and fact.unit.family == "duration":
        return [(SPAN, Why("digits"))]
    digits = near(slot.found, fact)
    return [(SLIP.get(digits, SLIP_LONG), Why("digits"))] if digits else []


def _by_words(fact: Fact, place: Place) -> list[Scored]:
    fit = place.fits[fact.reference]
    return [(WORDS * fit.score, Why("words", ", ".join(fit.words)) if fit.words else None)]


def _by_unit(slot: Slot, fact: Fact, place: Place) -> list[Scored]:
    fit = unit_fit(slot.found, fact, place.units, place.language)
    return [(UNIT * fit, Why("unit", slot.found.noun) if fit > 0 else None)]


def _by_anchor(fact: Fact, place: Place) -> list[Scored]:
    if fact.reference in place.anchors:
        return [(ANCHOR, Why("change"))]
    return [(CHANGE_WORD, None)] if place.changes else []
