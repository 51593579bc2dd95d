"""Whether the records of an edition can all be true: their printed words, changes, parts, ratios. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators import arithmetic, periods
from indicators.formatting import Language
from indicators.numbers import Interval, interval, step_of
from reports.audit import chinese, english
from reports.audit.facts import Fact, agreement
from reports.audit.findings import Finding, Severity
from reports.audit.ledger import LANGUAGES
from reports.audit.numerals import Found
from reports.audit.sentences import direction

#: The last word of the code of what is closed, and those of what it was received as.
_CLOSED = ("concluded", "closed")
_RECEIVED = ("accepted", "received", "handled", "filed")


@dataclass(frozen=True)
class Relations:
    """How indicators hang together, by code: (part, whole), wholes that add up, (ratio, over, under, per)."""

    parts: tuple[tuple[str, str], ...] = ()
    additive: frozenset[str] = frozenset()
    ratios: tuple[tuple[str, str, str, Decimal], ...] = ()


Key = tuple[str, str, str, str, bool]


class Book:
    """Every record by (code, area, period, source, is a change), and how their indicators hang together."""

    def __init__(self, facts: Iterable[Fact], relations: Relations) -> None:
        self.facts = list(facts)
        self.parents = dict(relations.parts)
        self.additive = relations.additive
        self.ratios = {code: (over, under, per) for code, over, under, per in relations.ratios}
        self._by_key: dict[Key, Fact] = {
            (one.code, one.area, one.period, one.source, bool(one.change)): one for one in self.facts
        }
        self._by_period: dict[tuple[str, str, str], list[Fact]] = {}
        for one in self.facts:
            if not one.change:
                self._by_period.setdefault((one.code, one.area, one.period), []).append(one)

    def like(self, fact: Fact, code: str = "", period: str = "", *, change: bool = False) -> Fact | None:
        """The record of the same source and area for another indicator or period."""
        return self._by_key.get((code or fact.code, fact.area, period or fact.period, fact.source, change))

    def everywhere(self, fact: Fact, period: str) -> list[Fact]:
        """What every source prints for the indicator and area in a period."""
        return self._by_period.get((fact.code, fact.area, period), [])


def check(facts: Iterable[Fact], relations: Relations) -> list[Finding]:
    """Every finding that the records show by themselves."""
    book = Book(facts, relations)
    found: list[Finding] = []
    for one in book.facts:
        found += _own_words(one)
        if one.change:
            found += _change(one, book)
        else:
            found += [*_part(one, book), *_sum(one, book)]
            found += [*_ratio(one, book), *_backlog(one, book)]
    return found


def _own_words(fact: Fact) -> Iterator[Finding]:
    said = [
        (printed, numbers)
        for language in LANGUAGES
        if (printed := fact.printed(language)) and (numbers := _valued(printed, language))
    ]
    wrong = [
        one for one in said if not any(agreement(number, fact) in ("equal", "rounded") for number in one[1])
    ]
    exact = any(agreement(number, fact) == "equal" for _, numbers in said for number in numbers)
    # The value is what the source prints: no words may leave digits of it unsaid in every language.
    for printed, numbers in wrong if exact else said:
        yield Finding(
            "printed", "error", fact, computed=fact.interval, stated=numbers[0].interval, said=printed
        )
    for printed, numbers in said:
        hedge = numbers[0].qualifier
        if len(numbers) == 1 and not fact.change and hedge not in ("exact", fact.qualifier):
            yield Finding("qualifier", "note", fact, stated=numbers[0].interval, said=printed)
    for language in LANGUAGES:
        if fact.change and _turned(fact.printed(language), fact.value, language):
            yield Finding("printed", "error", fact, stated=fact.interval, said=fact.printed(language))
    if fact.step and fact.value % fact.step:
        near = interval(fact.value - fact.value % fact.step, fact.step)
        yield Finding("step", "error", fact, computed=near, stated=Interval(fact.value, fact.value))


def _valued(printed: str, language: Language) -> list[Found]:
    return [one for one in _numbers(printed, language) if one.value is not None]


def _numbers(printed: str, language: Language) -> list[Found]:
    finder = chinese.find if language == "zh-hans" else english.find
    measured = ("quantity", "percent", "points", "rank", "ordinal", "word")
    return [one for one in finder(printed, printed) if one.kind in measured]


def _turned(printed: str, value: Decimal, language: Language) -> bool:
    """Whether the printed words of a change go up where its value goes down, or the reverse."""
    for one in _numbers(printed, language):
        said = direction(printed[: one.start], language)
        if said and value and (said == "up") != (value > 0):
            return True
    return False


def year_before(period: str) -> str:
    """The code of the period one year earlier; empty for named periods and spans."""
    try:
        read = periods.parse(period)
    except periods.PeriodError:
        return ""
    if read.end is None or read.form == "span":
        return ""
    return period.replace(str(read.end.year), str(read.end.year - 1), 1)


def change_interval(fact: Fact) -> Interval:
    """What a printed change leaves open, by the decimals it was printed with."""
    for language in LANGUAGES:
        for one in _numbers(fact.printed(language), language):
            if agreement(one, fact) == "equal":
                return interval(fact.value, one.step)
    return interval(fact.value, step_of(fact.value))


def _change(fact: Fact, book: Book) -> Iterator[Finding]:
    level = book.like(fact)
    before = year_before(fact.period)
    if level is None or not before or fact.change is None:
        return
    earlier = book.everywhere(level, before)
    same = [one for one in earlier if one.source == fact.source]
    stated = change_interval(fact)
    tried = [
        (one, arithmetic.check_change(level.interval, one.interval, stated, fact.change))
        for one in same or earlier
    ]
    if not tried or any(result.verdict == "consistent" for _, result in tried):
        return
    previous, result = tried[-1]
    # Another source may count otherwise, so what it printed a year before proves nothing by itself.
    severity: Severity = "error" if same else "note"
    yield Finding(
        "change", severity, fact, computed=result.computed, stated=result.stated, others=(level, previous)
    )


def _part(fact: Fact, book: Book) -> Iterator[Finding]:
    whole = book.like(fact, book.parents[fact.code]) if fact.code in book.parents else None
    if whole is not None:
        result = arithmetic.check_part(fact.interval, whole.interval)
        if result.verdict == "impossible":
            yield Finding(
                "part", "error", fact, computed=result.computed, stated=result.stated, others=(whole,)
            )


def _sum(fact: Fact, book: Book) -> Iterator[Finding]:
    codes = [code for code, parent in book.parents.items() if parent == fact.code]
    parts = [part for code in codes if (part := book.like(fact, code)) is not None]
    if fact.code not in book.additive or len(parts) < 2:
        return
    complete = len(parts) == len(codes)
    result = arithmetic.check_sum([part.interval for part in parts], fact.interval, complete=complete)
    if result.verdict == "impossible":
        yield Finding(
            "sum", "error", fact, computed=result.computed, stated=result.stated, others=tuple(parts)
        )


def _ratio(fact: Fact, book: Book) -> Iterator[Finding]:
    if fact.code not in book.ratios:
        return
    over, under, per = book.ratios[fact.code]
    numerator, denominator = book.like(fact, over), book.like(fact, under)
    if numerator is None or denominator is None or not fact.value:
        return
    stated = interval(fact.value, fact.step or step_of(fact.value))
    result = arithmetic.check_ratio(numerator.interval, denominator.interval, per, stated)
    if result.verdict == "impossible":
        yield Finding(
            "ratio",
            "error",
            fact,
            computed=result.computed,
            stated=result.stated,
            others=(numerator, denominator),
        )


def _backlog(fact: Fact, book: Book) -> Iterator[Finding]:
    received = _received(fact, book)
    if received is not None and fact.unit.code == received.unit.code:
        result = arithmetic.check_backlog(fact.interval, received.interval)
        if result.verdict == "note":
            yield Finding(
                "backlog", "note", fact, computed=result.computed, stated=result.stated, others=(received,)
            )


def _received(fact: Fact, book: Book) -> Fact | None:
    base, _, last = fact.code.rpartition("-")
    if last not in _CLOSED:
        return None
    codes: Sequence[str] = (*(f"{base}-{word}" for word in _RECEIVED), base)
    return next((found for code in codes if (found := book.like(fact, code)) is not None), None)
