"""A workbook of another city, in Chinese and as untidy as they come. All of its facts are made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from cases.models import CaseNumber, TypicalCase
from directory.models import Area, Organisation
from indicators.models import Observation
from tests.exchange.books import bring_in
from tests.exchange.typed import Sheet, Typed, as_xlsx

pytestmark = pytest.mark.django_db

AREAS: Sheet = [
    ["某市行政区划代码表"],
    ["行政区划代码*", "地区名称", "英文名称", "类型", "所属地区"],
    [Typed("number", "990100"), "甲市", "City A", "市", ""],
    ["990101", "乙区", "District B", "区", Typed("number", "990100")],
    ["９９０１０２", "丙区", "District C", "区", "990100"],
]
SOURCES: Sheet = [
    ["来源代码", "来源名称", "发布机构", "发布日期", "类型"],
    ["bulletin-2021", "甲市2021年统计公报", "甲市统计局", "2022年3月", "官方"],
    ["bulletin-2022", "甲市2022年统计公报", "甲市统计局", "2023.04.25", "官方"],
    ["news", "某报报道", "某报", "", "二手"],
]
UNITS: Sheet = [
    ["单位代码", "单数（英文）", "复数（英文）", "计量单位"],
    ["piece", "piece", "pieces", "件"],
    ["percent", "per cent", "per cent", "%"],
]
INDICATORS: Sheet = [
    ["指标代码", "指标名称", "主题", "指标类型", "计量单位", "可加总"],
    ["granted", "专利授权量", "创造", "流量", "piece", "是"],
    ["in-force", "有效专利量", "创造", "存量", "piece", "否"],
    ["share", "占比", "创造", "比率", "percent", ""],
]
FIGURES: Sheet = [
    ["甲市知识产权统计数据（2021—2022年）", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "制表日期：2023年5月"],
    ["指标代码", "地 区", "年份／期间", "数据来源", "数值\n（件）", "限定词", "备注"],
    ["granted", Typed("number", "990100"), Typed("number", "2021"), "bulletin-2021", "12,345", "", "按原文"],
    ["granted", "990100", "2022年", "bulletin-2022", "1.5万", "超过", ""],
    ["granted", "990101", "２０２２", "bulletin-2022", "１，２３４", "", ""],
    ["granted", "990102", "2022年第一季度", "bulletin-2022", Typed("number", "321"), "", ""],
    ["in-force", "990100", "2022年末", "bulletin-2022", "45 678", "约", ""],
    ["share", "990100", "2022", "bulletin-2022", Typed("percent", "0.125"), "", ""],
]
CASES: Sheet = [
    ["案例代码", "案例名称", "类型", "程序", "审理法院", "案由", "判决日期", "基本案情", "涉外", "来源"],
    [
        "case-1",
        "甲公司诉乙公司案",
        "纠纷",
        "民事",
        "court-a",
        "侵害商标权纠纷",
        "2022年2月13日",
        "第一段。\n\n第二段。",
        "否",
        "news",
    ],
]
COURTS: Sheet = [
    ["机构代码", "机构名称", "机构类型", "所在地区", "有专页"],
    ["court-a", "甲市中级人民法院", "法院", "990100", "是"],
]
NUMBERS: Sheet = [["案例", "序号", "案号"], ["case-1", Typed("number", "1"), "（2021）苏99民初1号"]]
BOOK: dict[str, Sheet] = {
    "填表说明": [["请先填写代码表"]],
    "行政区划": AREAS,
    "数据来源": SOURCES,
    "计量单位": UNITS,
    "指标": INDICATORS,
    "统计数据": FIGURES,
    "机构": COURTS,
    "典型案例": CASES,
    "案号": NUMBERS,
    "Sheet9": [],
}
MISTAKES: list[list[str | Typed]] = [
    ["granted", "990100", "2020", "bulletin-2021", "12,34", "", ""],
    ["granted", "990199", "2020", "bulletin-2021", "5", "", ""],
    ["grantd", "990100", "2019", "bulletin-2021", "约5", "大概", ""],
    ["in-force", "990100", "2021", "bulletin-2021", "5", "", ""],
    ["granted", "990100", "2022年度", "bulletin-2022", "15000", "", ""],
    ["granted", "", "2018", "bulletin-2021", Typed("error", "#REF!"), "", ""],
    ["granted", "990100", "01/05/2018", "bulletin-2021", Typed("formula", "SUM(E4:E5)"), "", ""],
    ["granted", "甲市", "2017", "bulletin-2021", "￥500", "", "", "多出的一格"],
]
FOUND = {
    ("统计数据!E10", "not-a-number", "1234"),
    ("统计数据!B11", "unknown-key", ""),
    ("统计数据!A12", "unknown-key", "granted"),
    ("统计数据!E12", "not-a-number", ""),
    ("统计数据!F12", "not-a-choice", ""),
    ("统计数据!C13", "not-a-date", "2021-12-31"),
    ("统计数据!D14", "duplicate-key", ""),
    ("统计数据!B15", "blank-key", ""),
    ("统计数据!E15", "error-cell", ""),
    ("统计数据!C16", "not-a-period", ""),
    ("统计数据!E16", "formula-not-calculated", ""),
    ("统计数据!B17", "unknown-key", "990100"),
    ("统计数据!E17", "not-a-number", "500"),
    ("统计数据!H17", "extra-cell", ""),
}


def test_an_untidy_workbook_of_another_city_comes_in_whole() -> None:
    report = bring_in(as_xlsx(BOOK), name="甲市.xlsx")
    assert [str(issue) for issue in report.errors] == []
    assert sorted(area.code for area in Area.objects.all()) == ["990100", "990101", "990102"]
    values = {(row.indicator.slug, row.area.code, row.period): row.value for row in Observation.objects.all()}
    assert values == {
        ("granted", "990100", "2021"): Decimal(12345),
        ("granted", "990100", "2022"): Decimal(15000),
        ("granted", "990101", "2022"): Decimal(1234),
        ("granted", "990102", "2022-Q1"): Decimal(321),
        ("in-force", "990100", "2022-12-31"): Decimal(45678),
        ("share", "990100", "2022"): Decimal("12.5"),
    }
    case = TypicalCase.objects.get()
    assert (case.decided_on, case.facts_zh_hans) == (date(2022, 2, 13), "<p>第一段。</p><p>第二段。</p>")
    assert (case.handling_authority, case.foreign_related) == (Organisation.objects.get(), False)
    assert CaseNumber.objects.get().normalised == "(2021)苏99民初1号"


def test_every_planted_mistake_is_reported_at_its_cell_and_nothing_else() -> None:
    report = bring_in(as_xlsx({**BOOK, "统计数据": [*FIGURES, *MISTAKES]}), name="甲市.xlsx")
    assert {(issue.place, issue.code, issue.suggestion) for issue in report.errors} == FOUND
    assert not Observation.objects.exists()


def test_mistakes_are_told_in_the_language_of_the_reader() -> None:
    with override("zh-hans"):
        report = bring_in(as_xlsx({**BOOK, "统计数据": [*FIGURES, *MISTAKES]}), name="甲市.xlsx")
        said = [str(issue) for issue in report.errors]
    assert len(said) == len(FOUND)
    for line in said:
        assert not [word for word in ("found", "expected", "did you mean") if word in line], line
