from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.models import CasePick, KeyFigure
from tests.factories import cases, numbers, reports
from tests.factories.publishing import all_published
from tests.reports.books import book

pytestmark = pytest.mark.django_db
MOST = 8
PAGES = ("", "protection/", "full/", "corrections/", "versions/1/", "protection/versions/1/")


def edition_of(size: int, year: int) -> None:
    """An edition with `size` more sections, references, exhibits, notes, key figures and chosen cases."""
    made = book(year)
    assert made.report.source is not None
    measured = [numbers.indicator(f"measure-{year}-{place}", draft=True) for place in range(size)]
    chosen = [cases.case(source=made.report.source) for _ in range(size)]
    all_published(made.report.source, *measured, *chosen)
    for place, (indicator, case) in enumerate(zip(measured, chosen, strict=True)):
        numbers.observation(indicator, place + 1, str(year), source=made.report.source)
        section = reports.section(
            made.report,
            slug=f"section-{place}",
            parent=made.chapter,
            body_en=f"<p>[[{indicator.slug}:{year}]] and {{{{exhibit:exhibit-{place}}}}}{{{{note:1}}}}</p>",
        )
        reports.note(section, source=made.report.source)
        reports.exhibit(section, indicator, slug=f"exhibit-{place}", periods=f"{year - 1}..{year}")
        KeyFigure.objects.create(report=made.report, indicator=indicator, period=str(year), position=place)
        CasePick.objects.create(report=made.report, case=case, section_slug=section.slug, position=place)
    made.out()


def queries(client: Client, path: str) -> int:
    client.get(path)  # what a process learns once, such as content types, is known
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200, path
    return len(captured)


def test_pages_ask_as_little_at_forty_as_at_two(client: Client) -> None:
    edition_of(2, 2021)
    edition_of(40, 2022)
    few = {page: queries(client, f"/reports/2021/{page}") for page in PAGES}
    many = {page: queries(client, f"/reports/2022/{page}") for page in PAGES}
    assert max(few.values()) <= MOST, few
    assert many == few
