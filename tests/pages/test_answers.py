"""Where a record has gone, and when a reader's copy is still good."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from publishing import actions, snapshots
from publishing.states import WithdrawnAs
from tests.factories import directory
from tests.factories.publishing import draft_ahead, published, withdrawn
from tests.pages.lists import read

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_page_and_no_twin(client: Client) -> None:
    draft = directory.organisation()

    assert read(client, f"/organisations/{draft.slug}/")[0] == 404
    assert read(client, f"/organisations/{draft.slug}.json")[0] == 404


def test_a_draft_ahead_is_in_no_answer(client: Client) -> None:
    body = draft_ahead(published(directory.organisation(name_en="As published")), name_en="Marker of a draft")

    for path in ("/organisations/", "/organisations.json", "/organisations.csv", "/search/?q=marker",
                 f"/organisations/{body.slug}/", f"/organisations/{body.slug}.json"):  # fmt: skip
        status, text = read(client, path)
        assert status == 200
        assert "Marker" not in text, path


def test_a_superseded_record_keeps_its_text_under_a_banner(client: Client) -> None:
    body = withdrawn(directory.organisation(name_en="The old court"), WithdrawnAs.SUPERSEDED)

    status, html = read(client, f"/organisations/{body.slug}/")
    twin = client.get(f"/organisations/{body.slug}.json").json()

    assert status == 200
    assert "The old court" in html
    assert "Superseded." in html
    assert "Replaced by a newer one." in html
    assert twin["state"] == "superseded"
    assert "The old court" not in read(client, "/organisations/")[1]


def test_a_record_taken_down_says_why_and_nothing_more(client: Client) -> None:
    body = withdrawn(
        directory.organisation(name_en="A court", note_en="What must go"), WithdrawnAs.TAKEN_DOWN
    )

    status, html = read(client, f"/organisations/{body.slug}/")
    twin = client.get(f"/organisations/{body.slug}.json")

    assert status == twin.status_code == 410
    assert "Replaced by a newer one." in html
    assert "What must go" not in html
    assert twin.json()["error"] == "Replaced by a newer one."


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_an_old_address_leads_on_in_its_language_and_form(client: Client, prefix: str) -> None:
    body = published(directory.organisation(slug="old-name"))
    assert body.head_revision is not None
    content = snapshots.upcast(type(body), body.head_revision) | {"slug": "new-name"}
    by = User.objects.system()
    actions.save_draft(record=body, content=content, base=body.head_revision.number, by=by)
    actions.publish(records=[body], by=by)

    page = client.get(f"{prefix}/organisations/old-name/")
    twin = client.get(f"{prefix}/organisations/old-name.json")

    assert (page.status_code, page["Location"]) == (301, f"{prefix}/organisations/new-name/")
    assert (twin.status_code, twin["Location"]) == (301, f"{prefix}/organisations/new-name.json")


def test_a_good_copy_is_confirmed_without_running_the_page(client: Client) -> None:
    published(directory.organisation())
    tag = client.get("/organisations/")["ETag"]

    with CaptureQueriesContext(connection) as captured:
        again = client.get("/organisations/", headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert again["ETag"] == tag
    assert len(captured) == 1


def test_a_copy_is_stale_once_something_is_published(client: Client) -> None:
    published(directory.organisation())
    tag = client.get("/organisations/")["ETag"]
    published(directory.organisation())

    assert client.get("/organisations/", headers={"If-None-Match": tag}).status_code == 200


def test_languages_and_queries_have_tags_of_their_own(client: Client) -> None:
    paths = (
        "/organisations/",
        "/zh-hans/organisations/",
        "/organisations/?kind=court",
        "/organisations.json",
    )

    assert len({client.get(path)["ETag"] for path in paths}) == len(paths)


def test_no_cache_is_asked_to_keep_an_error(client: Client) -> None:
    for path in ("/organisations/nobody/", "/organisations.json?kind=poem", "/organisations/?page=7"):
        assert "Cache-Control" not in client.get(path)
