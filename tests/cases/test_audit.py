from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from cases.audit import warnings_of
from cases.models import CaseNumber, Instance, TypicalCase
from publishing import actions
from tests.factories import cases
from tests.factories.publishing import draft, editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> TypicalCase:
    return cases.case(proceeding="civil")


def stage(made: TypicalCase, number: str, **fields: object) -> None:
    Instance.objects.create(case=made, number=number, **{"stage": "first", **fields})


def test_number_at_odds_with_the_proceeding_is_a_warning_never_a_bar(made: TypicalCase) -> None:
    CaseNumber.objects.create(case=made, value="（2021）沪03刑初59号")
    (warning,) = warnings_of(made)
    assert warning.startswith("(2021)沪03刑初59号: ")
    assert "civil" in warning
    assert actions.check(records=[draft(made)]) == []


def test_injunction_is_no_administrative_matter(made: TypicalCase) -> None:
    CaseNumber.objects.create(case=made, value="(2022)沪0115行保1号")
    assert warnings_of(made) == []


def test_number_at_odds_with_court_stage_and_year_is_named(made: TypicalCase) -> None:
    stage(
        made,
        "(2021)沪73民终123号",
        authority=cases.court(court_code="沪0115"),
        decided_on=date(2020, 1, 1),
        decided_on_precision="year",
    )
    assert len(warnings_of(made)) == 3


def test_other_numbers_are_passed_over(made: TypicalCase) -> None:
    CaseNumber.objects.create(case=made, scheme="penalty-decision", value="沪市监罚〔2022〕1号")
    assert warnings_of(made) == []


def test_form_shows_the_warning(client: Client, made: TypicalCase) -> None:
    CaseNumber.objects.create(case=made, value="（2021）沪03刑初59号")
    draft(made)
    client.force_login(editor())
    page = client.get(f"/admin/cases/typicalcase/{made.pk}/change/").content.decode()
    assert "does not go with the proceeding civil" in page
