"""Redirects: the record's own move, and that of records whose address contains its slug."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from directory.models import Organisation
from publishing import actions
from publishing.models import Link, Redirect
from tests.factories.publishing import draft_ahead, published, publisher
from tests.publishing.records import award_round, organisation


def page(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("page")


organisations = ([path("organisations/<slug:slug>/", page, name="organisation")], "directory")
awards = (
    [
        path("awards/<slug:programme>/", page, name="programme"),
        path("awards/<slug:programme>/<slug:round>/", page, name="round"),
    ],
    "awards",
)
urlpatterns = [
    path("about/data/", page, name="about-data"),
    path("", include(organisations)),
    path("", include(awards)),
]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]


@pytest.fixture
def addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def redirects() -> dict[str, object]:
    return {one.old_path: one.record for one in Redirect.objects.all()}


def move(record: Organisation, slug: str) -> None:
    actions.publish(records=[draft_ahead(record, slug=slug)], by=publisher())


def test_a_changed_slug_redirects_and_the_draft_alone_does_not() -> None:
    record = published(organisation(slug="old"))
    draft_ahead(record, slug="new")
    assert redirects() == {}
    actions.publish(records=[record], by=publisher())
    assert redirects() == {"/organisations/old/": record}


def test_moving_twice_leads_both_old_addresses_to_the_record() -> None:
    record = published(organisation(slug="a"))
    move(record, "b")
    move(record, "c")
    assert redirects() == {"/organisations/a/": record, "/organisations/b/": record}


def test_moving_back_leaves_no_loop() -> None:
    record = published(organisation(slug="a"))
    move(record, "b")
    move(record, "a")
    assert redirects() == {"/organisations/b/": record}


def test_an_address_taken_over_no_longer_redirects() -> None:
    record = published(organisation(slug="a"))
    move(record, "b")
    published(organisation(slug="a"))
    assert redirects() == {}


def test_a_programme_takes_its_rounds_along() -> None:
    record = published(award_round(slug="2022"))
    programme, old = record.programme, record.programme.slug
    actions.publish(records=[draft_ahead(programme, slug="new-prize")], by=publisher())
    assert redirects() == {f"/awards/{old}/": programme, f"/awards/{old}/2022/": record}
    assert set(Link.objects.filter(noun=record.noun).values_list("path", flat=True)) == {
        "/awards/new-prize/2022/"
    }


def test_a_record_never_public_leaves_no_redirect() -> None:
    record = organisation(slug="a")
    record.slug = "b"
    record.save()
    published(record)
    assert redirects() == {}
