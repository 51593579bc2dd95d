"""Numbers quoted outside an edition, in cases and awards: printed, linked both ways, refused when unknown."""

from __future__ import annotations

import pytest
from django.test import Client

from publishing import actions
from publishing.models import Publishable
from tests.factories import awards, cases, directory, numbers
from tests.factories.publishing import draft, published

pytestmark = pytest.mark.django_db
REFERENCE = "[[granted@shanghai:2022]]"


def against(record: Publishable) -> str:
    return " ".join(one.message for one in actions.check(records=[draft(record)]))


def test_case_prints_the_number_and_is_named_on_its_page(client: Client) -> None:
    numbers.observation(numbers.indicator("granted"), 178300)
    made = published(cases.case(title_en="A quoting case", facts_en=f"<p>Of {REFERENCE} patents.</p>"))

    page = client.get(made.get_absolute_url()).content.decode()
    used = client.get("/statistics/granted/").content.decode().split('id="h-used"')[1]

    assert 'href="/statistics/granted/#shanghai-2022"><data value="178300">178,300</data></a>' in page
    assert "A quoting case" in used


def test_prize_prints_the_number_and_is_named_on_its_page(client: Client) -> None:
    numbers.observation(numbers.indicator("granted"), 178300)
    made = published(awards.programme(title_en="A quoting prize", description_en=f"Out of {REFERENCE}."))
    noted = awards.bare_round(
        made, year=2021, note_zh_hans=f"共{REFERENCE}", source=published(directory.source())
    )
    published(noted)

    assert '<data value="178300">178,300</data>' in client.get(made.get_absolute_url()).content.decode()
    used = client.get("/statistics/granted/").content.decode().split('id="h-used"')[1]
    assert "A quoting prize" in used
    assert noted.get_absolute_url() in used


def test_unknown_number_blocks_case_prize_and_round() -> None:
    unknown = "[[unknown@shanghai:2022]]"

    assert "no indicator unknown" in against(cases.case(facts_zh_hans=f"<p>{unknown}</p>"))
    assert "no indicator unknown" in against(awards.programme(description_en=unknown))
    assert "no indicator unknown" in against(
        awards.bare_round(published(awards.programme()), note_en=unknown)
    )


def test_reference_without_area_is_refused_where_there_is_no_edition() -> None:
    numbers.observation(numbers.indicator("granted"), 178300)

    assert "names no area" in against(cases.case(facts_en="<p>[[granted:2022]]</p>"))
