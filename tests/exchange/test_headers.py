import pytest

from exchange.headers import Heading, find_header_row, match_headers

HEADINGS = [
    Heading("code", ("Code", "代码"), required=True),
    Heading("title_en", ("Title (English)", "名称（英文）"), required=True),
    Heading("title_zh_hans", ("Title (Chinese)", "名称（中文）")),
    Heading("value", ("Value (base units)", "数值"), required=True),
]


@pytest.mark.parametrize(
    "row",
    [
        ["code", "title_en", "value"],
        ["Code*", " TITLE (ENGLISH) ", "Value"],
        ["代码", "名称（英文）*", "数值（件）"],
        ["ｃｏｄｅ", "Title\n(English)", "VALUE (patents)"],
    ],
)
def test_headings_match_whatever_their_form(row: list[str]) -> None:
    match = match_headers(row, HEADINGS)
    assert match.problems == ()
    assert match.positions == {"code": 0, "title_en": 1, "value": 2}


def test_a_heading_that_two_columns_share_without_brackets_is_not_guessed() -> None:
    match = match_headers(["Code", "Title", "Value"], HEADINGS)
    assert [problem.code for problem in match.problems] == ["unknown-heading", "missing-heading"]


def test_a_label_of_two_columns_is_no_heading_but_a_machine_name_is() -> None:
    twins = [Heading("note", ("Remark",)), Heading("remark", ("Remark",)), Heading("other", ("Remark",))]
    assert match_headers(["remark"], twins).positions == {"remark": 0}
    assert match_headers(["Remark"], twins[:1] + twins[2:]).positions == {}


def test_a_misspelt_heading_is_named_with_what_it_may_mean() -> None:
    match = match_headers(["code", "title_en", "vlaue"], HEADINGS)
    unknown, missing = match.problems
    assert (unknown.code, unknown.position, unknown.suggestion) == ("unknown-heading", 2, "value")
    assert (missing.code, missing.heading) == ("missing-heading", "value")


def test_a_repeated_heading_is_refused() -> None:
    match = match_headers(["code", "title_en", "value", "数值"], HEADINGS)
    (problem,) = match.problems
    assert (problem.code, problem.position) == ("duplicate-heading", 3)


def test_a_blank_heading_is_passed_over() -> None:
    assert match_headers(["code", "", "title_en", "value"], HEADINGS).positions["title_en"] == 2


def test_the_header_row_is_found_below_title_rows() -> None:
    rows = [["Statistics of the year"], [], ["code", "title_en", "value"], ["a", "b", "1"]]
    assert find_header_row(rows, HEADINGS) == 2


def test_the_header_row_is_searched_in_ten_rows_only() -> None:
    assert find_header_row([["x"]] * 10 + [["code", "value"]], HEADINGS) is None
