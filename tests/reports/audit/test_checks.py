"""The arithmetic of records: every finding prints the interval it computed, one wrong digit is one error."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.numbers import Interval
from reports.audit.checks import Relations, check
from reports.audit.edition import audit
from reports.audit.facts import Fact
from reports.audit.findings import Finding, grouped
from tests.reports.audit.papers import GRANTED, GROWTH, RANK, RANK_BEFORE, change, edition, fact


def kinds(found: list[Finding]) -> list[str]:
    return sorted(f"{one.kind} {one.severity}" for one in found)


def earlier(of: Fact, value: str, source: str = "paper", **fields: object) -> Fact:
    return replace(
        of,
        reference=of.reference.replace("2022", "2021"),
        period="2021",
        year=2021,
        value=Decimal(value),
        step=None,
        source=source,
        own=source == "paper",
        **fields,  # type: ignore[arg-type]  # fields of Fact by name
    )


@pytest.mark.parametrize(
    ("value", "printed_en", "printed_zh_hans", "step", "expected"),
    [
        ("178300", "178,300", "17.83万件", "100", []),
        ("178300", "", "17.83万件", "", []),
        ("178324", "178,324", "17.83万件", "", []),
        ("178400", "178,300", "17.83万件", "100", ["printed error", "printed error"]),
        ("178300", "178,300", "17.38万件", "100", ["printed error"]),
        ("178324", "", "17.83万件", "", ["printed error"]),
        ("178350", "178,350", "", "100", ["step error"]),
        ("9", "Nine", "", "", []),
        ("9", "eight", "", "", ["printed error"]),
        ("9", "thousands", "", "", []),
        ("380000", "more than 380,000", "", "", ["qualifier note"]),
    ],
)
def test_value_against_its_printed_words(
    value: str, printed_en: str, printed_zh_hans: str, step: str, expected: list[str]
) -> None:
    record = fact(
        "patents-granted",
        value,
        "patent",
        printed_en=printed_en,
        printed_zh_hans=printed_zh_hans,
        step=Decimal(step) if step else None,
    )
    assert kinds(check([record], Relations())) == expected


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("up by 11.98% year on year", "11.98", []),
        ("up by 11.89% year on year", "11.98", ["printed error"]),
        ("down 28.3%", "-28.3", []),
        ("up 28.3%", "-28.3", ["printed error"]),
        ("同比下降28.3%", "-28.3", []),
    ],
)
def test_change_against_its_printed_words(printed: str, value: str, expected: list[str]) -> None:
    column = "printed_en" if printed.isascii() else "printed_zh_hans"
    record = replace(change(GRANTED, value), **{column: printed})  # type: ignore[arg-type]  # one of two columns
    assert kinds(check([record], Relations())) == expected


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        ("159225", "paper", []),
        ("159400", "paper", ["change error"]),
        ("159400", "yearbook", ["change note"]),
        ("159225", "yearbook", []),
    ],
)
def test_change_against_the_year_before(before: str, source: str, expected: list[str]) -> None:
    assert kinds(check([GRANTED, GROWTH, earlier(GRANTED, before, source)], Relations())) == expected


def test_change_prints_the_interval_it_computed() -> None:
    [found] = check([GRANTED, GROWTH, earlier(GRANTED, "159400")], Relations())
    assert found.computed is not None
    assert found.computed.low is not None
    assert found.computed.high is not None
    assert Decimal("11.81") < found.computed.low < found.computed.high < Decimal("11.90")
    assert found.stated == Interval(Decimal("11.975"), Decimal("11.985"))


def test_one_of_several_earlier_vintages_is_enough() -> None:
    vintages = [earlier(GRANTED, "159400", "yearbook"), earlier(GRANTED, "159225", "bulletin")]
    assert check([GRANTED, GROWTH, *vintages], Relations()) == []


@pytest.mark.parametrize(("gained", "expected"), [("2", []), ("3", ["change error"])])
def test_places_gained_against_the_rank_before(gained: str, expected: list[str]) -> None:
    assert kinds(check([RANK, RANK_BEFORE, change(RANK, gained, "rank")], Relations())) == expected


def test_part_larger_than_its_whole() -> None:
    inventions = fact("patents-granted-invention", "278300", "patent")
    relations = Relations(parts=(("patents-granted-invention", "patents-granted"),))
    [found] = check([GRANTED, inventions], relations)
    assert (found.kind, found.severity) == ("part", "error")
    assert found.computed == Interval(Decimal(0), Decimal(178350))


@pytest.mark.parametrize(("design", "expected"), [("30000", []), ("31000", ["sum error"])])
def test_parts_that_add_up(design: str, expected: list[str]) -> None:
    whole = fact("applications", "100000")
    parts = [fact("inventions", "50000"), fact("models", "20000"), fact("designs", design)]
    relations = Relations(
        parts=tuple((one.code, "applications") for one in parts), additive=frozenset({"applications"})
    )
    assert kinds(check([whole, *parts], relations)) == expected


def test_parts_of_which_one_is_missing_must_not_exceed_their_whole() -> None:
    records = [fact("applications", "100000"), fact("inventions", "70000"), fact("models", "40000")]
    parts = (("inventions", "applications"), ("models", "applications"), ("designs", "applications"))
    relations = Relations(parts=parts, additive=frozenset({"applications"}))
    assert kinds(check(records, relations)) == ["sum error"]
    assert check([replace(records[0], value=Decimal(120000)), *records[1:]], relations) == []


@pytest.mark.parametrize(("share", "expected"), [("50.42", []), ("54.02", ["ratio error"])])
def test_share_against_part_and_whole(share: str, expected: list[str]) -> None:
    records = [
        fact("share", share, "percent"),
        fact("high-value", "101800", step=Decimal(100)),
        fact("valid", "202000", step=Decimal(1000)),
    ]
    relations = Relations(ratios=(("share", "high-value", "valid", Decimal(100)),))
    assert kinds(check(records, relations)) == expected


def test_more_closed_than_received_is_a_note() -> None:
    records = [fact("court-cases-accepted", "42150"), fact("court-cases-concluded", "42763")]
    [found] = check(records, Relations())
    assert (found.kind, found.severity, found.acceptable) == ("backlog", "note", True)


def test_wrong_value_is_told_once_with_all_that_follows_from_it() -> None:
    wrong = replace(GRANTED, value=Decimal(278300), printed_en="178,300", printed_zh_hans="17.83万件")
    found = grouped(check([wrong, GROWTH, earlier(GRANTED, "159225")], Relations()))
    assert [(one.kind, one.fact and one.fact.code) for one in found] == [("printed", "patents-granted")]
    assert {one.kind for one in found[0].also} == {"printed", "change"}


def test_typed_number_that_only_a_wrong_record_contradicts_is_told_with_the_record() -> None:
    wrong = replace(GRANTED, value=Decimal(178900), printed_en="178,300")
    found = audit(edition({"body_en": "<p>Patents granted reached 178,300.</p>"}, [wrong])).findings
    assert [one.kind for one in found if one.severity == "error"] == ["printed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grants [[patents-granted:2022]], up by [[patents-granted:2022:change]].", []),
        ("Grants [[patents-granted:2022]], down by [[patents-granted:2022:change]].", ["direction"]),
        ("Grants fell to [[patents-granted:2022]].", ["direction"]),
        ("The cluster rose to [[cluster-rank:2022]].", []),
        ("The cluster fell to [[cluster-rank:2022]].", ["direction"]),
        ("Grants of [[patents-granted:2020]].", ["reference"]),
        ("Grants of [[patents-granted:2022", ["reference"]),
    ],
)
def test_words_around_references(text: str, expected: list[str]) -> None:
    found = audit(edition({"body_en": f"<p>{text}</p>"}, [GRANTED, GROWTH, RANK, RANK_BEFORE])).findings
    assert [one.kind for one in found if one.severity == "error"] == expected


def test_fingerprint_follows_the_number_and_its_words_and_not_its_place() -> None:
    def of(text: str) -> str:
        [found] = audit(edition({"body_en": text}, [GRANTED])).findings
        return found.fingerprint

    first = of("<p>Two papers came out in the spring of the year.</p>")
    assert of("<p>More.</p><p>Two papers came out in the spring of the year.</p>") == first
    assert of("<p>Three papers came out in the spring of the year.</p>") != first
