import re
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from accounts.models import User

COMMAND = "accounts.management.commands.first_editor"

pytestmark = pytest.mark.django_db


def first_editor() -> str | None:
    """Run the command; return the password that it printed."""
    out = StringIO()
    call_command("first_editor", stdout=out)
    found = re.search(r"password (\S+)", out.getvalue())
    return found[1] if found else None


@pytest.fixture
def local(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Local mode on SQLite, whatever database the tests run on."""
    settings.PORTAL_MODE = "local"
    monkeypatch.setattr(f"{COMMAND}.connection", SimpleNamespace(vendor="sqlite"))


def test_first_editor_on_an_empty_portal_is_made_with_a_working_password(local: None) -> None:
    password = first_editor()
    assert password is not None
    editor = User.objects.get(username="editor")
    assert editor.check_password(password)
    assert editor.must_change_password


def test_first_editor_before_first_use_gets_another_password(local: None) -> None:
    first, second = first_editor(), first_editor()
    assert second is not None
    assert second != first
    assert User.objects.get(username="editor").check_password(second)


def test_first_editor_after_the_change_is_left_alone(local: None) -> None:
    first_editor()
    editor = User.objects.get(username="editor")
    editor.set_password("a password of one's own")
    editor.save()
    assert first_editor() is None
    editor.refresh_from_db()
    assert editor.check_password("a password of one's own")


def test_first_editor_where_people_work_does_nothing(local: None) -> None:
    User.objects.create_user("somebody")
    assert first_editor() is None
    assert not User.objects.filter(username="editor").exists()


def test_first_editor_beside_the_system_user_is_made(local: None) -> None:
    User.objects.system()
    assert first_editor() is not None


def test_first_editor_in_production_does_nothing(local: None, settings: Settings) -> None:
    settings.PORTAL_MODE = "production"
    assert first_editor() is None
    assert not User.objects.exists()


def test_first_editor_on_another_database_does_nothing(local: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{COMMAND}.connection", SimpleNamespace(vendor="postgresql"))
    assert first_editor() is None


def test_one_off_password_opens_the_admin_only_after_its_change(client: Client) -> None:
    editor = User.objects.create_superuser("editor", password="the one-off password")
    User.objects.update(must_change_password=True)
    client.force_login(editor)
    asked = client.get("/admin/")
    assert asked.status_code == 302
    assert asked.headers["Location"] == "/admin/password_change/"
    assert client.get("/admin/password_change/").status_code == 200

    chosen = "chosen by the editor"
    client.post(
        "/admin/password_change/",
        {"old_password": "the one-off password", "new_password1": chosen, "new_password2": chosen},
    )
    assert client.get("/admin/").status_code == 200


def test_one_off_password_is_held_in_chinese_too(client: Client) -> None:
    editor = User.objects.create_superuser("editor", password="the one-off password")
    User.objects.update(must_change_password=True)
    client.force_login(editor)
    assert client.get("/zh-hans/admin/").headers["Location"] == "/zh-hans/admin/password_change/"
