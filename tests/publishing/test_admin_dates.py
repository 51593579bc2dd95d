"""Dates in forms: as exact as they are typed, in one field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse

from cases.models import TypicalCase
from directory.models import Source
from tests.factories import cases
from tests.factories.publishing import draft, user
from tests.publishing.desk import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(user(is_superuser=True))
    return client


def fields(desk: Client, path: str) -> dict[str, str]:
    """Return what the form at `path` would send unchanged."""
    return form_of(desk.get(path).content.decode())


def typed(desk: Client, text: str) -> tuple[Source | None, Any]:
    """Type a date into the form of a new source and save it; return the source and the answer."""
    add = reverse("admin:directory_source_add")
    data = {**fields(desk, add), "title_en": "A list", "slug": "a-list", "published_on": text}
    answer = desk.post(add, data)
    return Source.objects.filter(title_en="A list").first(), answer


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2023", date(2023, 1, 1), "year"),
        ("2023-04", date(2023, 4, 1), "month"),
        ("2023年4月", date(2023, 4, 1), "month"),
        ("2023/4/25", date(2023, 4, 25), "day"),
        ("２０２３-０４-２５", date(2023, 4, 25), "day"),
        ("", None, "unknown"),
    ],
)
def test_date_is_as_exact_as_it_is_typed(desk: Client, text: str, day: date | None, precision: str) -> None:
    made, answer = typed(desk, text)
    assert answer.status_code == 302
    assert made is not None
    assert (made.published_on, made.published_on_precision) == (day, precision)


@pytest.mark.parametrize("text", ["25/04/2023", "2023-13", "30 February", "2023-02-30", "x" * 5000])
def test_what_is_no_date_is_named(desk: Client, text: str) -> None:
    made, answer = typed(desk, text)
    assert made is None
    [error] = answer.context["adminform"].form.errors["published_on"]
    assert text[:40] in error
    assert "2023-04" in error


def test_form_shows_no_more_than_is_known_and_saves_it_unchanged(desk: Client) -> None:
    made, _answer = typed(desk, "2023-04")
    assert made is not None
    page = desk.get(reverse("admin:directory_source_change", args=[made.pk]))
    form = form_of(page.content.decode())
    assert form["published_on"] == "2023-04"
    assert "published_on_precision" not in form
    shown = page.context["adminform"].form
    assert "published_on" not in type(shown)(form, instance=made).changed_data


def test_same_first_day_known_more_exactly_is_a_change(desk: Client) -> None:
    made, _answer = typed(desk, "2023")
    assert made is not None
    path = reverse("admin:directory_source_change", args=[made.pk])
    desk.post(path, {**fields(desk, path), "published_on": "2023-01"})
    made.refresh_from_db()
    assert made.published_on_precision == "month"


def test_rows_of_a_record_take_such_dates_too(desk: Client) -> None:
    case = cases.case()
    draft(case)
    path = reverse("admin:cases_typicalcase_change", args=[case.pk])
    data = fields(desk, path)
    data |= {"instances-TOTAL_FORMS": "1", "instances-0-stage": "first", "instances-0-position": "1"}
    data["instances-0-decided_on"] = "2021-05"
    answer = desk.post(path, data)
    assert answer.status_code == 302, answer.context["errors"]
    [row] = TypicalCase.objects.get(pk=case.pk).instances.all()
    assert (row.decided_on, row.decided_on_precision) == (date(2021, 5, 1), "month")


def test_who_only_looks_sees_how_exact_a_date_is(rf: Any) -> None:
    request = rf.get("/admin/")
    request.user = user()
    sets = site.get_model_admin(Source).get_fieldsets(request)
    assert "published_on_precision" in str(sets)
    request.user = user(is_superuser=True)
    assert "published_on_precision" not in str(site.get_model_admin(Source).get_fieldsets(request))
