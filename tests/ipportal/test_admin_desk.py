"""The first page of the desk: what waits, in the order of the work, for those who may see it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.roles import ADMINISTRATOR, EDITOR
from publishing import actions
from publishing.states import State
from tests.factories.publishing import draft_ahead, in_review, published, user
from tests.publishing.records import case

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user(EDITOR))
    return client


def test_an_empty_desk_says_that_nothing_waits(editor: Client) -> None:
    assert b"every newest text and every number is public" in editor.get("/admin/").content


def test_each_pile_counts_what_its_list_shows(editor: Client) -> None:
    draft_ahead(published(case(slug="one")), title_en="Ahead")
    in_review(case(slug="two", title_en="Handed in"))
    published(case(slug="three"))
    context = editor.get("/admin/").context
    assert [(pile.state, pile.count) for pile in context["piles"]] == [("in_review", 1), ("draft", 1)]
    assert {text.name for text in context["newest"]} == {"Ahead", "Handed in"}
    for pile in context["piles"]:
        for part in pile.parts:
            assert editor.get(part.url).context["cl"].result_count == part.count


def test_a_draft_that_was_given_up_does_not_wait(editor: Client) -> None:
    record = draft_ahead(published(case()), title_en="Ahead")
    actions.discard(record=record, by=user(EDITOR))
    assert editor.get("/admin/").context["piles"] == []
    record.refresh_from_db()
    assert record.state == State.PUBLISHED
    assert editor.get("/admin/cases/typicalcase/?state=draft").context["cl"].result_count == 0


def test_what_waits_costs_the_same_for_few_and_many(editor: Client) -> None:
    draft_ahead(published(case(slug="first")), title_en="Ahead")
    with CaptureQueriesContext(connection) as few:
        editor.get("/admin/")
    for number in range(5):
        draft_ahead(published(case(slug=f"more-{number}")), title_en="Ahead")
    with CaptureQueriesContext(connection) as many:
        editor.get("/admin/")
    assert len(few) == len(many)


def test_the_book_comes_first_and_the_house_last(client: Client) -> None:
    client.force_login(user(ADMINISTRATOR))
    apps = [app["app_label"] for app in client.get("/admin/").context["app_list"]]
    assert (apps[0], apps[-1]) == ("reports", "accounts")


def test_logs_of_the_door_are_not_an_editors_business(editor: Client) -> None:
    response = editor.get("/admin/")
    labels = {app["app_label"] for app in response.context["app_list"]}
    assert "axes" not in labels
    assert "accounts" in labels
    assert [
        model["object_name"]
        for app in response.context["app_list"]
        if app["app_label"] == "accounts"
        for model in app["models"]
    ] == ["Department"]


def test_staff_without_a_role_see_nothing_of_what_waits(client: Client) -> None:
    draft_ahead(published(case()), title_en="Ahead")
    client.force_login(user())
    response = client.get("/admin/")
    assert response.context["piles"] == []
    assert b"Ahead" not in response.content


@pytest.mark.parametrize("query", ["?id__in=999999999999999999999999", "?q=%00", "?o=x", "?p=x"])
def test_an_absurd_address_is_no_server_error(editor: Client, query: str) -> None:
    assert editor.get(f"/admin/cases/typicalcase/{query}").status_code in {200, 302, 400}
