"""Numbers whose sentence dates them otherwise than their records; a year is told once. Pure."""

from collections.abc import Iterator, Sequence

from reports.audit.classify import Number, find
from reports.audit.dating import governing
from reports.audit.numerals import significant
from reports.audit.scene import Scene
from reports.audit.swaps import Said
from reports.audit.weigh import NAMED


def misdated(told: Sequence[Said], scene: Scene) -> Iterator[tuple[Number, list[Said]]]:
    """Years that date only numbers of other years, each with those: "In 2021" before numbers of 2022."""
    by_year: dict[tuple[int, int], list[Said]] = {}
    years: dict[tuple[int, int], Number] = {}
    for one in told:
        paragraph = one.slot.paragraph
        found = find(paragraph, scene.passage.language)
        place = (one.slot.found.start, one.slot.found.end)
        year = governing(found, paragraph.masked, one.slot.sentence, place, scene.passage.language)
        if year is not None and one.fact.year:
            at = (paragraph.number, year.start)
            by_year.setdefault(at, []).append(one)
            years[at] = Number(paragraph, year.start, year.end, "year", year)
    for at, about in by_year.items():
        said = years[at].found
        others = said is not None and all(one.fact.year != said.value for one in about)
        if others and any(_surely(one) for one in about):
            yield years[at], about


def _surely(one: Said) -> bool:
    """Whether a number is known to be its record's: quoted, or of digits enough and named by the words."""
    digits = len(significant(one.fact.value))
    if one.number.group == "bound" or one.slot.found.kind == "rank":
        return True
    return digits >= 3 or one.place.fits[one.fact.reference].score >= NAMED
