import pytest
from django.utils.translation import override

from reports.models import Section
from reports.numbers import chinese
from reports.views.frame import place_of


@pytest.mark.parametrize(
    ("number", "told"),
    [("I", "一"), ("IX", "九"), ("X", "十"), ("XIV", "十四"), ("XX", "二十"), ("XXXIX", "三十九")],
)
def test_roman_number_in_chinese(number: str, told: str) -> None:
    assert chinese(number) == told


@pytest.mark.parametrize("number", ["3.1", "A", ""])
def test_other_number_stays_as_it_is(number: str) -> None:
    assert chinese(number) == number


@pytest.mark.parametrize(
    ("kind", "number", "english", "told"),
    [
        (Section.Kind.CHAPTER, "III", "Chapter III", "第三章"),
        (Section.Kind.RUN_IN, "3.1", "Section 3.1", "第3.1节"),
        (Section.Kind.FOREWORD, "", "Foreword", "序言"),
        (Section.Kind.CHAPTER, "", "", ""),
    ],
)
def test_section_is_called_by_its_number(kind: str, number: str, english: str, told: str) -> None:
    section = Section(kind=kind, number=number)

    assert place_of(section) == english
    with override("zh-hans"):
        assert place_of(section) == told
