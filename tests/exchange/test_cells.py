from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from exchange.cells import (
    Boolean,
    Cell,
    CellError,
    Checked,
    Choice,
    Code,
    Date,
    Fault,
    Integer,
    Key,
    Kind,
    ListOf,
    Notice,
    Number,
    Period,
    Prose,
    Raw,
    Reference,
    Text,
    Url,
)
from exchange.writers.csv_file import csv_text
from exchange.writers.guard import unguarded
from publishing.dates import PartialDate, parse

KINDS = Choice({"flow": ("Flow", "流量"), "stock": ("Stock", "存量")})
FIGURE = Reference(("@", ":", "#"), "a@b:2022#c")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1,234.5", "1234.5"),
        ("1，234.5", "1234.5"),
        ("１２３４", "1234"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+3", "3"),
        (Decimal(440100), "440100"),
        ("12,345,678", "12345678"),
        ("1 234", "1234"),
    ],
)
def test_number_reads_what_is_plain(raw: Raw, value: str) -> None:
    notices: list[Notice] = []
    assert Number().read(raw, notices.append) == Decimal(value)
    assert notices == []


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [("3.5万", "35000", "multiplied"), ("2亿", "200000000", "multiplied"), ("12.5%", "12.5", "percent")],
)
def test_number_says_what_it_expanded(raw: str, value: str, code: str) -> None:
    notices: list[Notice] = []
    assert Number().read(raw, notices.append) == Decimal(value)
    assert [notice.code for notice in notices] == [code]


@pytest.mark.parametrize(
    ("raw", "suggestion"),
    [
        ("12,3.4", "123.4"),
        ("1,23,456", "123456"),
        ("¥300", "300"),
        ("(300)", "-300"),
        ("300元", "300"),
        ("NaN", ""),
        ("Infinity", ""),
        ("1e5", ""),
        ("—", ""),
        ("N/A", ""),
        ("about 3", ""),
        (True, ""),
        (date(2024, 5, 1), ""),
    ],
)
def test_number_refuses_and_suggests(raw: Raw, suggestion: str) -> None:
    with pytest.raises(CellError) as refusal:
        Number().read(raw)
    assert (refusal.value.code, refusal.value.suggestion) == ("not-a-number", suggestion)


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        (Number(), Decimal("Infinity"), "not-a-number"),
        (Number(places=2), "1.234", "too-precise"),
        (Number(), "1" + "0" * 30, "too-large"),
        (Number(low=Decimal(0)), "-1", "too-small"),
        (Integer(), "2020.7", "not-whole"),
        (Integer(high=9999), "99999", "too-large"),
        (Boolean(), "maybe", "not-yes-or-no"),
        (Date(), "01/05/2024", "not-a-date"),
        (Code(), "Patents Granted", "not-a-code"),
        (Code(), Decimal(1234567890123456), "digits-lost"),
        (Code(), "a" * 81, "too-long"),
        (KINDS, "stok", "not-a-choice"),
        (FIGURE, "a@b", "not-a-key"),
        (Checked(Text(), int), "x", "rule"),
        (ListOf(Code()), "a; b; a", "repeated-value"),
        (Url(), "javascript:alert(1)", "not-an-address"),
        (Url(), "https://user:pass@example.org", "not-an-address"),
        (Period(), "in 2022", "not-a-period"),
        (Text(limit=3), "four", "too-long"),
        (Text(), "two\nlines", "line-break"),
        (Text(), "bell\a", "control-character"),
        (Text(), Fault("error-cell", "#DIV/0!"), "error-cell"),
        (Number(), Fault("formula-not-calculated", "=…"), "formula-not-calculated"),
        (ListOf(Code()), Fault("error-cell", "#N/A"), "error-cell"),
    ],
)
def test_a_wrong_cell_is_refused_by_a_stable_code(kind: Kind, raw: Raw, code: str) -> None:
    with pytest.raises(CellError) as refusal:
        kind.read(raw)
    assert refusal.value.code == code
    assert str(refusal.value).startswith("found ")


@pytest.mark.parametrize("token", ["—", "-", "/", "N/A", "…"])
def test_null_tokens_count_only_where_the_column_says_so(token: str) -> None:
    assert Number(nulls=True).read(token) is None
    with pytest.raises(CellError):
        Number().read(token)


@pytest.mark.parametrize(
    ("word", "answer"), [("是", True), ("yes", True), ("TRUE", True), ("否", False), ("no", False)]
)
def test_boolean_reads_both_languages(word: str, answer: bool) -> None:
    assert Boolean().read(word) is answer


@pytest.mark.parametrize("word", ["flow", "FLOW", " Flow ", "流量"])
def test_choice_takes_the_code_or_any_label(word: str) -> None:
    assert KINDS.read(word) == "flow"


def test_choice_suggests_the_nearest() -> None:
    with pytest.raises(CellError) as refusal:
        KINDS.read("stok")
    assert refusal.value.suggestion == "stock"
    assert "flow, stock" in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (Decimal(2022), "2022"),
        ("2022年", "2022"),
        ("2022Q1", "2022-Q1"),
        ("2022年第三季度", "2022-Q3"),
        ("2022年6月", "2022-06"),
        ("2022/6/3", "2022-06-03"),
        ("2021–2035", "2021--2035"),
        ("to-2022-12-31", "to-2022-12-31"),
        ("ciie-2022-campaign", "ciie-2022-campaign"),
        (date(2022, 12, 31), "2022-12-31"),
    ],
)
def test_period_brings_what_people_write_to_its_code(typed: Raw, code: str) -> None:
    assert Period().read(typed) == code


def test_prose_takes_markup_as_it_is_and_wraps_paragraphs() -> None:
    assert Prose().read("<p>One</p>") == "<p>One</p>"
    assert Prose().read("R&D <b>\nnext\n\nTwo") == "<p>R&amp;D &lt;b&gt;<br>next</p><p>Two</p>"


def test_a_rule_may_correct_the_value() -> None:
    assert Checked(Text(), str.upper).read(" a ") == "A"
    assert Checked(Text(), int).read("") == ""


def test_free_text_is_not_normalised() -> None:
    assert Text().read(" （２０２１） ") == "（２０２１）"


def test_code_suggests_a_slug() -> None:
    with pytest.raises(CellError) as refusal:
        Code().read("Patents_Granted")
    assert refusal.value.suggestion == "patents-granted"


def test_an_address_without_scheme_gets_one_suggested() -> None:
    with pytest.raises(CellError) as refusal:
        Url().read("www.example.org/a")
    assert refusal.value.suggestion == "https://www.example.org/a"


ROUND_TRIPS: list[tuple[Kind, Any]] = [
    (Text(), "=SUM(A1)"),
    (Text(), "'=quoted"),
    (Text(), "'plain"),
    (Text(lines=True), "a\nb; c"),
    (Text(), ""),
    (Prose(), "<p>A &amp; B</p>"),
    (Code(), "patents-granted-total"),
    (Integer(), -12),
    (Integer(), None),
    (Number(), Decimal(12153000000)),
    (Number(), Decimal("-0.5")),
    (Number(nulls=True), None),
    (Boolean(), True),
    (Boolean(), False),
    (Boolean(), None),
    (Date(), parse("2023-04")),
    (Date(), parse("")),
    (KINDS, "stock"),
    (Period(), "to-2022-12-31"),
    (FIGURE, ("patents", "shanghai", "to-2022-12-31", "paper")),
    (FIGURE, ()),
    (Key(), "2022"),
    (ListOf(Code()), ("a", "b")),
    (ListOf(FIGURE), (("a", "b", "2022", "c"), ("a", "b", "2021", "c"))),
    (ListOf(Code()), ()),
    (Url(), "https://example.org/?a=1"),
]


@pytest.mark.parametrize(("kind", "value"), ROUND_TRIPS)
def test_what_is_written_is_read_back_equal(kind: Kind, value: Any) -> None:
    cell: Cell = kind.to_cell(value)
    as_workbook: Raw = Decimal(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell
    assert kind.read(as_workbook) == value
    assert kind.read(unguarded(csv_text(cell))) == value


@pytest.mark.parametrize(
    "kind",
    [Text(), Prose(), Code(), Integer(), Number(), Boolean(), Date(), KINDS, Period(), FIGURE, Key(), Url()],
)
@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_cell_reads_as_the_empty_value(kind: Kind, blank: Raw) -> None:
    assert kind.read(blank) == kind.empty


def test_decimals_of_the_database_are_written_without_idle_zeros() -> None:
    assert str(Number().to_cell(Decimal("178300.000000"))) == "178300"


def test_date_keeps_its_precision() -> None:
    value = Date().read("2024年5月")
    assert isinstance(value, PartialDate)
    assert str(value) == "2024-05"
