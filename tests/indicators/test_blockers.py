"""What keeps an indicator from going public."""

from __future__ import annotations

import pytest

from publishing import actions
from publishing.models import Publishable
from tests.factories import numbers
from tests.factories.publishing import draft

pytestmark = pytest.mark.django_db


def fields_against(record: Publishable) -> list[str]:
    return [one.field for one in actions.check(records=[draft(record)])]


def test_indicator_alone_has_no_blocker() -> None:
    assert fields_against(numbers.indicator("granted", draft=True)) == []


@pytest.mark.parametrize("field", ["parent", "numerator", "denominator"])
def test_indicator_waits_for_those_its_page_names(field: str) -> None:
    other = numbers.indicator("other", draft=True)

    assert fields_against(numbers.indicator("granted", draft=True, **{field: other})) == [field]


@pytest.mark.parametrize("field", ["definition_en", "counting_rule_zh_hans", "note_en"])
def test_what_is_counted_is_said_without_references(field: str) -> None:
    made = numbers.indicator("granted", draft=True, **{field: "As [[other:2022]]."})

    assert fields_against(made) == [field]
