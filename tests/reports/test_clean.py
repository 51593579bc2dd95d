"""What the forms of an edition refuse before anything is saved."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from awards.models import Award
from reports.models import CasePick, Exhibit, Section
from tests.factories.awards import bare_round, programme
from tests.factories.cases import case
from tests.factories.publishing import draft, publisher
from tests.publishing.desk import opened, post
from tests.reports.books import Book, book

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Book:
    return book()


def refused(record: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as found:
        record.clean()
    return found.value.message_dict


@pytest.mark.parametrize(
    ("given", "field"),
    [({"slug": "full"}, "slug"), ({"kind": "run-in"}, "parent")],
)
def test_section_out_of_its_place_is_refused(made: Book, given: dict[str, str], field: str) -> None:
    section = Section(**{"report": made.report, "slug": "new", "kind": "chapter", "title_en": "New", **given})
    assert set(refused(section)) == {field}


def test_section_lies_in_a_chapter_of_its_own_edition(made: Book) -> None:
    other = book(2023)
    inside = Section(report=made.report, slug="new", kind="run-in", title_en="New")
    for parent, words in ((other.chapter, "another edition"), (made.first, "holds no other")):
        inside.parent = parent
        assert words in refused(inside)["parent"][0]
    inside.parent = made.chapter
    inside.clean()


def test_exhibit_stands_in_a_section_of_its_own_edition(made: Book) -> None:
    other = book(2023)
    exhibit = Exhibit(report=made.report, section=other.first, slug="new")
    assert "another edition" in refused(exhibit)["section"][0]


def test_sections_offered_to_an_exhibit_are_those_of_its_edition(client: Client, made: Book) -> None:
    book(2023)
    client.force_login(publisher())
    asked = "/admin/autocomplete/?app_label=reports&model_name=exhibit&field_name=section&term="
    all_found = client.get(asked).json()["results"]
    found = client.get(f"{asked}&edition={made.report.pk}").json()["results"]
    assert {int(one["id"]) for one in found} == {
        made.foreword.pk,
        made.chapter.pk,
        made.first.pk,
        made.second.pk,
    }
    assert len(all_found) == 2 * len(found)


def test_choice_beside_a_section_that_is_gone_is_refused_by_its_form(client: Client, made: Book) -> None:
    CasePick.objects.create(report=made.report, case=case(title_en="A case"), section_slug="renamed")
    draft(made.report)
    client.force_login(publisher())
    data = opened(client, made.report)
    assert data["case_picks-0-section_slug"] == ["renamed"]
    answer = post(client, made.report, data)
    assert answer.status_code == 200
    assert "no section at “renamed”" in answer.content.decode()
    assert post(client, made.report, {**data, "case_picks-0-section_slug": "enforcement"}).status_code == 302


def test_award_refuses_a_patent_number_with_a_wrong_check_digit() -> None:
    honour = Award(round=bare_round(programme()), patent_number="ZL201610951190.5")
    assert set(refused(honour)) == {"patent_number"}
    honour.patent_number = "ZL201610951190.4"
    honour.clean()
