"""The tags of numbers in templates."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from indicators.models import ObsStatus
from indicators.quoting import Quoter
from pages.texts import Text
from tests.factories import numbers

pytestmark = pytest.mark.django_db


class Page:
    body_en = "<p>[[granted:2022]]</p>"
    body_zh_hans = ""


def rendered(tag: str, **context: Any) -> str:
    return Template(f"{{% load figures %}}{{% {tag} %}}").render(Context(context))


def test_prose_in_the_other_language_is_marked_and_counted_in_its_own_way() -> None:
    numbers.observation(numbers.indicator("granted"), 178300, rounding_step=100)
    quoter = Quoter(default_area=numbers.area(), language="zh-hans")

    with override("zh-hans"):
        printed = rendered('prose page "body" quoter', page=Page(), quoter=quoter)

    assert printed.startswith('<div lang="en"><p><a class="figure" href="/zh-hans/statistics/granted/#2022">')
    assert ">178,300</data>" in printed


def test_figures_in_a_title_are_linked_and_the_rest_escaped() -> None:
    numbers.observation(numbers.indicator("granted"), 5)
    quoter = Quoter(default_area=numbers.area())

    printed = rendered("figures title quoter", title=Text("<b>[[granted:2022]]", "en"), quoter=quoter)

    assert printed.startswith('<span lang="en">&lt;b&gt;<a class="figure"')


def test_observation_in_a_table_carries_unit_and_mark() -> None:
    row = numbers.observation(numbers.indicator("granted"), 5, obs_status=ObsStatus.PROVISIONAL)

    assert rendered("observation row unit=True", row=row) == '<data value="5">5 patents</data> [p]'


def test_missing_observation_carries_the_words_for_it() -> None:
    row = numbers.observation(numbers.indicator("granted"), None, obs_status=ObsStatus.MISSING)

    assert rendered("observation row", row=row) == "not stated in our source [o]"
