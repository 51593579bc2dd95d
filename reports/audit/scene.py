"""A passage laid out: its typed numbers, its references, and what speaks at each place. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.audit.affinity import Fits, context
from reports.audit.classify import Number, Passage, Slot, bound, find, plain_group
from reports.audit.dating import governing, looks_ahead
from reports.audit.expected import Expected, expected
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger
from reports.audit.numerals import Found
from reports.audit.sentences import elsewhere, looks_back, sentences, speaks_of_change
from reports.audit.visible import Paragraph
from reports.audit.weigh import Place

_BLANK = re.compile(r"[\ue000\ue001]")


class Scene:
    """The numbers of a passage: ``settled`` ones are classed already, ``slots`` wait for a record.

    ``levels`` fills up with the records that slots turn out to mean, for the changes that follow them.
    """

    def __init__(self, passage: Passage, ledger: Ledger) -> None:
        self.passage, self.ledger = passage, ledger
        self.settled: list[Number] = []
        self.slots: list[Slot] = []
        self.levels: dict[int, Fact] = {}
        told = (*passage.paired, *passage.previous)
        self._ranks = any(fact.measures == "rank" for key in told if (fact := ledger[key]))
        items = [item for paragraph in passage.paragraphs for item in self._read(paragraph)]
        self.paired = expected(items, passage.paired)
        self.previous = expected(items, passage.previous)

    def _read(self, paragraph: Paragraph) -> list[str | int]:
        """Class what needs no record; return references and slots in order."""
        found = find(paragraph, self.passage.language)
        names = _names(paragraph, self.passage.names)
        placed: list[tuple[int, str | int]] = []
        for one in paragraph.quoted:
            self.settled.append(bound(one, paragraph, self.ledger))
            placed.append((one.start, self.ledger.resolve(one.reference)))
        for typed in found:
            group = plain_group(typed, paragraph, names, ranks=self._ranks)
            if group is not None:
                self.settled.append(Number(paragraph, typed.start, typed.end, group, typed))
            else:
                placed.append((typed.start, len(self.slots)))
                self.slots.append(self._slot(typed, paragraph, found))
        return [item for _, item in sorted(placed, key=lambda pair: pair[0]) if item != ""]

    def slot_of(self, number: Number, shown: Found) -> Slot:
        """A place for a number that needs no record any more: a reference."""
        return replace(
            self._slot(shown, number.paragraph, find(number.paragraph, self.passage.language)), index=-1
        )

    def _slot(self, typed: Found, paragraph: Paragraph, found: Sequence[Found]) -> Slot:
        spans = sentences(paragraph.masked, self.passage.language)
        whole = (0, len(paragraph.masked))
        start, end = next((one for one in spans if one[0] <= typed.start < one[1]), whole)
        quoted = (
            self.ledger[self.ledger.resolve(one.reference)]
            for one in paragraph.quoted
            if start <= one.start < end
        )
        years = (
            int(one.value) for one in found if one.kind == "year" and one.value and start <= one.start < end
        )
        taken = {fact.reference for fact in quoted if fact}
        year = self._year(typed, paragraph, found, (start, end))
        loose = (
            frozenset() if self._dates_another(typed, paragraph, found, (start, end)) else frozenset(years)
        )
        return Slot(len(self.slots), paragraph, typed, (start, end), taken, frozenset(years), year, loose)

    def _year(
        self, typed: Found, paragraph: Paragraph, found: Sequence[Found], sentence: tuple[int, int]
    ) -> int | None:
        place = (typed.start, typed.end)
        dated = governing(found, paragraph.masked, sentence, place, self.passage.language)
        return int(dated.value) if dated and dated.value else None

    def _dates_another(
        self, typed: Found, paragraph: Paragraph, found: Sequence[Found], sentence: tuple[int, int]
    ) -> bool:
        """Whether a year of the sentence stands right behind another number: seventeenth in 2021."""
        return any(
            other is not typed
            and other.measures
            and sentence[0] <= other.start < sentence[1]
            and (year := self._year(other, paragraph, found, sentence)) is not None
            and year != self._year(typed, paragraph, found, sentence)
            for other in found
        )

    def changes(self, slot: Slot) -> bool:
        """Whether the words around a number speak of a change and not of a level."""
        masked = slot.paragraph.masked
        before = masked[slot.sentence[0] : slot.found.start][-60:]
        after = masked[slot.found.end : slot.found.end + 40]
        kind = slot.found.kind
        percent = kind in ("percent", "points")
        return kind != "rank" and speaks_of_change(before, after, self.passage.language, percent=percent)

    def place(self, slot: Slot, *, agreeing: bool) -> Place:
        """All that speaks for one record or another at the place of a number."""
        start, end = slot.sentence
        sentence = _BLANK.sub(" ", slot.paragraph.masked[start:end])
        own = (slot.found.start - start, slot.found.end - start)
        language = self.passage.language
        words = context(sentence, own, self._others(slot), self.passage.heading, language)
        return Place(
            language=language,
            fits=Fits(self.ledger.profiles[language], self.ledger.facts, words),
            paired=self._told(self.paired, slot),
            previous=self._told(self.previous, slot),
            anchors=self._anchors(slot),
            changes=self.changes(slot),
            agreeing=agreeing,
            back=looks_back(sentence),
            ahead=looks_ahead(sentence, language),
            other=elsewhere(sentence, own, language),
            units=self.ledger.counted[language],
        )

    def _others(self, slot: Slot) -> list[tuple[int, int]]:
        """The places of the other numbers and references of the sentence, counted from its start."""
        start, end = slot.sentence
        spans = [
            (one.found.start, one.found.end)
            for one in self.slots
            if one.paragraph is slot.paragraph and one is not slot
        ]
        own = slot.found.start
        spans += [(one.start, one.end) for one in slot.paragraph.quoted if one.start != own]
        return [(first - start, last - start) for first, last in spans if start <= first < end]

    def _told(self, told: Expected, slot: Slot) -> dict[str, bool]:
        """The records another text quotes and this one does not; true where one belongs just here."""
        return {
            fact.reference: key in told.at.get(slot.index, ())
            for key in told.missing
            if (fact := self.ledger[key]) is not None
        }

    def _anchors(self, slot: Slot) -> frozenset[str]:
        """The change printed with the last level before this number in its sentence."""
        start, _ = slot.sentence
        before = [
            (one.found.start, self.levels[one.index])
            for one in self.slots
            if one.index in self.levels and one.paragraph is slot.paragraph
        ]
        before += [
            (one.start, fact)
            for one in slot.paragraph.quoted
            if (fact := self.ledger[self.ledger.resolve(one.reference)])
        ]
        near = [(at, fact) for at, fact in before if start <= at < slot.found.start and not fact.change]
        if not near:
            return frozenset()
        change = self.ledger.change_of(max(near, key=lambda pair: pair[0])[1])
        return frozenset({change.reference}) if change else frozenset()


def _names(paragraph: Paragraph, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where known names (documents, bodies, events) stand in the paragraph."""
    return [match.span() for name in names for match in re.finditer(re.escape(name), paragraph.text)]
