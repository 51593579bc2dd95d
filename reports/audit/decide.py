"""From evidence to classes: each number of a passage gets the record that most speaks for it. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from reports.audit.affinity import Fits, context
from reports.audit.classify import Number, Passage, Slot, Why, bound, find, missing_here, plain_group
from reports.audit.expected import Expected, expected
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger
from reports.audit.numerals import Found
from reports.audit.sentences import looks_back, sentences, speaks_of_change
from reports.audit.visible import Paragraph
from reports.audit.weigh import ERROR, MATCH, PERHAPS, Candidate, Place, weigh

_BLANK = re.compile(r"[\ue000\ue001]")
#: Two records this close are no clear winner unless digits or another text decide.
MARGIN = 0.25
#: A record that the edition quotes elsewhere is less likely meant here; one that it quotes nowhere, more.
ELSEWHERE, NOWHERE = -1.0, 1.0
#: A number that says exactly what a record says is not taken for a slip of another one so easily.
AGREED = 1.0


def classify(passage: Passage, ledger: Ledger, quoted: Collection[str] | None = None) -> list[Number]:
    """Every number of a passage, references included, in the order of the text.

    ``quoted`` are the references that the edition's texts in this language quote or match (see `matched`);
    without them a number can match a record and not contradict one.
    """
    numbers: list[Number] = []
    slots: list[Slot] = []
    items: list[str | int] = []
    for paragraph in passage.paragraphs:
        found = find(paragraph, passage.language)
        names = _names(paragraph, passage.names)
        placed: list[tuple[int, str | int]] = []
        for one in paragraph.quoted:
            numbers.append(bound(one, paragraph, ledger))
            placed.append((one.start, ledger.resolve(one.reference)))
        for typed in found:
            group = plain_group(typed, paragraph, names)
            if group is not None:
                numbers.append(Number(paragraph, typed.start, typed.end, group, typed))
                continue
            slot = _slot(len(slots), typed, paragraph, found, passage, ledger)
            placed.append((typed.start, slot.index))
            slots.append(slot)
        items += [item for _, item in sorted(placed, key=lambda pair: pair[0]) if item != ""]
    numbers += _decide(slots, items, passage, ledger, quoted)
    order = {id(paragraph): at for at, paragraph in enumerate(passage.paragraphs)}
    return sorted(numbers, key=lambda number: (order[id(number.paragraph)], number.start))


def _names(paragraph: Paragraph, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where known names (documents, bodies, events) stand in the paragraph."""
    text = paragraph.text
    return [(match.start(), match.end()) for name in names for match in re.finditer(re.escape(name), text)]


def _slot(
    index: int, found: Found, paragraph: Paragraph, all_found: Sequence[Found], passage: Passage, ledger: Ledger
) -> Slot:
    span = next(
        (one for one in sentences(paragraph.masked, passage.language) if one[0] <= found.start < one[1]),
        (0, len(paragraph.masked)),
    )
    taken = {
        fact.reference
        for quoted in paragraph.quoted
        if span[0] <= quoted.start < span[1] and (fact := ledger[ledger.resolve(quoted.reference)])
    }
    years = frozenset(
        int(one.value) for one in all_found if one.kind == "year" and one.value and span[0] <= one.start < span[1]
    )
    return Slot(index, paragraph, found, span, taken, years)


def _decide(
    slots: list[Slot],
    items: list[str | int],
    passage: Passage,
    ledger: Ledger,
    quoted: Collection[str] | None,
) -> list[Number]:
    paired, previous = expected(items, passage.paired), expected(items, passage.previous)
    levels: dict[int, Fact] = {}
    chosen: dict[int, Number] = {}
    changing = {slot.index for slot in slots if _changes(slot, passage)}
    # Levels first: a change is told by the level it stands behind.
    for wave in ([s for s in slots if s.index not in changing], [s for s in slots if s.index in changing]):
        candidates = [
            _in_edition(candidate, quoted)
            for slot in wave
            for candidate in _candidates(slot, slots, (paired, previous), passage, ledger, levels, quoted)
        ]
        _assign(candidates, chosen, levels)
        for slot in wave:
            if slot.index not in chosen:
                chosen[slot.index] = _left(slot, [c for c in candidates if c.slot is slot])
    return [chosen[slot.index] for slot in slots]


def matched(passage: Passage, ledger: Ledger) -> list[Fact]:
    """The records that a passage quotes, or prints as a number that says the same."""
    numbers = classify(passage, ledger)
    return [number.fact for number in numbers if number.group in ("bound", "match") and number.fact]


def _in_edition(candidate: Candidate, quoted: Collection[str] | None) -> Candidate:
    """The candidate with what the rest of the edition says about it."""
    if candidate.matches:
        return replace(candidate, score=candidate.score + AGREED)
    if quoted is None or candidate.certain:
        return candidate
    if candidate.fact.reference in quoted:
        return replace(candidate, score=candidate.score + ELSEWHERE)
    return replace(candidate, score=candidate.score + NOWHERE, why=(*candidate.why, Why("nowhere")))


def _changes(slot: Slot, passage: Passage) -> bool:
    masked = slot.paragraph.masked
    before = masked[slot.sentence[0] : slot.found.start]
    return slot.found.kind != "rank" and speaks_of_change(
        before[-60:], masked[slot.found.end : slot.found.end + 40], passage.language
    )


def _candidates(
    slot: Slot,
    slots: Sequence[Slot],
    told: tuple[Expected, Expected],
    passage: Passage,
    ledger: Ledger,
    levels: dict[int, Fact],
    quoted: Collection[str] | None,
) -> list[Candidate]:
    place = _place(slot, slots, told, passage, ledger, levels)
    place = replace(place, agreeing=quoted is None)
    found = (weigh(slot, fact, place) for fact in ledger.facts)
    return [candidate for candidate in found if candidate is not None]


def _place(
    slot: Slot,
    slots: Sequence[Slot],
    told: tuple[Expected, Expected],
    passage: Passage,
    ledger: Ledger,
    levels: dict[int, Fact],
) -> Place:
    start, end = slot.sentence
    masked = slot.paragraph.masked
    others = [
        (one.found.start - start, one.found.end - start)
        for one in slots
        if one.paragraph is slot.paragraph and one is not slot and start <= one.found.start < end
    ]
    others += [(one.start - start, one.end - start) for one in slot.paragraph.quoted if start <= one.start < end]
    sentence = _BLANK.sub(" ", masked[start:end])
    words = context(
        sentence,
        (slot.found.start - start, slot.found.end - start),
        others,
        passage.heading,
        passage.language,
    )
    return Place(
        fits=Fits(ledger.profiles[passage.language], ledger.facts, words),
        paired=_told(told[0], slot, ledger),
        previous=_told(told[1], slot, ledger),
        anchors=_anchors(slot, levels, slots, ledger),
        changes=_changes(slot, passage),
        agreeing=False,
        back=looks_back(sentence),
        language_units=ledger.counted[passage.language],
    )


def _told(expectation: Expected, slot: Slot, ledger: Ledger) -> dict[str, bool]:
    return {
        fact.reference: missing_here(expectation, slot.index, key)[1]
        for key in expectation.missing
        if (fact := ledger[key]) is not None
    }


def _anchors(slot: Slot, levels: dict[int, Fact], slots: Sequence[Slot], ledger: Ledger) -> frozenset[str]:
    """The change printed with the last level before this number in its sentence."""
    start, _ = slot.sentence
    before: list[tuple[int, Fact]] = [
        (one.found.start, levels[one.index])
        for one in slots
        if one.index in levels and one.paragraph is slot.paragraph and start <= one.found.start < slot.found.start
    ]
    before += [
        (quoted.start, fact)
        for quoted in slot.paragraph.quoted
        if start <= quoted.start < slot.found.start and (fact := ledger[ledger.resolve(quoted.reference)])
    ]
    if not before:
        return frozenset()
    _, last = max(before, key=lambda pair: pair[0])
    change = ledger.change_of(last)
    return frozenset({change.reference}) if change else frozenset()


def _assign(candidates: list[Candidate], chosen: dict[int, Number], levels: dict[int, Fact]) -> None:
    """The best candidates first; a number takes one record, a sentence a record once."""
    taken: set[tuple[int, tuple[int, int], str]] = set()
    for candidate in sorted(candidates, key=lambda one: (-one.score, not one.matches)):
        slot, fact = candidate.slot, candidate.fact
        where = (id(slot.paragraph), slot.sentence, fact.reference)
        if slot.index in chosen or where in taken:
            continue
        number = _verdict(candidate, candidates)
        if number is not None:
            chosen[slot.index] = number
            taken.add(where)
            levels[slot.index] = fact


def _verdict(candidate: Candidate, candidates: Sequence[Candidate]) -> Number | None:
    if candidate.matches:
        return _number(candidate, "match") if candidate.score >= MATCH + AGREED else None
    if candidate.slot.found.kind == "word" and not candidate.certain:
        return None
    if candidate.score < ERROR or not (candidate.certain or _clear(candidate, candidates)):
        return None
    return _number(candidate, "contradiction")


def _clear(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether no other record that the number contradicts comes as close."""
    if any(why.reason == "digits" for why in candidate.why):
        return True
    rivals = [c for c in candidates if c.slot is candidate.slot and c is not candidate and not c.matches]
    return all(candidate.score - rival.score >= MARGIN for rival in rivals)


def _number(candidate: Candidate, group: str) -> Number:
    slot = candidate.slot
    return Number(
        slot.paragraph,
        slot.found.start,
        slot.found.end,
        group,  # type: ignore[arg-type]  # match or contradiction
        slot.found,
        candidate.fact,
        candidate.why,
        candidate.certain,
    )


def _left(slot: Slot, candidates: Sequence[Candidate]) -> Number:
    """A number that no record stands behind, with the one that comes closest."""
    best = max(candidates, key=lambda one: one.score, default=None)
    perhaps = best.fact if best is not None and best.score >= PERHAPS and not best.matches else None
    group = "word" if slot.found.kind == "word" else "unbound"
    return Number(slot.paragraph, slot.found.start, slot.found.end, group, slot.found, perhaps=perhaps)  # type: ignore[arg-type]  # one of the two


