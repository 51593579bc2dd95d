"""Parts and multiples in words against the records beside them: a quarter, 三分之一, doubled, 翻番. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.formatting import Language
from indicators.numbers import Interval, Qualifier
from reports.audit.checks import year_before
from reports.audit.classify import Number, Slot
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger, key
from reports.audit.scene import Scene
from reports.audit.sentences import speaks_of_change
from reports.audit.swaps import Said
from reports.audit.weigh import Place

#: How far a part or a multiple in words may stand from what it rounds, down and up.
PART = (Decimal("0.85"), Decimal("1.15"))
TIMES = (Decimal("0.9"), Decimal("1.2"))
#: "More than" and "nearly" as far as rounding may blur them.
BLUR = Decimal("0.985")
#: How well words must name a record that the sentence does not print.
NAMED = 0.75
_HALF_OF_TIME = re.compile(r"\b(?:first|second|latter|other|last|a)\s+$|半年", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Apart:
    """A part or multiple in words that the records do not make: what they make, what the words leave open."""

    number: Number
    computed: Interval
    stated: Interval
    facts: tuple[Fact, ...]


def apart(
    scene: Scene, numbers: Sequence[Number], told: Sequence[Said], relations: Sequence[tuple[str, str]]
) -> Iterator[Apart]:
    """The parts and multiples of a passage that its records contradict."""
    for number in numbers:
        found = number.found
        if found is None or found.kind != "vague" or found.value is None:
            continue
        slot = scene.slot_of(number, found)
        near = [
            one
            for one in told
            if one.slot.paragraph is number.paragraph and one.slot.sentence == slot.sentence
        ]
        if found.why == "a multiple":
            made, margins = _growth(number, near, scene.ledger), TIMES
        elif _is_part(slot, scene.passage.language):
            made, margins = (
                _share(number, near, relations, scene.place(slot, agreeing=False), scene.ledger),
                PART,
            )
        else:
            continue
        if made is None:
            continue
        value, facts = made
        stated = _open(found.value, found.qualifier, margins)
        if not stated.meets(Interval(value, value)):
            yield Apart(number, Interval(value, value), stated, facts)


def _open(value: Decimal, qualifier: Qualifier, margins: tuple[Decimal, Decimal]) -> Interval:
    """What a part or a multiple in words leaves open."""
    low, high = margins
    if qualifier in ("more_than", "at_least"):
        return Interval(value * BLUR, None)
    if qualifier == "less_than":
        return Interval(None, value / BLUR)
    return Interval(value * low, value / BLUR if qualifier == "nearly" else value * high)


def _is_part(slot: Slot, language: Language) -> bool:
    """Whether a fraction is a share of something: not half a year, not a growth by a third."""
    masked, (start, end) = slot.paragraph.masked, slot.sentence
    before, after = masked[start : slot.found.start], masked[slot.found.end : end]
    grew = speaks_of_change(before[-60:], after[:40], language, percent=True)
    return not grew and not _HALF_OF_TIME.search(before[-12:]) and not after.startswith(("年", " a ", " an "))


def _share(
    number: Number, near: Sequence[Said], relations: Sequence[tuple[str, str]], place: Place, ledger: Ledger
) -> tuple[Decimal, tuple[Fact, ...]] | None:
    """The share that the sentence is about: a percentage beside the words, a part and its whole, or named."""
    for one in near:
        gap = max(one.number.start - number.end, number.start - one.number.end)
        if one.fact.measures == "percent" and not one.fact.change and gap <= 12:
            return one.fact.value, (one.fact,)
    levels = {one.fact.code: one.fact for one in near if not one.fact.change}
    pairs = [(levels[part], levels[whole]) for part, whole in relations if part in levels and whole in levels]
    if not pairs and not levels:
        pairs = _named(relations, place, ledger)
    if len(pairs) != 1 or not pairs[0][1].value:
        return None
    part, whole = pairs[0]
    return part.value / whole.value * 100, (part, whole)


def _named(relations: Sequence[tuple[str, str]], place: Place, ledger: Ledger) -> list[tuple[Fact, Fact]]:
    """The parts and wholes of the edition that the words around name in full."""
    own = {
        fact.code: fact
        for fact in ledger.facts
        if fact.own and not fact.change and place.fits[fact.reference].score >= NAMED
    }
    return [(own[part], own[whole]) for part, whole in relations if part in own and whole in own]


def _growth(number: Number, near: Sequence[Said], ledger: Ledger) -> tuple[Decimal, tuple[Fact, ...]] | None:
    """By how many times the number next to the words grew, by its printed change or the year before."""
    levels = [one for one in near if not one.fact.change and one.fact.measures in ("quantity", "money")]
    if not levels:
        return None
    level = min(
        levels, key=lambda one: max(one.number.start - number.end, number.start - one.number.end)
    ).fact
    change = ledger.change_of(level)
    if change is not None and change.change == "percent":
        return 1 + change.value / 100, (level, change)
    earlier = ledger[key(level.code, level.area, year_before(level.period))]
    if earlier is None or not earlier.value or not earlier.own:
        return None
    return level.value / earlier.value, (level, earlier)


@dataclass(frozen=True, slots=True)
class Base:
    """The base of a rate in words, against the one of the record that stands there."""

    number: Number
    fact: Fact
    said: str


_BASE_EN = re.compile(
    r"\b(?:per|every|each)\s+(?P<base>\d[\d,]*|thousand|million)\s+(?:[a-z]+\s)?(?:people|residents|inhabitants|persons)\b"
)
_BASE_ZH = re.compile(r"每(?P<base>[十百千万亿]+|\d+)名?(?:人口?|居民|常住人口)")
_BASES = {"thousand": 10**3, "million": 10**6, "十": 10, "百": 100, "千": 10**3, "万": 10**4, "十万": 10**5,
          "百万": 10**6}  # fmt: skip


def bases(told: Sequence[Said], language: Language) -> Iterator[Base]:
    """Rates counted against another base than their unit: per 1,000 for per 10,000 people."""
    for one in told:
        base = re.search(r"\d[\d,]*", one.fact.unit.singular_en) if one.fact.unit.family == "ratio" else None
        if base is None or one.fact.change:
            continue
        start, end = one.slot.sentence
        text = one.slot.paragraph.masked
        places = (_BASE_ZH if language == "zh-hans" else _BASE_EN).finditer(text, start, end)
        near = min(places, key=lambda found: abs(found.start() - one.number.start), default=None)
        if near is not None and _base(near["base"]) != int(base[0].replace(",", "")):
            paragraph = one.slot.paragraph
            yield Base(Number(paragraph, *near.span(), "label"), one.fact, near[0])


def _base(shown: str) -> int:
    return _BASES[shown] if shown in _BASES else int(shown.replace(",", "")) if shown[:1].isdigit() else 0
