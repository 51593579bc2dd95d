"""How well the words around a number fit a record: its name, code, definition, weighted by rarity. Pure."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.formatting import Language
from reports.audit.facts import Fact
from reports.audit.numerals import Found

_STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by for from had has have in into is it its of on or that the their there "
        "these this to was were which with within among per more than all other last year years total number "
        "rate value time shanghai ip intellectual property including also one new",
    )
)
#: What a text calls the people, cases and bodies that the units name otherwise.
_SAME = {
    "individual": "person", "people": "person", "suspect": "person", "officer": "person",
    "professional": "person", "trainee": "person", "dispute": "case", "filing": "application",
    "organization": "organisation", "institution": "organisation", "unit": "organisation",
    "firm": "enterprise", "company": "enterprise", "filed": "application", "arrested": "arrest",
    "crime": "crimin", "police": "police", "procuratorial": "procur", "prosecutor": "procur",
    "judgment": "judgm", "copyright": "copyri", "solved": "cracke", "seized": "caught",
}  # fmt: skip
_PERSONS = frozenset({"person"})
_BREAKS = frozenset(
    re.findall(
        r"\w+",
        "and of in for with from that which were was to by on at or as have had has won received",
    )
)
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_HAN = re.compile(r"[\u3400-\u9fff]")

#: How much each part of a record's description weighs.
NAME, CODE, PERIOD, DEFINITION = 1.0, 0.6, 1.0, 0.25
#: Words beyond another number most likely belong to it.
BEYOND = 0.55
HEADING = 0.2

Context = dict[str, float]


@lru_cache(maxsize=20000)
def stem(word: str) -> str:
    """The beginning of a word that its forms share: granted, grants and granting are one."""
    plain = word.lower().removesuffix("’s").removesuffix("'s")
    plain = _SAME.get(plain, plain)
    if plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3:
        plain = plain[:-1]
    return _SAME.get(plain, plain)[:6]


def tokens(text: str, language: Language) -> list[tuple[str, int]]:
    """The tokens of a text with their offsets: stems in English, pairs of characters in Chinese."""
    if language == "en":
        return [
            (stem(word[0]), word.start()) for word in _WORD.finditer(text) if word[0].lower() not in _STOP
        ]
    found = [
        (text[at : at + 2], at)
        for at in range(len(text) - 1)
        if _HAN.match(text[at]) and _HAN.match(text[at + 1])
    ]
    latin = [(stem(word[0]), word.start()) for word in _WORD.finditer(text)]
    return found + latin


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a context fits a record, from 0 to 1, and the words that say so."""

    score: float
    words: tuple[str, ...]


class Profiles:
    """The descriptions of all records of an edition, with how rare each of their words is."""

    def __init__(self, facts: Sequence[Fact], language: Language) -> None:
        self.language = language
        self._weights = {fact.reference: _weights(fact, language) for fact in facts}
        by_code: dict[str, set[str]] = {}
        for fact in facts:
            by_code.setdefault(fact.code, set()).update(self._weights[fact.reference])
        seen = Counter(token for words in by_code.values() for token in words)
        self._rarity = {token: math.log(1 + len(by_code) / count) for token, count in seen.items()}
        self._whole = {
            key: sum(weight * self._rarity[token] for token, weight in weights.items() if weight >= NAME)
            for key, weights in self._weights.items()
        }

    def fit(self, fact: Fact, context: Context) -> Fit:
        """How well the words around a number fit the record."""
        weights, whole = self._weights[fact.reference], self._whole[fact.reference]
        if not whole:
            return Fit(0.0, ())
        shared = {
            token: weight * self._rarity[token] * context[token]
            for token, weight in weights.items()
            if token in context
        }
        best = sorted(shared, key=lambda token: -shared[token])
        return Fit(min(1.0, sum(shared.values()) / whole), tuple(best[:4]))


class Fits(dict[str, Fit]):
    """How well the words at one place fit each record, worked out when first asked."""

    def __init__(self, profiles: Profiles, facts: Sequence[Fact], words: Context) -> None:
        super().__init__()
        self._facts = {fact.reference: fact for fact in facts}
        self._profiles, self._words = profiles, words

    def __missing__(self, reference: str) -> Fit:
        self[reference] = self._profiles.fit(self._facts[reference], self._words)
        return self[reference]


def _weights(fact: Fact, language: Language) -> dict[str, float]:
    chinese = language == "zh-hans"
    name = fact.name_zh_hans if chinese else fact.name_en
    definition = fact.definition_zh_hans if chinese else fact.definition_en
    parts: Iterable[tuple[float, str]] = (
        (DEFINITION, definition),
        (CODE, "" if chinese else fact.code.replace("-", " ")),
        (NAME, name),
        (PERIOD, fact.period_name),
    )
    weights: dict[str, float] = {}
    for weight, text in parts:
        for token, _ in tokens(text, language):
            weights[token] = max(weight, weights.get(token, 0))
    return weights


def context(
    text: str, place: tuple[int, int], others: Collection[tuple[int, int]], heading: str, language: Language
) -> Context:
    """The words around a number with their weights: near ones count most, those beyond another number less.

    ``text`` is the sentence with numbers and references hidden, ``others`` the places of its other numbers.
    """
    reach = 90.0 if language == "en" else 24.0
    weights = {token: HEADING for token, _ in tokens(heading, language)}
    for token, at in tokens(text, language):
        gap = place[0] - at if at < place[0] else max(0, at - place[1])
        between = sum(
            1 for start, _ in others if min(at, place[1]) <= start < max(at, place[0]) and start != place[0]
        )
        weight = BEYOND ** min(between, 3) / (1 + gap / reach)
        if re.search(r"[;；]", text[min(at, place[0]) : max(at, place[1])]):
            weight *= 0.6
        weights[token] = max(weight, weights.get(token, 0))
    return weights


def unit_fit(found: Found, fact: Fact, plurals: dict[str, set[str]], language: Language) -> float:
    """Whether the word after the number is the record's unit: from 1 (it is) to -2 (people for things).

    ``plurals`` maps each unit's counted word to the codes of the units so counted.
    """
    if fact.change or found.kind in ("percent", "points", "rank"):
        return 0
    if language == "zh-hans":
        return _measure_fit(found, fact, plurals)
    head = _head(found.noun, plurals)
    if not head:
        return 0
    if fact.unit.code in plurals[head] or head in {stem(word) for word in fact.unit.plural_en.split()}:
        return 1
    return -2 if (head in _PERSONS) != (fact.unit.code == "person") else -0.7


def _head(noun: str, plurals: dict[str, set[str]]) -> str:
    """The last counted word before the phrase breaks off: disputes in "patent infringement disputes and"."""
    head = ""
    for word in noun.split():
        if word.lower() in _BREAKS:
            break
        if (word.endswith("s") or word.lower() == "people") and stem(word) in plurals:
            head = stem(word)
    return head


def _measure_fit(found: Found, fact: Fact, plurals: dict[str, set[str]]) -> float:
    measures = sorted((measure for measure in plurals if found.noun.startswith(measure)), key=len)
    wanted = fact.unit.measure_zh_hans.partition("/")[0]
    if not measures or not wanted:
        return 0
    if wanted == measures[-1]:
        return 1
    return -2 if (measures[-1] in ("人", "名")) != (wanted in ("人", "名")) else -0.3


def counted(units: Iterable[tuple[str, str, str]], language: Language) -> dict[str, set[str]]:
    """The counted words of units given as (code, English plural, Chinese measure word)."""
    found: dict[str, set[str]] = {}
    for code, plural, measure in units:
        if language == "zh-hans":
            words = [measure.partition("/")[0]] if measure else []
        else:
            words = [stem(word) for word in plural.split() if word.lower() not in _BREAKS]
        for word in words:
            found.setdefault(word, set()).add(code)
    return found
