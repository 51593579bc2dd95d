"""What a passage says wrongly around right numbers: places, years, hedges, parts, directions. Pure."""

from collections.abc import Collection, Iterator, Sequence

from indicators.numbers import Interval, interval
from reports.audit.classify import Number
from reports.audit.findings import Finding, Where, spot
from reports.audit.hedges import hedged
from reports.audit.misdated import misdated
from reports.audit.parts import apart, bases
from reports.audit.scene import Scene
from reports.audit.swaps import Said, misplaced, said, swapped
from reports.audit.turns import turned


def remarks(
    scene: Scene,
    numbers: Sequence[Number],
    where: Where,
    relations: Sequence[tuple[str, str]],
    quoted: Collection[str],
) -> Iterator[Finding]:
    """Every finding about the words around the numbers of a passage.

    ``relations`` are the parts and their wholes, by code; ``quoted`` the references of the whole edition.
    """
    told = said(scene, numbers)
    for turn in turned(numbers, scene.ledger, where.language):
        at = spot(turn.number, where)
        yield Finding("direction", "error", turn.fact, at, said=turn.said, certain=turn.certain)
    pairs = list(swapped(told))
    for one, other in pairs:
        yield _swapped(one, other, where)
    right = [one for one in told if not any(one in pair for pair in pairs)]
    wrong = {one.fact.reference for one in numbers if one.fact and one.group == "contradiction"}
    for one, fact in misplaced(right, scene.ledger, quoted, wrong):
        at = spot(one.number, where)
        yield Finding(
            "record", "error", fact, at, fact.interval, _stated(one), others=(one.fact,), certain=False
        )
    for year, about in misdated(right, scene):
        years = ", ".join(sorted({str(one.fact.year) for one in about}))
        at = spot(year, where)
        yield Finding("year", "error", about[0].fact, at, said=years, certain=False)
    for one, qualifier, weight in hedged(told, where.language):
        shown = one.slot.found.value or one.fact.value
        yield Finding(
            "hedge",
            "error" if weight == "against" else "note",
            one.fact,
            spot(one.number, where),
            computed=one.fact.interval,
            stated=interval(shown, None, qualifier),
            said=qualifier,
            certain=False,
        )
    for part in apart(scene, numbers, told, relations):
        yield Finding(
            "fraction",
            "error",
            part.facts[0],
            spot(part.number, where),
            computed=part.computed,
            stated=part.stated,
            others=part.facts[1:],
            certain=False,
        )
    for base in bases(told, where.language):
        yield Finding("base", "error", base.fact, spot(base.number, where), said=base.said, certain=False)


def _swapped(one: Said, other: Said, where: Where) -> Finding:
    """Two numbers in each other's place, told at the first; ``said`` is the second."""
    first, second = sorted((one, other), key=lambda said: (said.number.paragraph.number, said.number.start))
    return Finding(
        "swapped",
        "error",
        second.fact,
        spot(first.number, where),
        computed=second.fact.interval,
        stated=_stated(first),
        others=(first.fact,),
        said=second.number.text,
        certain=False,
    )


def _stated(one: Said) -> Interval:
    return one.slot.found.interval if one.number.group == "match" else one.fact.interval
