"""The audit of a whole edition: its texts and records in, numbers in their classes and findings out. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.references import Malformed
from indicators.references import find as find_references
from reports.audit.binding import binding
from reports.audit.checks import Relations, check
from reports.audit.classify import Number, Passage, quoted_keys
from reports.audit.decide import matched, read
from reports.audit.facts import Fact
from reports.audit.findings import Finding, Spot, Where, grouped, spot
from reports.audit.languages import differing
from reports.audit.ledger import LANGUAGES, Ledger
from reports.audit.numerals import Found
from reports.audit.ordinals import Rounds, unknown
from reports.audit.remarks import remarks
from reports.audit.visible import paragraphs

_YEAR = re.compile(r"(?:19|20)\d\d")
#: What the words of an exhibit count: its own rows and lines.
_ROWS = re.compile(
    r"(?:[a-z-]+\s+){0,2}?(?:counts?|figures?|stocks?|ratios?|lines?|bars?|kinds?|rows?|series|items?|lists?|values?|"
    r"columns?)\b|[项条个类组]"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as stored, with what helps to read it: the headings above and the last public text.

    ``years`` are those an exhibit shows: another year in its words is a slip.
    """

    where: Where
    stored: str
    markup: bool = False
    heading: str = ""
    previous: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Edition:
    """All that the audit looks at. ``names`` are names with a number in them, ``rounds`` those of awards."""

    texts: tuple[Text, ...]
    facts: tuple[Fact, ...]
    area: str
    kinds: tuple[tuple[str, str], ...]
    relations: Relations
    unvalued: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    rounds: tuple[Rounds, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A classified number with the text it stands in."""

    where: Where
    number: Number


@dataclass(frozen=True, slots=True)
class Audit:
    """Every number of the edition, and everything found: first what stands in texts, then records."""

    numbers: tuple[Placed, ...]
    findings: tuple[Finding, ...]


# Publishing asks section by section: the same edition again costs nothing.
@lru_cache(maxsize=2)
def audit(edition: Edition) -> Audit:
    """Audit an edition: all its texts in both languages, and the records its sources print.

    What an edition shares with one audited before (its records, a text and the other language of it) is not
    read again: a changed sentence costs that sentence.
    """
    ledger = _ledger(_comparable(edition.facts), edition.area, edition.kinds, edition.unvalued)
    stored = {text.where: text.stored for text in edition.texts}
    texts = [_beside(text, stored, edition.names) for text in edition.texts if text.stored]
    quoted = {language: frozenset[str]() for language in LANGUAGES}
    for one in texts:
        quoted[one.text.where.language] |= _matched(one, ledger)
    numbers: list[Placed] = []
    found: list[Finding] = []
    classed: dict[Where, list[Number]] = {}
    for one in texts:
        language = one.text.where.language
        audited = _audited(one, ledger, quoted[language], edition.relations.parts)
        numbers += audited.numbers
        found += audited.findings
        classed[one.text.where] = [placed.number for placed in audited.numbers]
        for number, known in unknown(classed[one.text.where], edition.rounds, language):
            found.append(_no_round(number, known, one.text.where))
    found += differing(classed)
    return Audit(tuple(numbers), tuple(grouped([*found, *check(edition.facts, edition.relations)])))


def forget() -> None:
    """Drop everything kept from earlier audits."""
    for kept in (audit, _ledger, _matched, _audited):
        kept.cache_clear()


@lru_cache(maxsize=4)
def _ledger(
    facts: tuple[Fact, ...], area: str, kinds: tuple[tuple[str, str], ...], unvalued: tuple[str, ...]
) -> Ledger:
    return Ledger(facts, area=area, kinds=dict(kinds), unvalued=unvalued)


def _comparable(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The records a text can mean: the edition's own, and those of others that it does not print itself."""
    own = {fact.reference for fact in facts if fact.own}
    return tuple(fact for fact in facts if fact.own or fact.reference not in own)


@dataclass(frozen=True, slots=True)
class _Beside:
    """A text with what stands beside it: its other language, the known names in it."""

    text: Text
    paired: str
    names: tuple[str, ...]

    def passage(self, ledger: Ledger) -> Passage:
        """The text as one passage to be read."""
        text = self.text
        return Passage(
            text.where.language,
            paragraphs(text.stored, markup=text.markup),
            text.heading,
            tuple(quoted_keys(paragraphs(self.paired, markup=text.markup), ledger)),
            tuple(quoted_keys(paragraphs(text.previous, markup=text.markup), ledger)),
            self.names,
        )


def _beside(text: Text, stored: Mapping[Where, str], names: Sequence[str]) -> _Beside:
    [other] = [language for language in LANGUAGES if language != text.where.language]
    paired = stored.get(replace(text.where, language=other), "")
    return _Beside(text, paired, tuple(name for name in names if name in text.stored))


@lru_cache(maxsize=2048)
def _matched(one: _Beside, ledger: Ledger) -> frozenset[str]:
    """The references that a text quotes, or prints as a matching number."""
    return frozenset(fact.reference for fact in matched(one.passage(ledger), ledger))


@lru_cache(maxsize=2048)
def _audited(
    one: _Beside, ledger: Ledger, quoted: frozenset[str], parts: tuple[tuple[str, str], ...]
) -> Audit:
    """The numbers and findings of one text; ``quoted`` are the references of the edition in its language."""
    text = one.text
    scene, classed = read(one.passage(ledger), ledger, quoted)
    numbers = tuple(Placed(text.where, _own_rows(number, text)) for number in classed)
    found = [finding for placed in numbers for finding in _findings(placed, text, ledger)]
    # A year that the exhibit does not show is told as that.
    found += [
        finding
        for finding in remarks(scene, classed, text.where, parts, quoted)
        if finding.kind != "year" or not text.years
    ]
    return Audit(numbers, (*found, *_malformed(text)))


def _no_round(number: Number, known: Rounds, where: Where) -> Finding:
    told = ", ".join(str(ordinal) for ordinal in sorted(known.ordinals))
    return Finding("ordinal", "error", spot=spot(number, where), said=told, certain=False, about=known.title)


def _own_rows(number: Number, text: Text) -> Number:
    """In the words of an exhibit, "eight counts" counts its rows."""
    # Chinese counts everything in 项 and 个, so there a number that a record says stays with its record.
    loose = number.group in ("unbound", "word", "contradiction") or text.where.language == "en"
    if text.where.noun != "exhibit" or not loose or number.certain or number.found is None:
        return number
    small = number.found.value is not None and number.found.value <= 30
    return replace(number, group="label") if small and _ROWS.match(number.found.noun) else number


def _findings(placed: Placed, text: Text, ledger: Ledger) -> Iterator[Finding]:
    number, where = placed.number, placed.where
    at = spot(number, where)
    if number.group == "bound" and number.fact is None:
        reference = number.text
        if not any(reference_key in ledger.unvalued for reference_key in _keys(number, ledger)):
            yield Finding("reference", "error", spot=at, said=reference)
    elif number.group in ("contradiction", "match") and number.fact and number.found:
        yield _about_record(number, number.fact, number.found, at)
    elif number.group == "unbound":
        yield Finding("unbound", "note", number.perhaps, at, certain=False)
    elif number.group == "year" and text.years and not _shown(number, text.years):
        years = ", ".join(str(year) for year in text.years[:1] + text.years[1:][-1:])
        yield Finding("exhibit-year", "error", spot=at, said=years, certain=False)


def _keys(number: Number, ledger: Ledger) -> Iterator[str]:
    for quoted in number.paragraph.quoted:
        if quoted.start == number.start:
            yield ledger.resolve(quoted.reference)


def _about_record(number: Number, fact: Fact, found: Found, at: Spot) -> Finding:
    """A typed number that a record says, or should say, with the reference to write in its place."""
    wrong = number.group == "contradiction"
    write = binding(number, at.where.language)
    return Finding(
        "contradiction" if wrong else "match",
        "error" if wrong else "note",
        fact,
        at,
        computed=fact.interval,
        stated=found.interval,
        why=number.why,
        certain=number.certain,
        suggestion=write.reference if write else "",
        replaces=number.paragraph.stored(write.start, write.end) if write else None,
    )


def _shown(number: Number, years: tuple[int, ...]) -> bool:
    said = [int(year) for year in _YEAR.findall(number.text)]
    return all(year in years for year in said)


def _malformed(text: Text) -> Iterator[Finding]:
    for one in find_references(text.stored):
        if isinstance(one, Malformed):
            for paragraph in paragraphs(text.stored, markup=text.markup):
                at = paragraph.text.find(one.raw)
                if at >= 0:
                    number = Number(paragraph, at, at + len(one.raw), "bound")
                    yield Finding("reference", "error", spot=spot(number, text.where), said=one.message)
                    break
