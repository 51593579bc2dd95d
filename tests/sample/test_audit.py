"""The audit of the sample edition: nothing wrong in it, and one wrong digit anywhere is one error."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from indicators.formatting import Language, Style
from indicators.references import Reference
from indicators.references import find as find_references
from reports.audit.binding import printed
from reports.audit.edition import Edition, Text, audit, forget
from reports.audit.facts import Fact
from reports.audit.findings import Finding, errors
from reports.audit.gathering import edition_of
from reports.audit.ledger import Ledger
from reports.models import Report
from tests.sample.conftest import Site

pytestmark = pytest.mark.django_db

SEED = 20230425
WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
PLACES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
HAN = "一二三四五六七八九"


@pytest.fixture(scope="package")
def edition(site: Site) -> Edition:
    return edition_of(Report.objects.get(year=2022))


def test_sample_edition_has_no_error(edition: Edition) -> None:
    assert [one for one in audit(edition).findings if one.severity == "error"] == []


def test_sample_edition_quotes_every_record_it_prints(edition: Edition) -> None:
    bound = {one.number.fact.reference for one in audit(edition).numbers if one.number.fact}
    levels = {fact.reference for fact in edition.facts if fact.own and not fact.change}
    assert levels - bound == set()


def test_sample_edition_types_no_number_that_a_record_says(edition: Edition) -> None:
    groups = Counter(one.number.group for one in audit(edition).numbers)
    assert groups["match"] == groups["contradiction"] == 0
    assert groups["bound"] >= 150


def test_command_finds_nothing_to_fail_for(site: Site) -> None:
    said = StringIO()
    call_command("audit_figures", "--edition", "2022", "--json", stdout=said)
    [told] = json.loads(said.getvalue())
    assert told["errors"] == 0
    assert told["numbers"]["bound"] >= 150


# Plants: one wrong digit, in a text instead of a reference or in a record.


def wrong(shown: str, dice: random.Random) -> str:
    """The printed number with one digit (or its one word) changed, and never the digits of its unit."""
    head, base, tail = shown.partition(" per 10,000")
    if head in WORDS or head in PLACES:
        words = WORDS if head in WORDS else PLACES
        return dice.choice([word for word in words if word != head])
    places = [at for at, sign in enumerate(head) if sign in "0123456789"]
    if places:
        at = dice.choice(places)
        digits = [digit for digit in "0123456789" if digit != head[at] and (digit != "0" or at != places[0])]
        return head[:at] + dice.choice(digits) + head[at + 1 :] + base + tail
    at = next(at for at, sign in enumerate(head) if sign in HAN + "两")
    return head[:at] + dice.choice([sign for sign in HAN if sign != head[at]]) + head[at + 1 :]


def wrong_value(value: Decimal, dice: random.Random) -> Decimal:
    return Decimal(wrong(format(value.normalize(), "f"), dice))


def ledger_of(edition: Edition) -> Ledger:
    return Ledger(edition.facts, area=edition.area, kinds=dict(edition.kinds), unvalued=edition.unvalued)


def quoted(edition: Edition) -> list[tuple[int, Reference, Fact]]:
    ledger = ledger_of(edition)
    return [
        (at, one, fact)
        for at, text in enumerate(edition.texts)
        for one in find_references(text.stored)
        if isinstance(one, Reference) and (fact := ledger[ledger.resolve(one)]) is not None
    ]


def with_text(edition: Edition, at: int, stored: str) -> Edition:
    texts = list(edition.texts)
    texts[at] = replace(texts[at], stored=stored)
    return replace(edition, texts=tuple(texts))


def with_fact(edition: Edition, old: Fact, new: Fact) -> Edition:
    return replace(edition, facts=tuple(new if fact is old else fact for fact in edition.facts))


Plant = tuple[Edition, Fact, Text | None, str]


def in_prose(edition: Edition, dice: random.Random) -> Plant:
    """A number typed wrongly where the public text quotes the record, in either language."""
    at, one, fact = dice.choice(quoted(edition))
    text = edition.texts[at]
    typed = wrong(printed(fact, text.where.language, one.style), dice)
    stored = text.stored[: one.start] + typed + text.stored[one.end :]
    return with_text(edition, at, stored), fact, text, typed


def in_caption(edition: Edition, dice: random.Random) -> Plant:
    """A sentence with a number typed wrongly in a title, caption, alternative text or note."""
    fields = ("title", "short_title", "scope", "alt", "note")
    at = dice.choice(
        [at for at, text in enumerate(edition.texts) if text.where.field in fields and text.stored]
    )
    text = edition.texts[at]
    names = {fact.reference: name for fact in edition.facts if (name := _name(fact, text.where.language))}
    fact = dice.choice([fact for fact in edition.facts if _long(fact) and fact.reference in names])
    typed = wrong(printed(fact, text.where.language, Style()), dice)
    told = (
        f"{names[fact.reference]}: {typed}"
        if text.where.language == "en"
        else f"{names[fact.reference]}{typed}"
    )
    return with_text(edition, at, f"{text.stored}\n{told}"), fact, text, typed


def _name(fact: Fact, language: Language) -> str:
    return fact.name_zh_hans if language == "zh-hans" else fact.name_en


def _long(fact: Fact) -> bool:
    """Own numbers of a full year with digits enough to be known by; the campaign shares its names."""
    return fact.own and not fact.change and fact.value >= 1000 and not fact.period_name


def in_observation(edition: Edition, dice: random.Random) -> Plant:
    fact = dice.choice([fact for fact in edition.facts if fact.own and not fact.change])
    value = wrong_value(fact.value, dice)
    return with_fact(edition, fact, replace(fact, value=value)), fact, None, str(value)


def in_change(edition: Edition, dice: random.Random) -> Plant:
    fact = dice.choice([fact for fact in edition.facts if fact.own and fact.change])
    value = wrong_value(fact.value, dice)
    return with_fact(edition, fact, replace(fact, value=value)), fact, None, str(value)


def in_printed_words(edition: Edition, dice: random.Random) -> Plant:
    fact = dice.choice(
        [fact for fact in edition.facts if fact.own and any(map(str.isdigit, fact.printed_en))]
    )
    said = wrong(fact.printed_en, dice)
    return with_fact(edition, fact, replace(fact, printed_en=said)), fact, None, said


PLANTS: dict[str, tuple[Callable[[Edition, random.Random], Plant], int]] = {
    "prose": (in_prose, 120),
    "caption": (in_caption, 30),
    "observation": (in_observation, 40),
    "change": (in_change, 15),
    "printed words": (in_printed_words, 15),
}


def test_plants_are_at_least_two_hundred() -> None:
    assert sum(count for _plant, count in PLANTS.values()) >= 200


@pytest.mark.once
@pytest.mark.parametrize("kind", PLANTS)
def test_one_wrong_digit_is_one_error_that_names_place_and_record(edition: Edition, kind: str) -> None:
    plant, count = PLANTS[kind]
    dice = random.Random(f"{SEED} {kind}")
    missed = [told for _ in range(count) if (told := _missed(*plant(edition, dice)))]
    assert missed == [], f"seed {SEED}: {len(missed)} of {count}"


def _missed(planted: Edition, fact: Fact, text: Text | None, typed: str) -> str:
    """What is wrong with the audit's answer; empty when it is one error, in the place, naming the record."""
    found = errors(audit(planted).findings)
    right = len(found) == 1 and _names(found[0], fact, text)
    where = f"{text.where.section} {text.where.noun} {text.where.column}" if text else "records"
    told = [(one.kind, one.spot.text if one.spot else "", one.fact and one.fact.reference) for one in found]
    return "" if right else f"{typed} for {fact.reference} in {where}: {told}"


def _names(finding: Finding, fact: Fact, text: Text | None) -> bool:
    named = finding.fact is not None and finding.fact.reference == fact.reference
    return named and (finding.spot.where if finding.spot else None) == (text.where if text else None)


@pytest.mark.once
def test_what_is_kept_between_audits_changes_none(edition: Edition) -> None:
    """Plants share what they leave alone; audited afresh, each has the same numbers and findings."""
    dice = random.Random(f"{SEED} afresh")
    for plant, _count in PLANTS.values():
        planted = plant(edition, dice)[0]
        kept = audit(planted)
        forget()
        assert audit(planted) == kept


@pytest.mark.once
def test_numbers_typed_for_references_are_bound_to_the_same_records(edition: Edition) -> None:
    """Typed rightly instead of quoted, a number matches, and the reference offered is the one taken out."""
    dice = random.Random(SEED)
    for at, one, fact in dice.sample(quoted(edition), 30):
        text = edition.texts[at]
        shown = printed(fact, text.where.language, one.style)
        stored = text.stored[: one.start] + shown + text.stored[one.end :]
        found = [
            finding
            for finding in audit(with_text(edition, at, stored)).findings
            if finding.kind == "match" and finding.fact and finding.fact.reference == fact.reference
        ]
        assert found, f"{shown} of {fact.reference} is not recognised in {text.where.column}"
        start, end = found[0].replaces or (0, 0)
        again = stored[:start] + found[0].suggestion + stored[end:]
        assert _shown(again, edition, text) == _shown(text.stored, edition, text)


def _shown(stored: str, edition: Edition, text: Text) -> str:
    """The text as a reader sees it, each reference printed."""
    return "".join(_pieces(stored, ledger_of(edition), text.where.language))


def _pieces(stored: str, ledger: Ledger, language: Language) -> Iterator[str]:
    done = 0
    for one in find_references(stored):
        fact = ledger[ledger.resolve(one)] if isinstance(one, Reference) else None
        if fact is not None and isinstance(one, Reference):
            yield stored[done : one.start] + printed(fact, language, one.style)
            done = one.end
    yield stored[done:]
