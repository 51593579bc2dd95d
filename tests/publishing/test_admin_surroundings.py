"""A draft that waits while the world around it changes still opens, and says what has happened."""

import pytest
from django.test import Client

from accounts.models import User
from publishing import actions, snapshots
from tests.factories.publishing import draft, draft_ahead, published
from tests.publishing.desk import opened, post
from tests.publishing.records import case, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def test_a_draft_whose_address_was_taken_opens_with_the_public_one(client: Client, by: User) -> None:
    record = draft_ahead(published(organisation(slug="mine")), slug="wanted", name_en="Ahead")
    published(organisation(slug="wanted"))
    data = opened(client, record)
    assert (data["slug"], data["name_en"]) == ("mine", "Ahead")
    assert post(client, record, data).status_code == 302
    assert actions.check(records=[type(record).objects.get(pk=record.pk)]) == []


def test_a_draft_that_names_a_deleted_record_opens_without_it_and_says_so(client: Client, by: User) -> None:
    gone = organisation()
    record = published(case())
    parts = record.head_revision.content["parts"]  # type: ignore[union-attr]  # published
    parts["party"][0]["organisation"] = gone.pk
    draft_ahead(record, parts=parts, rights=[987_654])
    gone.delete()
    page = client.get(f"/admin/cases/typicalcase/{record.pk}/change/")
    assert page.status_code == 200
    assert "has been deleted; it is left out here" in page.content.decode()
    data = opened(client, record)
    assert data["parties-TOTAL_FORMS"] == "1"
    assert post(client, record, data).status_code == 302
    assert actions.check(records=[type(record).objects.get(pk=record.pk)]) == []


def test_restoring_an_address_that_was_taken_is_refused_in_words(client: Client, by: User) -> None:
    record = draft(organisation(slug="first"))
    content = {**snapshots.capture(record), "slug": "second"}
    actions.save_draft(record=record, content=content, base=1, by=by)
    draft(organisation(slug="first"))
    shown = client.post(f"/admin/directory/organisation/{record.pk}/restore/", {"number": "1"}, follow=True)
    assert shown.status_code == 200
    assert "messagelist" in shown.content.decode()
    record.refresh_from_db()
    assert record.slug == "second"
