from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from pages.texts import Text, dated, localized, other


@pytest.mark.parametrize(
    ("language", "english", "chinese", "shown", "lang"),
    [
        ("en", "a title", "标题", "a title", ""),
        ("zh-hans", "a title", "标题", "标题", ""),
        ("en", "", "标题", "标题", "zh-Hans"),
        ("zh-hans", "a title", "", "a title", "en"),
        ("en", "", "", "", ""),
    ],
)
def test_localized_falls_back_and_says_so(
    language: str, english: str, chinese: str, shown: str, lang: str
) -> None:
    with override(language):
        text = localized(english, chinese)

    assert (str(text), text.lang) == (shown, lang)


def test_other_is_empty_when_one_language_is_all_there_is() -> None:
    with override("en"):
        assert other("a title", "") == other("", "标题") == ""


def test_other_is_marked_with_its_language() -> None:
    with override("zh-hans"):
        text = other("a title", "标题")

    assert (text, text.lang) == ("a title", "en")


def test_text_is_escaped_in_a_template() -> None:
    assert Template("{{ text }}").render(Context({"text": Text("<b>", "en")})) == "&lt;b&gt;"


def test_dated_prints_no_more_than_is_known() -> None:
    with override("zh-hans"):
        april = dated(date(2023, 4, 1), "month")

    assert (april.code, april.label) == ("2023-04", "2023年4月")


def test_unknown_date_has_no_code() -> None:
    assert dated(None, "unknown").code == ""
