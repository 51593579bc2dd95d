"""What offices write over their columns and on their tabs, held against every sheet there is."""

from collections.abc import Iterator

import pytest

from exchange import sheets
from exchange.headers import Heading, find_header_row, folded, is_chinese, match_headers, power_of
from exchange.sheets import Sheet

ALL = sheets.all_sheets()


def forms_of(text: str) -> Iterator[str]:
    yield text
    yield f" {text.upper()}* "
    yield text.replace("（", "\n(").replace("）", ")").replace(" ", "\n")
    yield f"\u200b{text}：（必填）"


@pytest.mark.parametrize("sheet", ALL, ids=lambda one: one.name)
def test_every_column_answers_to_its_labels_and_aliases_in_any_form(sheet: Sheet) -> None:
    headings = sheet.headings()
    for heading in headings:
        for label in (heading.key, *heading.labels):
            for text in forms_of(label):
                assert match_headers([text], headings).positions == {heading.key: 0}, text


@pytest.mark.parametrize("sheet", ALL, ids=lambda one: one.name)
def test_every_column_of_a_sheet_has_a_chinese_name(sheet: Sheet) -> None:
    for heading in sheet.headings():
        if heading.key != "id":
            assert any(is_chinese(label) for label in heading.labels), heading


@pytest.mark.parametrize("sheet", ALL, ids=lambda one: one.name)
def test_every_sheet_answers_to_its_names_in_both_languages(sheet: Sheet) -> None:
    assert any(is_chinese(title) and sheets.by_name(title) is sheet for title in sheet.titles())
    assert sheets.by_name(f" {sheet.name.upper().replace('-', '_')} ") is sheet
    for alias in sheet.aliases:
        assert sheets.by_name(alias) is sheet, alias


def test_a_name_that_two_sheets_share_is_none() -> None:
    titles = [title for one in ALL for title in {folded(text) for text in one.titles()}]
    shared = {title for title in titles if titles.count(title) > 1}
    assert shared == {"发布机关"}
    assert sheets.by_name("发布机关") is None


@pytest.mark.parametrize(
    ("name", "row", "keys"),
    [
        (
            "observations",
            ["指标代码", "地区", "年份", "数值（件）", "数据来源", "备注"],
            ["indicator", "area", "period", "value", "source", "note"],
        ),
        (
            "observations",
            ["Indicator Code", "Region", "Year", "Value [patents]", "Data source", "Remarks"],
            ["indicator", "area", "period", "value", "source", "note"],
        ),
        ("observations", ["指标", "行政区划", "统计期", "指标值"], ["indicator", "area", "period", "value"]),
        (
            "cases",
            ["案例代码", "案例名称", "英文标题", "审理法院", "案由", "基本案情", "典型意义", "判决日期"],
            [
                "slug",
                "title_zh_hans",
                "title_en",
                "handling_authority",
                "cause_zh_hans",
                "facts_zh_hans",
                "significance_zh_hans",
                "decided_on",
            ],
        ),
        ("case-numbers", ["案例", "序号", "案号"], ["case", "position", "value"]),
        (
            "organisations",
            ["机构代码", "机构名称", "Name (English)", "信用代码", "网址", "备注"],
            ["slug", "name_zh_hans", "name_en", "credit_code", "url", "note_zh_hans"],
        ),
        ("sources", ["来源代码", "网址", "发布机构"], ["slug", "url", "producer_zh_hans"]),
        ("sections", ["报告年份", "章节代码", "正文（中文）"], ["report", "slug", "body_zh_hans"]),
        (
            "awards",
            ["奖项代码", "届次", "序号", "获奖等级"],
            ["programme", "round", "position", "grade_zh_hans"],
        ),
    ],
)
def test_header_rows_of_real_offices_are_understood(name: str, row: list[str], keys: list[str]) -> None:
    sheet = sheets.by_name(name)
    assert sheet is not None
    match = match_headers(row, sheet.headings())
    assert [problem for problem in match.problems if problem.code != "missing-heading"] == []
    assert [key for key, _position in sorted(match.positions.items(), key=lambda item: item[1])] == keys


def headings_of(name: str) -> list[Heading]:
    sheet = sheets.by_name(name)
    assert sheet is not None
    return sheet.headings()


@pytest.mark.parametrize(
    ("name", "text", "suggestion"),
    [
        ("observations", "指标代玛", "指标代码"),
        ("observations", "数直", "数值"),
        ("observations", "vlaue", "value"),
        ("observations", "Indicatr", "indicator"),
        ("cases", "典型意意（中文）", "典型意义（中文）"),
        ("cases", "电话", ""),
    ],
)
def test_a_misspelt_heading_gets_a_suggestion_in_its_own_language(
    name: str, text: str, suggestion: str
) -> None:
    (problem, *_missing) = match_headers([text], headings_of(name)).problems
    assert (problem.code, problem.suggestion) == ("unknown-heading", suggestion)


def test_two_names_of_one_column_are_a_duplicate() -> None:
    row = ["指标", "地区", "年份", "来源", "数值", "Value", "时期"]
    problems = match_headers(row, headings_of("observations")).problems
    assert [(one.code, one.heading, one.first) for one in problems] == [
        ("duplicate-heading", "Value", 4),
        ("duplicate-heading", "时期", 2),
    ]


def test_what_is_missing_is_named_in_the_language_of_the_file() -> None:
    (problem,) = match_headers(["指标", "地区", "年份", "数值"], headings_of("observations")).problems
    assert (problem.code, problem.heading) == ("missing-heading", "来源")


@pytest.mark.parametrize("text", ["名称（日文）", "Name (Japanese)", "标题（旧）"])
def test_brackets_that_name_another_language_are_never_dropped(text: str) -> None:
    headings = headings_of("organisations" if "itle" not in text and "标题" not in text else "cases")
    assert match_headers([text], headings).positions == {}


@pytest.mark.parametrize(
    ("unit", "power"),
    [
        ("万件", 4),
        ("亿元", 8),
        ("千件", 3),
        ("百万元", 6),
        ("million RMB", 6),
        ("'000", 3),
        ("单位：万元", 4),
        ("千克", 0),
        ("千米", 0),
        ("件/万人", 0),
        ("每万人件数", 0),
        ("件", 0),
        ("%", 0),
    ],
)
def test_the_power_of_ten_in_a_unit_is_seen(unit: str, power: int) -> None:
    assert power_of(unit) == power


def test_the_header_row_is_found_below_a_title_with_words_of_headings() -> None:
    rows = [["2022年 数值 一览"], ["来源：统计公报"], ["指标", "地区", "年份", "来源"], ["a", "b", "c", "d"]]
    assert find_header_row(rows, headings_of("observations")) == 2
