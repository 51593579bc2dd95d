import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Page


def test_livez_without_database_answers(client: Client) -> None:
    response = client.get("/livez")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_when_migrated_answers(client: Client) -> None:
    assert client.get("/readyz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_with_a_pending_migration_is_unavailable(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["reason"] == "migrations"


@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_probe_by_post_is_refused(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_page_in_chromium_sees_the_portal(page: Page) -> None:
    page.goto("/livez")
    assert page.text_content("body") == '{"status": "ok"}'
