from __future__ import annotations

import pytest

from indicators.formatting import Language
from reports.audit.classify import Number
from tests.reports.audit.papers import numbers


def told(found: list[Number]) -> list[str]:
    return [f"{one.text} {one.group} {one.fact.reference if one.fact else ''}".strip() for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patents granted reached 178,300.", ["178,300 match [[patents-granted:2022]]"]),
        ("Patents granted reached 178.3 thousand.", ["178.3 thousand match [[patents-granted:2022]]"]),
        ("More than 178,000 patents were granted.", ["178,000 match [[patents-granted:2022]]"]),
        ("Patents granted reached 178,900.", ["178,900 contradiction [[patents-granted:2022]]"]),
        ("Patents granted reached 178,340.", ["178,340 contradiction [[patents-granted:2022]]"]),
        ("Patent applications came to 203,000.", ["203,000 match [[patent-applications:2022]]"]),
        ("Patent applications came to 204,100.", ["204,100 contradiction [[patent-applications:2022]]"]),
        (
            "The courts accepted 42,150 cases and concluded 42,736.",
            [
                "42,150 match [[court-cases-accepted:2022]]",
                "42,736 contradiction [[court-cases-concluded:2022]]",
            ],
        ),
        ("Police seized more than 2,500 suspects.", ["2,500 match [[police-suspects:2022]]"]),
        ("Police seized more than 2,600 suspects.", ["2,600 contradiction [[police-suspects:2022]]"]),
        ("Loans of 12.15 billion RMB on a pledge.", ["12.15 billion RMB match [[pledge-amount:2022]]"]),
        (
            "Pledge amount: 12.15 million RMB.",
            ["12.15 million RMB contradiction [[pledge-amount:2022]]"],
        ),
        ("Of the judgments 96.3% were final without appeal.", ["96.3% match [[final-without-appeal:2022]]"]),
        (
            "Of the judgments 93.6% were final without appeal.",
            ["93.6% contradiction [[final-without-appeal:2022]]"],
        ),
        (
            "The cluster rose to the sixth place from last year's eighth place.",
            ["sixth match [[cluster-rank:2022]]", "eighth match [[cluster-rank:2021]]"],
        ),
        (
            "Patents granted reached 178,300, up by 11.98% year on year.",
            ["178,300 match [[patents-granted:2022]]", "11.98% match [[patents-granted:2022:change]]"],
        ),
        (
            "Patents granted reached 178,300, up by 11.89% year on year.",
            [
                "178,300 match [[patents-granted:2022]]",
                "11.89% contradiction [[patents-granted:2022:change]]",
            ],
        ),
        ("The 14th Five-Year Plan ran in 2022.", ["14th ordinal", "Five-Year label", "2022 year"]),
        ("<p><em>Ten Typical Cases</em> of 5 May 2022</p>", ["Ten name", "5 May 2022 date"]),
        ("Two papers and thousands of readers.", ["Two unbound", "thousands vague"]),
        ("The booth gave away 31,415 balloons.", ["31,415 unbound"]),
    ],
)
def test_english_numbers_are_classed(text: str, expected: list[str]) -> None:
    assert told(numbers(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专利授权量17.83万件。", ["17.83万 match [[patents-granted:2022]]"]),
        ("专利授权量１７８３００件。", ["１７８３００ match [[patents-granted:2022]]"]),
        ("专利授权量17.93万件。", ["17.93万 contradiction [[patents-granted:2022]]"]),
        ("质押融资金额121.5亿元。", ["121.5亿元 match [[pledge-amount:2022]]"]),
        ("质押融资金额12.15亿元。", ["12.15亿元 contradiction [[pledge-amount:2022]]"]),
        ("抓获犯罪嫌疑人2500余人。", ["2500余 match [[police-suspects:2022]]"]),
        ("集群排名第六位。", ["第六位 match [[cluster-rank:2022]]"]),
        ("“十四五”规划与第五届论坛。", ["“十四五” label", "第五 ordinal"]),
    ],
)
def test_chinese_numbers_are_classed(text: str, expected: list[str]) -> None:
    assert told(numbers(text, "zh-hans")) == expected


def test_reference_is_bound_to_its_record() -> None:
    assert told(numbers("There were [[patents-granted:2022]] grants.")) == [
        "[[patents-granted:2022]] bound [[patents-granted:2022]]"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "<p>It came to 7,412.</p>"), ("zh-hans", "<p>共7,412件。</p>")],
)
def test_other_language_tells_what_a_number_without_context_means(language: Language, text: str) -> None:
    [alone] = numbers(text, language)
    assert alone.group == "unbound"
    [told_so] = numbers(text.replace("7,412", "42,155"), language, paired=("court-cases-accepted@town:2022",))
    assert told_so.group == "contradiction"
    assert told_so.certain
    assert "paired" in {why.reason for why in told_so.why}


def test_public_text_tells_what_a_number_meant() -> None:
    [number] = numbers("It came to 42,105.", previous=("court-cases-accepted@town:2022",))
    assert (number.group, number.fact and number.fact.code) == ("contradiction", "court-cases-accepted")
    assert "previous" in {why.reason for why in number.why}


def test_record_bound_in_the_sentence_is_not_contradicted_there() -> None:
    found = numbers("The courts accepted [[court-cases-accepted:2022]] cases, 42,151 with the reopened one.")
    assert "contradiction" not in {one.group for one in found}


def test_sentence_taken_out_makes_no_slip_of_the_next_number() -> None:
    found = numbers("Two papers came out.", previous=("patents-granted@town:2022",))
    assert told(found) == ["Two unbound"]
