import pytest
from django.test import Client

from accounts.models import User
from tests.factories.publishing import administrator, department, editor, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(administrator())
    return client


def test_a_user_made_by_an_administrator_must_choose_a_password(signed_in: Client) -> None:
    data = {
        "username": "new",
        "usable_password": "true",
        "password1": "a-long-enough-word",
        "password2": "a-long-enough-word",
        "department": department().pk,
        "is_staff": "on",
    }
    response = signed_in.post("/admin/accounts/user/add/", data)
    assert response.status_code == 302, response.context and response.context["errors"]
    made = User.objects.get(username="new")
    assert made.must_change_password
    assert not made.is_superuser


def test_lists_of_people_and_departments_open(signed_in: Client) -> None:
    department("trademarks")
    assert "trademarks" in signed_in.get("/admin/accounts/department/?q=trade").content.decode()
    assert signed_in.get("/admin/accounts/user/").status_code == 200


@pytest.mark.parametrize("special", ["superuser", "system"])
def test_an_administrator_changes_neither_superusers_nor_the_system(signed_in: Client, special: str) -> None:
    target = User.objects.system() if special == "system" else user(is_superuser=True)
    before = target.password
    data = {"password1": "a-long-enough-word", "password2": "a-long-enough-word"}
    assert signed_in.post(f"/admin/accounts/user/{target.pk}/password/", data).status_code == 403
    assert signed_in.post(f"/admin/accounts/user/{target.pk}/delete/", {"post": "yes"}).status_code == 403
    target.refresh_from_db()
    assert target.password == before


def test_an_administrator_cannot_make_superusers(signed_in: Client) -> None:
    target = editor()
    page = signed_in.get(f"/admin/accounts/user/{target.pk}/change/").content.decode()
    assert 'name="is_superuser"' not in page
    assert 'name="user_permissions"' not in page


def test_editors_do_not_see_people(client: Client) -> None:
    client.force_login(editor())
    assert client.get("/admin/accounts/user/").status_code == 403
