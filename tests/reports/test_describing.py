"""A description of an exhibit is drafted from its numbers, in the editor's form, with references in it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from publishing import actions
from reports.models import Exhibit
from reports.views.describing import drafted
from tests.factories import numbers, reports
from tests.factories.publishing import draft, draft_ahead, editor, published

pytestmark = pytest.mark.django_db


def made(**fields: object) -> Exhibit:
    """An exhibit of an edition that nobody has seen yet, whose own numbers wait with it."""
    granted = numbers.indicator("granted", name_en="Patents granted", name_zh_hans="专利授权量")
    own = reports.own_source()
    for year, value in ((2020, 5), (2021, 7), (2022, 9)):
        numbers.observation(granted, value, str(year), source=own, released_at=None)
    section = reports.section(reports.report())
    given = {"kind": "chart", "chart_type": "line", "periods": "2020..2022", **fields}
    return draft(reports.exhibit(section, granted, **{"alt_en": "", **given}))


def texts(exhibit: Exhibit) -> dict[str, str]:
    return {one["field"]: one["text"] for one in drafted(exhibit)}


def test_draft_quotes_the_numbers_that_wait_with_their_edition() -> None:
    assert texts(made()) == {
        "alt_en": "Line chart, 2020 to 2022. [[granted:2020]] in 2020 (lowest), "
        "[[granted:2022]] in 2022 (highest and latest). Rising throughout.",
        "alt_zh_hans": "2020年至2022年折线图。2020年[[granted:2020]]（最低），"
        "2022年[[granted:2022]]（最高、最新）。持续上升。",
    }


def test_draft_of_a_table_names_what_it_counts() -> None:
    assert texts(made(kind="table", periods="2021..2022")) == {
        "alt_en": "Table, 2021 to 2022: Patents granted.",
        "alt_zh_hans": "表格，2021年至2022年：专利授权量。",
    }


def test_draft_of_one_period_names_each_row_with_its_area() -> None:
    exhibit = made(periods="2022", chart_type="bar")
    [indicator] = [each.indicator for each in exhibit.series.all()]
    elsewhere = numbers.area("hefei")
    numbers.observation(indicator, 3, "2022", area=elsewhere)
    reports.add_series(exhibit, [indicator], elsewhere)
    exhibit.series.filter(area=elsewhere).update(position=1)
    draft(exhibit)

    assert texts(exhibit)["alt_en"] == (
        "Column chart. Patents granted: [[granted:2022]]. Patents granted: [[granted@hefei:2022]]."
    )


@pytest.mark.parametrize("fields", [{"kind": "missing"}, {"periods": "2001"}])
def test_nothing_is_drafted_without_numbers(fields: dict[str, str]) -> None:
    assert drafted(made(**fields)) == []


def test_draft_follows_the_newest_text_and_not_the_public_one() -> None:
    exhibit = made(alt_en="A line")
    published(exhibit.report)
    exhibit = Exhibit.objects.get(pk=exhibit.pk)
    draft_ahead(exhibit, periods="2021..2022")

    assert texts(Exhibit.objects.get(pk=exhibit.pk))["alt_en"].startswith("Line chart, 2021 to 2022.")


def test_form_offers_the_draft_and_publishing_still_asks_for_one(client: Client) -> None:
    exhibit = made()
    client.force_login(editor())

    page = client.get(reverse("admin:reports_exhibit_change", args=[exhibit.pk])).content.decode()
    empty = client.get(reverse("admin:reports_exhibit_add")).content.decode()

    assert 'data-fill="id_alt_en"' in page
    assert '<span id="drafted-alt_zh_hans" lang="zh-Hans">2020年至2022年折线图。' in page
    assert "data-fill" not in empty
    assert "alt" in " ".join(one.field for one in actions.check(records=[exhibit]))
    Exhibit.objects.filter(pk=exhibit.pk).update(alt_en=texts(exhibit)["alt_en"])
    kept = draft(Exhibit.objects.get(pk=exhibit.pk))
    published(kept.report)
    chapter = client.get(kept.get_absolute_url().split("#")[0]).content.decode()
    assert "Line chart, 2020 to 2022. 5 in 2020 (lowest), 9 in 2022" in chapter
