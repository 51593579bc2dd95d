import pytest
from django.utils.translation import override

from pages.texts import Text, in_line, listed


@pytest.mark.parametrize(
    ("language", "names", "row", "lang"),
    [
        ("en", ["Court A", "", "Court B"], "Court A; Court B", ""),
        ("zh-hans", ["甲法院", "乙法院"], "甲法院、乙法院", ""),
        ("zh-hans", [Text("Court A", "en"), Text("Court B", "en")], "Court A; Court B", "en"),
        ("zh-hans", ["甲法院", Text("Court B", "en")], "甲法院、Court B", ""),
        ("en", [], "", ""),
    ],
)
def test_names_are_parted_as_their_language_does(
    language: str, names: list[str], row: str, lang: str
) -> None:
    with override(language):
        told = listed(names)

    assert (told, told.lang) == (row, lang)


@pytest.mark.parametrize(
    ("language", "parts", "line", "lang"),
    [
        ("en", ["prize", "", "national"], "prize, national", ""),
        ("zh-hans", ["奖项", "国家级"], "奖项，国家级", ""),
        ("zh-hans", [Text("China Patent Awards", "en"), ""], "China Patent Awards", "en"),
    ],
)
def test_parts_of_a_line_are_parted_as_the_page_does(
    language: str, parts: list[str], line: str, lang: str
) -> None:
    with override(language):
        told = in_line(parts)

    assert (told, told.lang) == (line, lang)
