"""Every noun through its own admin: an editor's first hour, with the real addresses, forms and pages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from publishing import snapshots
from publishing.models import Publishable, Revision
from publishing.states import Status
from tests.factories.edition import Edition, edition
from tests.factories.publishing import drifted, publisher
from tests.publishing.desk import change, opened, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(client: Client) -> Iterator[Edition]:
    """A whole small edition, public, and somebody signed in who may publish."""
    made = edition()
    client.force_login(publisher())
    for record in made.firsts:
        record.refresh_from_db()
    yield made
    assert drifted(made.firsts) == []


def page(record: Publishable, view: str) -> str:
    return change(record).replace("/change/", f"/{view}/")


def named(record: Publishable) -> str:
    return f"{record.label_field}_en"


def fresh(record: Publishable) -> Any:
    return type(record)._base_manager.get(pk=record.pk)


def public_pages(client: Client, record: Publishable) -> list[bytes]:
    address = record.get_absolute_url().partition("#")[0]
    return [client.get(path).content for path in (address, f"/zh-hans{address}")]


def test_there_is_one_of_each_noun(whole: Edition) -> None:
    assert {type(record) for record in whole.firsts} == set(snapshots.nouns())


def test_an_unchanged_form_saves_nothing(client: Client, whole: Edition) -> None:
    before = Revision.objects.count()
    for record in whole.firsts:
        response = post(client, record, opened(client, record))
        assert response.status_code == 302, f"{record._meta.label}: {response.context['errors']}"
        assert Revision.objects.count() == before, f"{record._meta.label} changed by being opened and saved"


def test_a_draft_is_previewed_published_and_restored(client: Client, whole: Edition) -> None:
    for record in whole.firsts:
        public = public_pages(client, record)
        response = post(client, record, {**opened(client, record), named(record): "MARK in a draft"})
        assert response.status_code == 302, record._meta.label
        assert fresh(record).has_draft_ahead, record._meta.label
        assert public_pages(client, record) == public, f"{record._meta.label}: the draft shows"
        assert client.get(page(record, "compare")).status_code == 200
        shown = client.get(page(record, "preview"))
        assert shown.status_code == 200, record._meta.label
        assert b"MARK in a draft" in shown.content, record._meta.label
        asked = client.get(page(record, "publish"))
        assert b"Nothing stands in the way" in asked.content, asked.context["blockers"]
        assert client.post(page(record, "publish")).status_code == 302
        assert fresh(record).label("en") == "MARK in a draft"
        client.post(page(record, "restore"), {"number": "1"})
        client.post(page(record, "publish"))
        assert fresh(record).label("en") != "MARK in a draft"
        assert client.get(page(record, "history")).status_code == 200


def test_withdrawing_and_coming_back(client: Client, whole: Edition) -> None:
    for record in whole.firsts:
        answer = client.post(page(record, "withdraw"), {"how": "taken_down", "reason_en": "A test."})
        assert answer.status_code == 302, record._meta.label
        assert fresh(record).status == Status.WITHDRAWN
        assert client.get(change(record)).status_code == 200
        client.post(page(record, "publish"))
        assert fresh(record).status == Status.LIVE, record._meta.label


def test_lists_and_empty_forms_open(client: Client, whole: Edition) -> None:
    for model in snapshots.nouns():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for query in ("", "?q=a", "?state=published", "?state=ahead", "add/"):
            assert client.get(f"{base}{query}").status_code == 200, f"{base}{query}"


def test_editors_export_and_nobody_without_a_role_does(client: Client, whole: Edition) -> None:
    stranger = User.objects.create_user("stranger", is_staff=True)
    client.force_login(stranger)
    for model in snapshots.nouns():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for view in ("", "add/", "import/", "export/"):
            assert client.get(f"{base}{view}").status_code in {403, 404}, f"{base}{view}"
