"""Sheets as offices lay them out, and the encodings they come in: read rightly, or refused with the place."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from directory.models import Area, Instrument, Organisation
from exchange.staging.report import ImportReport
from indicators.models import Observation
from tests.exchange.books import book, bring_in, sheets_of
from tests.exchange.files import archive, inline, office, workbook_parts
from tests.exchange.test_readers import saved
from tests.exchange.typed import Sheet, Typed, as_csv, as_ods, as_xlsx

pytestmark = pytest.mark.django_db

HEAD = ["指标", "地区", "年份", "来源", "数值"]
ROW = ["granted", "shanghai", "2021", "news", "5"]


def stored(data: bytes, name: str = "book.xlsx") -> str:
    bring_in(book())
    report = bring_in(data, name=name)
    assert [str(issue) for issue in report.errors] == []
    value = Observation.objects.get(period="2021").value
    return f"{value.normalize():f}" if value is not None else ""


def errors(data: bytes, name: str = "book.xlsx") -> list[tuple[str, str]]:
    return [(issue.place, issue.code) for issue in checked(data, name).errors]


def checked(data: bytes, name: str = "book.xlsx") -> ImportReport:
    bring_in(book())
    return bring_in(data, name=name, check=True)


def sheet(rows: list[list[Any]], name: str = "统计数据") -> Workbook:
    made = Workbook()
    page: Any = made.active
    page.title = name
    for row in rows:
        page.append(row)
    return made


@pytest.mark.parametrize("title", ["统计数据", "观测值", "Observations", " OBSERVATIONS "])
def test_tabs_are_known_in_both_languages(title: str) -> None:
    assert stored(as_xlsx({title: [HEAD, ROW]})) == "5"


def test_title_rows_above_are_passed_over_even_when_merged() -> None:
    made = sheet([["2021年度数据一览"], [], ["单位：件"], HEAD, ROW])
    made.active.merge_cells("A1:E1")
    assert stored(saved(made)) == "5"


def test_blank_sheets_and_sheets_for_people_are_passed_over() -> None:
    made = sheet([HEAD, ROW])
    made.create_sheet("Sheet2")
    made.create_sheet("填写说明").append(["请逐行填写"])
    assert stored(saved(made)) == "5"


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ";"), ("utf-8-sig", ","), ("gbk", ","), ("gb18030", "\t"), ("utf-16", "\t")],
)
def test_a_csv_is_read_in_any_usual_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    text = as_csv([HEAD, [*ROW[:4], "1 234"]], delimiter=delimiter)
    assert stored(text.encode(encoding), "统计数据.csv") == "1234"


def test_a_unit_in_the_heading_scales_the_numbers_and_says_so() -> None:
    report = checked(as_xlsx({"统计数据": [[*HEAD[:4], "数值（万件）"], [*ROW[:4], "3.5"]]}))
    assert [(issue.place, issue.code) for issue in report.warnings] == [("统计数据!E1", "scaled")]
    assert stored(as_xlsx({"统计数据": [[*HEAD[:4], "数值（万件）"], [*ROW[:4], "3.5"]]})) == "35000"


def test_a_unit_in_the_heading_and_in_the_cell_is_one_too_many() -> None:
    data = as_xlsx({"统计数据": [[*HEAD[:4], "数值（万件）"], [*ROW[:4], "3.5万"]]})
    assert errors(data) == [("统计数据!E2", "scaled-twice")]


def test_a_large_unit_in_a_title_above_is_refused() -> None:
    data = saved(sheet([["专利授权情况", None, None, None, "单位：万件"], HEAD, ROW]))
    assert errors(data) == [("统计数据!E1", "unit-above")]


def test_merged_cells_that_touch_the_data_are_refused_and_named() -> None:
    made = sheet([["标题"], HEAD, ROW, [None, "pudong", "2021", "news", "6"]])
    page: Any = made.active
    page.merge_cells("A1:E1")
    page.merge_cells("A3:A4")
    assert ("统计数据!A3:A4", "merged-cells") in errors(saved(made))


def test_merged_headings_are_refused_and_named() -> None:
    made = sheet([[*HEAD, None], ROW])
    page: Any = made.active
    page.merge_cells("E1:F1")
    assert errors(saved(made)) == [("统计数据!E1:F1", "merged-cells")]


def test_hidden_rows_columns_and_sheets_are_read_and_said() -> None:
    made = sheet([HEAD, ROW])
    page: Any = made.active
    page.row_dimensions[2].hidden = True
    page.column_dimensions["E"].hidden = True
    page.column_dimensions["K"].hidden = True
    made.create_sheet("Sheet2")
    page.sheet_state = "hidden"
    warnings = checked(saved(made)).warnings
    assert [(issue.place, issue.code) for issue in warnings] == [
        ("统计数据", "hidden-rows"),
        ("统计数据", "hidden-columns"),
        ("统计数据", "hidden-sheet"),
    ]
    assert "E" in warnings[1].expected


def test_hidden_parts_of_an_ods_are_said() -> None:
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles>"
    )
    cells = '<table:table-cell office:value-type="string"><text:p>code</text:p></table:table-cell>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = f"<table:table-row>{cells}{cells.replace('code', 'Name (English)')}</table:table-row>"
    data = office(
        f'{styles}<table:table table:name="areas" table:style-name="ta2">{columns}{rows}</table:table>'
    )
    warnings = bring_in(data, name="areas.ods", check=True).warnings
    assert [issue.code for issue in warnings] == ["hidden-columns", "hidden-sheet"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (["指标", "地区", "年份", "来源", "数直"], [("统计数据!E1", "unknown-heading", "数值")]),
        (["指标", "地区", "年份", "数值", "Value"], [
            ("统计数据!E1", "duplicate-heading", ""), ("统计数据!1", "missing-heading", ""),
        ]),
        (["指标", "地区", "年份", "来源", "案号"], [("统计数据!E1", "unknown-heading", "")]),
    ],
)  # fmt: skip
def test_headings_are_never_guessed(head: list[str], expected: list[tuple[str, str, str]]) -> None:
    found = checked(as_xlsx({"统计数据": [head]})).errors
    assert [(issue.place, issue.code, issue.suggestion) for issue in found] == expected


def test_a_heading_of_a_sister_sheet_is_sent_there() -> None:
    (issue,) = checked(as_xlsx({"典型案例": [["代码", "案例名称", "案号"]]})).errors
    assert (issue.place, issue.code) == ("典型案例!C1", "unknown-heading")
    assert "case-numbers" in issue.expected


def test_a_tab_of_an_unknown_name_is_told_by_its_headings() -> None:
    (issue,) = checked(as_xlsx({"Sheet1": [HEAD, ROW]})).errors
    assert (issue.place, issue.code, issue.suggestion) == ("Sheet1", "unknown-sheet", "observations")


def test_two_tabs_of_one_sheet_are_refused() -> None:
    assert errors(as_xlsx({"统计数据": [HEAD], "observations": [HEAD]})) == [
        ("observations", "duplicate-sheet")
    ]


def test_an_absent_column_keeps_and_a_blank_cell_clears() -> None:
    bring_in(book())
    rows: Sheet = [["机构代码", "机构名称"], ["court", ""]]
    assert bring_in(as_ods({"机构": rows}), name="book.ods").ok
    court = Organisation.objects.get(slug="court")
    assert (court.name_zh_hans, court.name_en) == ("", "Example Court")


def test_ragged_rows_are_read_as_far_as_they_go_and_refused_beyond() -> None:
    bring_in(book())
    data = sheets_of(areas="code,name_en,kind\na,A,district\nb,B\nc,C,district,extra\n")
    found = [(issue.place, issue.code) for issue in bring_in(data, check=True).errors]
    assert found == [("areas!D4", "extra-cell"), ("areas!C3", "blank-cell")]


def test_repeated_rows_and_cells_of_ods_are_unrolled() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    head = "".join(map(cell.format, ["code", "name_en", "parent", "kind"]))
    row = cell.format("a") + cell.format("A") + "<table:table-cell/>" + cell.format("district")
    blank = '<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
    rows = f"<table:table-row>{head}</table:table-row>{blank}<table:table-row>{row}</table:table-row>"
    bring_in(office(f'<table:table table:name="地区">{rows}</table:table>'), name="areas.ods")
    assert Area.objects.get(code="a").kind == "district"


def test_a_year_typed_for_a_stock_is_sent_to_the_year_end() -> None:
    data = as_xlsx({"统计数据": [HEAD, ["valid", "shanghai", Typed("number", "2021"), "news", "7"]]})
    (issue,) = checked(data).errors
    assert (issue.place, issue.code, issue.suggestion) == ("统计数据!C2", "not-a-date", "2021-12-31")


def test_a_name_in_place_of_a_code_gets_the_code_suggested() -> None:
    data = as_xlsx({"统计数据": [HEAD, ["Granted", "Shanghai", "2021", "White paper", "7"]]})
    found = [(issue.place, issue.code, issue.suggestion) for issue in checked(data).errors]
    assert found == [
        ("统计数据!A2", "unknown-key", "granted"),
        ("统计数据!B2", "unknown-key", "shanghai"),
        ("统计数据!D2", "unknown-key", "paper-2022"),
    ]


def test_dates_counted_from_1904_are_read_as_shown() -> None:
    rows: Sheet = [
        ["代码", "标题", "类型", "来源", "发布日期"],
        ["new", "新", "plan", "news", Typed("date", "2024-05-01")],
    ]
    bring_in(book())
    report = bring_in(as_xlsx({"文件": rows}, from_1904=True), name="a.xlsx")
    assert [str(issue) for issue in report.errors] == []
    issued = Instrument.objects.get(slug="new")
    assert (issued.issued_on, issued.issued_on_precision) == (date(2024, 5, 1), "day")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xef\xbb\xbf", "units.csv"),
        (as_xlsx({"Sheet1": []}), "book.xlsx"),
        (as_xlsx({"填写说明": [["a"]]}), "book.xlsx"),
        (as_ods({}), "book.ods"),
    ],
)
def test_a_file_with_nothing_in_it_says_so(data: bytes, name: str) -> None:
    (issue,) = bring_in(data, name=name, check=True).errors
    assert (issue.place, issue.code) == (name, "nothing-to-read")


def test_a_tab_of_a_thousand_characters_is_named_in_short() -> None:
    parts = workbook_parts(f"<row>{inline('a')}</row>")
    book_part = str(parts["xl/workbook.xml"]).replace("facts", "x" * 1_000)
    (issue,) = bring_in(archive({**parts, "xl/workbook.xml": book_part}), name="b.xlsx", check=True).errors
    assert (issue.code, len(issue.place)) == ("unknown-sheet", 61)


def test_columns_for_people_are_passed_over_and_said() -> None:
    rows: Sheet = [[*HEAD, "单位", "指标名称"], [*ROW, "件", "授权量"]]
    warnings = checked(as_xlsx({"统计数据": rows})).warnings
    assert [(issue.place, issue.code) for issue in warnings] == [
        ("统计数据!F1", "not-read"),
        ("统计数据!G1", "not-read"),
    ]
    assert stored(as_xlsx({"统计数据": rows})) == "5"


def test_a_unit_of_thousands_beside_a_number_is_refused() -> None:
    rows: Sheet = [[*HEAD, "计量单位"], [*ROW, "万件"], [*ROW[:2], "2020", *ROW[3:], "件"]]
    assert errors(as_xlsx({"统计数据": rows})) == [("统计数据!F2", "unit-beside")]
