"""The finders of numbers, held to a table that an editor can read: numerals.csv, one text a row."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from reports.audit.classify import find
from reports.audit.numerals import Found, significant
from reports.audit.visible import paragraphs

TABLE = Path(__file__).with_name("numerals.csv")


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [(row["language"], row["text"], row["found"]) for row in csv.DictReader(file)]


def plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def told(found: Found) -> str:
    """A number as the table writes it: `36,800=quantity 36800`, with step, qualifier and currency."""
    words = [f"{found.text}={found.kind}"]
    if found.kind in {"quantity", "percent", "points", "rank", "word", "ordinal"}:
        words.append(plain(found.value) + (f"..{plain(found.high)}" if found.high is not None else ""))
    if found.kind in {"quantity", "percent", "points"} and found.step != 1:
        words.append(f"±{plain(found.step)}")
    if found.measures and found.qualifier != "exact":
        words.append(found.qualifier)
    return " ".join([*words, *([found.currency] if found.currency else [])])


def test_table_holds_both_languages_at_length() -> None:
    languages = [language for language, _text, _found in rows()]
    assert min(languages.count("en"), languages.count("zh-hans")) >= 60
    assert len(languages) >= 120


@pytest.mark.parametrize(("language", "text", "expected"), rows())
def test_numbers_of_a_text_as_the_table_says(language: str, text: str, expected: str) -> None:
    [paragraph] = paragraphs(text, markup=False)
    found = find(paragraph, language)  # type: ignore[arg-type]  # the table names the two languages
    assert "; ".join(told(one) for one in found) == expected


def test_a_number_stands_where_it_says() -> None:
    [paragraph] = paragraphs("In 2022 the courts closed 42,763 cases.", markup=False)
    year, cases = find(paragraph, "en")
    assert (year.start, year.end) == (3, 7)
    assert paragraph.text[cases.start : cases.end] == "42,763"


def test_markup_neither_hides_nor_joins_numbers() -> None:
    first, second = paragraphs(
        "<p>the 5<sup>th</sup> fair&nbsp;of 3</p><p>7 more<sup>1</sup></p>", markup=True
    )
    assert [one.text for one in find(first, "en")] == ["5th", "3"]
    assert [one.text for one in find(second, "en")] == ["7"]


def test_references_and_marks_are_no_typed_numbers() -> None:
    text = "<p>[[pct-applications:2022|bare]]{{note:1}}, see https://example.org/2022/7 or a1@b2.cn</p>"
    [paragraph] = paragraphs(text, markup=True)
    assert not find(paragraph, "en")
    [quoted] = paragraph.quoted
    assert paragraph.text[quoted.start : quoted.end] == "[[pct-applications:2022|bare]]"


def test_a_stretch_is_found_again_in_the_stored_text() -> None:
    stored = "<p>R&amp;D: <em>up</em> to 42,763 cases</p>"
    [paragraph] = paragraphs(stored, markup=True)
    at = paragraph.text.index("42,763")
    start, end = paragraph.stored(at, at + 6)
    assert stored[start:end] == "42,763"


@pytest.mark.parametrize(("value", "digits"), [("12150000000", "1215"), ("0.50", "5"), ("-3.2", "32")])
def test_significant_digits(value: str, digits: str) -> None:
    assert significant(Decimal(value)) == digits
