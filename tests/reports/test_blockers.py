from __future__ import annotations

from typing import Any

import pytest

from publishing import actions
from publishing.models import Publishable
from reports.models import AwardPick, CasePick, KeyFigure
from tests.factories import numbers, reports
from tests.factories.awards import award_round
from tests.factories.cases import case
from tests.factories.publishing import draft
from tests.reports.books import Book, book

pytestmark = pytest.mark.django_db


def against(record: Publishable) -> str:
    return " ".join(one.message for one in actions.check(records=[draft(record)]))


@pytest.fixture
def made() -> Book:
    return book()


def changed(record: Publishable, **fields: Any) -> Publishable:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    return record


def test_small_edition_has_no_blockers(made: Book) -> None:
    assert against(made.report) == ""


@pytest.mark.parametrize(
    "field", ["title_en", "short_title_zh_hans", "lead_en", "lead_zh_hans", "body_en", "body_zh_hans"]
)
def test_unknown_figure_blocks_in_every_text_and_language(made: Book, field: str) -> None:
    changed(made.second, **{field: "[[no-such-code:2022]]"})
    assert "no-such-code" in against(made.report)


def test_period_without_a_number_blocks(made: Book) -> None:
    changed(made.second, body_en=f"<p>[[{made.granted.slug}:1990]]</p>")
    assert "there is no number for 1990" in against(made.report)


def test_malformed_reference_blocks(made: Book) -> None:
    changed(made.second, body_en=f"<p>[[{made.granted.slug}:2022</p>")
    assert "closing brackets" in against(made.report)


def test_figure_in_a_note_blocks(made: Book) -> None:
    reports.note(made.second, "", text_en="[[no-such-code:2022]]")
    assert "no-such-code" in against(made.report)


def test_mark_without_a_note_blocks(made: Book) -> None:
    changed(made.second, body_en="<p>They acted.{{note:7}}</p>")
    assert "no note with the mark 7" in against(made.report)


def test_note_without_a_mark_in_the_text_blocks(made: Book) -> None:
    reports.note(made.second, "9")
    assert "points at note 9" in against(made.report)


def test_note_for_the_whole_section_needs_no_mark(made: Book) -> None:
    reports.note(made.second, "")
    assert against(made.report) == ""


def test_unknown_exhibit_blocks(made: Book) -> None:
    changed(made.second, body_en="<p>See {{exhibit:nowhere}}.</p>")
    assert "no exhibit at the address nowhere" in against(made.report)


def test_what_is_no_mark_blocks(made: Book) -> None:
    changed(made.second, body_en="<p>See {{figure:1}}.</p>")
    assert "is no mark" in against(made.report)


def test_empty_section_blocks(made: Book) -> None:
    made.missing.delete()
    changed(made.second, body_en="")
    assert "The section is empty" in against(made.report)


def test_section_at_the_address_of_an_exhibit_blocks(made: Book) -> None:
    changed(made.second, slug="grants")
    assert "has the address grants" in against(made.report)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"alt_en": "", "alt_zh_hans": "图"}, "text alternative is missing"),
        ({"title_zh_hans": "标题"}, "text alternative is missing"),
        ({"periods": ""}, "Name the periods"),
        ({"periods": "2022..2020"}, "Name the periods"),
        ({"periods": "sometime in 2022"}, "is not a period"),
        ({"kind": "chart"}, "how the chart is drawn"),
        ({"note_en": "[[no-such-code:2022]]"}, "no-such-code"),
    ],
)
def test_exhibit_that_cannot_be_shown_blocks(made: Book, fields: dict[str, str], complaint: str) -> None:
    changed(made.table, **fields)
    assert complaint in against(made.report)


def test_exhibit_without_indicators_blocks(made: Book) -> None:
    made.table.series.all().delete()
    assert "shows nothing" in against(made.report)


def test_key_figure_without_a_number_blocks(made: Book) -> None:
    other = numbers.indicator("never-counted")
    KeyFigure.objects.create(report=made.report, indicator=other, period="2022")
    assert "never-counted" in against(made.report)


def test_choice_beside_a_section_that_is_gone_blocks(made: Book) -> None:
    CasePick.objects.create(report=made.report, case=case(title_en="A case"), section_slug=made.second.slug)
    AwardPick.objects.create(report=made.report, award_round=award_round(), section_slug="")
    assert against(made.report) == ""
    changed(made.second, slug="renamed")
    assert "“A case” is to stand beside “enforcement”, which is no section" in against(made.report)
    (found,) = actions.check(records=[draft(made.report)])
    assert found.url == f"/admin/reports/report/{made.report.pk}/change/#case_picks-group"
