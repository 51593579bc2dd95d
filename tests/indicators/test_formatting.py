"""The formatter against the table an editor can read: formatting-cases.csv."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

import pytest

from indicators.formatting import (
    ChangeKind,
    Language,
    Qualifier,
    Style,
    Text,
    UnitText,
    legend,
    printed_step,
    render,
    render_change,
    render_missing,
    render_range,
    render_rank,
)

UNITS = {
    unit.code: unit
    for unit in (
        UnitText("patent", "patent", "patents", "件"),
        UnitText("application", "application", "applications", "件"),
        UnitText("trademark", "trademark", "trademarks", "件"),
        UnitText("registration", "registration", "registrations", "件"),
        UnitText("case", "case", "cases", "件"),
        UnitText("product", "product", "products", "个"),
        UnitText("variety", "variety", "varieties", "项"),
        UnitText("policy", "policy", "policies", "项"),
        UnitText("person", "person", "persons", "人"),
        UnitText("deal", "deal", "deals", "笔"),
        UnitText("center", "center", "centers", "个"),
        UnitText("consortium", "consortium", "consortia", "个"),
        UnitText("window", "window", "windows", "个"),
        UnitText("enterprise", "enterprise", "enterprises", "家"),
        UnitText("organisation", "organisation", "organisations", "家"),
        UnitText("working-day", "working day", "working days", "个工作日", "", "duration"),
        UnitText("score", "point", "points", "分", "", "score"),
        UnitText("CNY", "yuan", "yuan", "元", "¥", "currency"),
        UnitText("percent", "percent", "percent", "%", "%", "percent"),
        UnitText("per-10k", "per 10,000 people", "per 10,000 people", "件/万人", "", "ratio"),
        UnitText("rank", "place", "places", "位", "", "rank"),
    )
}
with (Path(__file__).parent / "formatting-cases.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))


def _style(row: dict[str, str]) -> Style:
    flags = row["flags"].split()
    return Style(row["scale"], "words" in flags, "unit" in flags, "bare" in flags, "signed" in flags)


def _render(row: dict[str, str]) -> Text:
    what, _, kind = row["what"].partition(" ")
    language = cast("Language", row["language"])
    unit = UNITS.get(row["unit"], UNITS["patent"])
    if what == "missing":
        return render_missing(kind, language)
    if what == "range":
        low, high = map(Decimal, row["value"].split("/"))
        return render_range(low, high, unit, language)
    value = Decimal(row["value"]) if row["value"] else None
    if what == "value":
        return render(
            value,
            unit=unit,
            language=language,
            qualifier=cast("Qualifier", row["qualifier"]),
            rounding_step=Decimal(row["step"]) if row["step"] else None,
            decimals=1 if unit.family == "ratio" else 0,
            printed=row["printed"],
            status="A" if value is not None else "O",
            style=_style(row),
        )
    assert value is not None
    if what == "rank":
        return render_rank(value, Decimal(row["qualifier"]) if row["qualifier"] else None, language)
    assert kind in get_args(ChangeKind)
    signed = "unsigned" not in row["flags"]
    return render_change(
        cast("ChangeKind", kind), value, unit, language, printed=row["printed"], signed=signed
    )


@pytest.mark.parametrize("row", CASES, ids=[f"{row['case']}-{row['expected']}" for row in CASES])
def test_text_of_each_case_is_as_the_table_says(row: dict[str, str]) -> None:
    assert str(_render(row)) == row["expected"], row["why"]


def test_cases_are_many_and_numbered_once() -> None:
    assert len(CASES) >= 120
    assert len({row["case"] for row in CASES}) == len(CASES)
    assert all(row["why"] for row in CASES)


@pytest.mark.parametrize("zeros", ["178300", "178300.000000"])
def test_zeros_of_the_database_column_are_not_digits(zeros: str) -> None:
    step = Decimal("100.000000")
    text = render(Decimal(zeros), unit=UNITS["patent"], language="zh-hans", rounding_step=step)
    assert (str(text), text.value) == ("17.83万件", "178300")


def test_pieces_stand_apart_for_the_page() -> None:
    text = render(Decimal(12150000000), unit=UNITS["CNY"], language="en", qualifier="more_than")
    assert (text.qualifier, text.number, text.unit) == ("more than", "12.15 billion", "RMB")
    assert (text.quantity, text.value) == ("12.15 billion RMB", "12150000000")


@pytest.mark.parametrize(
    ("value", "unit", "language", "spoken"),
    [
        ("178300", "patent", "en", "one hundred seventy-eight thousand three hundred"),
        ("12150000000", "CNY", "en", "twelve point one five billion yuan"),
        ("12150000000", "CNY", "zh-hans", "一百二十一点五亿元"),
        ("96.3", "percent", "en", "ninety-six point three percent"),
        ("96.3", "percent", "zh-hans", "百分之九十六点三"),
        ("6", "rank", "en", "sixth"),
        ("-5", "score", "zh-hans", "负五分"),
    ],
)
def test_spoken_form_reads_the_number_aloud(value: str, unit: str, language: Language, spoken: str) -> None:
    assert render(Decimal(value), unit=UNITS[unit], language=language).spoken == spoken


def test_status_other_than_normal_is_marked_beside_the_text() -> None:
    text = render(Decimal(6), unit=UNITS["rank"], language="en", status="B")
    assert (str(text), text.mark, text.missing) == ("6th", "[b]", False)


def test_missing_value_has_no_machine_value() -> None:
    text = render(None, unit=UNITS["person"], language="en", status="O")
    assert (text.value, text.mark, text.missing) == ("", "[o]", True)


def test_legend_explains_each_mark_once_and_no_normal_value() -> None:
    assert legend(["A", "P", "B", "P", ""], "en") == [("[b]", "break in series"), ("[p]", "provisional")]
    assert legend(["O"], "zh-hans") == [("[o]", "来源未载明")]


@pytest.mark.parametrize(
    ("printed", "value", "step"),
    [
        ("12.15 billion RMB", "12150000000", "10000000"),
        ("290 million RMB", "290000000", "1000000"),
        ("20.20万件", "202000", "100"),
        ("40.9", "40.9", "0.1"),
        ("5,591", "5591", "1"),
        ("six", "6", None),
        ("5,592", "5591", None),
    ],
)
def test_step_is_read_from_the_printed_words(printed: str, value: str, step: str | None) -> None:
    assert printed_step(printed, Decimal(value)) == (Decimal(step) if step is not None else None)
