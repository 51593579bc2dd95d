"""From evidence to classes: each number of a passage gets the record that most speaks for it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reports.audit.classify import Group, Number, Passage, Slot, Why
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger
from reports.audit.numerals import significant
from reports.audit.scene import Scene
from reports.audit.weigh import ERROR, MATCH, NAMED, PERHAPS, Candidate, weigh

#: Two records this close are no clear winner unless digits or another text decide.
MARGIN = 0.25
#: A record that the edition quotes elsewhere is less likely meant here; one that it quotes nowhere, more.
ELSEWHERE, NOWHERE = -1.0, 1.0
#: Three digits that the words fit are known in spite of the wrong thing counted: 412 people for 412 cases.
KNOWN, FITTING = 2.3, 0.25
#: A number that says exactly what a record says is not taken for a slip of another one so easily.
AGREED = 1.0


def classify(passage: Passage, ledger: Ledger, quoted: Collection[str] | None = None) -> list[Number]:
    """Every number of a passage, references included, in the order of the text."""
    return read(passage, ledger, quoted)[1]


def read(
    passage: Passage, ledger: Ledger, quoted: Collection[str] | None = None
) -> tuple[Scene, list[Number]]:
    """The passage laid out, and every number of it in the order of the text.

    ``quoted`` are the references that the edition's texts in this language quote or match (see `matched`);
    without them a number can match a record and not contradict one.
    """
    scene = Scene(passage, ledger)
    chosen: dict[int, Number] = {}
    changing = {slot.index for slot in scene.slots if scene.changes(slot)}
    # Levels first: a change is told by the level it stands behind.
    for wave in (False, True):
        slots = [slot for slot in scene.slots if (slot.index in changing) is wave]
        candidates = [one for slot in slots for one in _candidates(slot, scene, quoted)]
        _assign(candidates, chosen, scene.levels)
        for slot in slots:
            if slot.index not in chosen:
                chosen[slot.index] = _left(slot, [one for one in candidates if one.slot is slot])
    order = {id(paragraph): at for at, paragraph in enumerate(passage.paragraphs)}
    numbers = [*scene.settled, *chosen.values()]
    return scene, sorted(numbers, key=lambda number: (order[id(number.paragraph)], number.start))


def matched(passage: Passage, ledger: Ledger) -> list[Fact]:
    """The records that a passage quotes, or prints as a number that says the same."""
    numbers = classify(passage, ledger)
    return [number.fact for number in numbers if number.group in ("bound", "match") and number.fact]


def _candidates(slot: Slot, scene: Scene, quoted: Collection[str] | None) -> list[Candidate]:
    place = scene.place(slot, agreeing=quoted is None)
    timely = (fact for fact in scene.ledger.facts if fact.own or place.back or fact.year in slot.years)
    found = (weigh(slot, fact, place) for fact in timely)
    return [_in_edition(one, quoted) for one in found if one is not None]


def _in_edition(candidate: Candidate, quoted: Collection[str] | None) -> Candidate:
    """The candidate with what the rest of the edition says about it."""
    if candidate.matches:
        return replace(candidate, score=candidate.score + AGREED)
    if quoted is None or candidate.certain:
        return candidate
    if candidate.fact.reference in quoted:
        return (
            candidate if candidate.words >= NAMED else replace(candidate, score=candidate.score + ELSEWHERE)
        )
    return replace(candidate, score=candidate.score + NOWHERE, why=(*candidate.why, Why("nowhere")))


def _assign(candidates: Sequence[Candidate], chosen: dict[int, Number], levels: dict[int, Fact]) -> None:
    """The best candidates first; a number takes one record, a sentence a record once."""
    taken: set[tuple[int, tuple[int, int], str]] = set()
    explained = {fact.reference for fact in levels.values()}
    for best in sorted(candidates, key=lambda one: (-one.score, not one.matches)):
        candidate, slot, fact = best, best.slot, best.fact
        where = (id(slot.paragraph), slot.sentence, fact.reference)
        if slot.index in chosen or where in taken:
            continue
        if fact.reference in explained and not candidate.matches:
            # What the other text says there is said here already, by another number.
            candidate = replace(candidate, score=candidate.score - candidate.told, certain=False)
        group = _verdict(candidate, candidates)
        if group is not None:
            chosen[slot.index] = _number(candidate, group)
            taken.add(where)
            levels[slot.index] = fact
            explained.add(fact.reference)


def _verdict(candidate: Candidate, candidates: Sequence[Candidate]) -> Group | None:
    if candidate.matches:
        known = candidate.words >= FITTING and len(significant(candidate.fact.value)) >= 3
        return "match" if candidate.score >= (KNOWN if known else MATCH + AGREED) else None
    if candidate.slot.found.kind in ("word", "ordinal") and not candidate.certain:
        return None
    if candidate.score < ERROR or not (candidate.certain or _clear(candidate, candidates)):
        return None
    return "contradiction"


def _clear(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether no other record that the number contradicts comes as close."""
    if any(why.reason == "digits" for why in candidate.why):
        return True
    rivals = [c for c in candidates if c.slot is candidate.slot and c is not candidate and not c.matches]
    return all(candidate.score - rival.score >= MARGIN for rival in rivals if rival.fact != candidate.fact)


def _number(candidate: Candidate, group: Group) -> Number:
    slot = candidate.slot
    return Number(
        slot.paragraph,
        slot.found.start,
        slot.found.end,
        group,
        slot.found,
        candidate.fact,
        candidate.why,
        candidate.certain,
    )


def _left(slot: Slot, candidates: Sequence[Candidate]) -> Number:
    """A number that no record stands behind, with the one that comes closest."""
    best = max(candidates, key=lambda one: one.score, default=None)
    perhaps = best.fact if best is not None and best.score >= PERHAPS and not best.matches else None
    kind = slot.found.kind
    group: Group = kind if kind in ("word", "ordinal") else "unbound"
    return Number(slot.paragraph, slot.found.start, slot.found.end, group, slot.found, perhaps=perhaps)
