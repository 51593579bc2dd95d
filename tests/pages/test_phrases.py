import pytest
from django.template import Context, Template

from pages.phrases import phrases


@pytest.mark.parametrize(
    ("heading", "pieces"),
    [
        ("2022年上海知识产权白皮书", ["2022年", "上海", "知识产权", "白皮书"]),
        ("知识产权强市建设纲要（2021—2035年）", ["知识产权", "强市建设", "纲要", "（2021—2035年）"]),
        ("《三体》有声读物案", ["《三体》", "有声读物案"]),
        ("Foreword", ["Foreword"]),
        ("", []),
    ],
)
def test_heading_breaks_between_words(heading: str, pieces: list[str]) -> None:
    assert phrases(heading) == pieces


def test_breaks_are_marked_and_the_heading_escaped() -> None:
    shown = Template("{% load pages %}{{ heading|breakable }}").render(Context({"heading": "上海<b>白皮书"}))

    assert shown == "上海<wbr>&lt;b&gt;<wbr>白皮书"


def test_empty_heading_stays_empty() -> None:
    assert Template("{% load pages %}{{ heading|breakable }}").render(Context({"heading": ""})) == ""
