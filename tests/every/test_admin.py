from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from accounts.models import User
from indicators.models import Period
from tests.every.addresses import LANGUAGES, names
from tests.every.secrets import note_for_editors
from tests.factories.edition import Edition
from tests.factories.publishing import user

pytestmark = pytest.mark.django_db
PUBLIC = {"admin:login"}
# What anybody who is staff may open: the door, the lobby, the way out.
STAFF = {"admin:index", "admin:logout", "admin:password_change", "admin:password_change_done", "admin:jsi18n"}
# Answered with what the user may see: the list of apps (none: not found), records by content type.
OF_PERMISSIONS = {"admin:app_list", "admin:view_on_site"}


def admin_names() -> list[str]:
    return sorted({name for name, _route in names() if name.startswith("admin:") and not name.endswith("?")})


def model_of(name: str) -> type[Any] | None:
    """Return the model an admin address is about."""
    found = (model for model in admin.site._registry if name.startswith(f"admin:{prefix(model)}_"))
    return User if name.startswith("admin:auth_user_") else next(found, None)


def prefix(model: type[Any]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def candidates(name: str) -> Iterator[dict[str, Any] | list[Any]]:
    """Yield arguments an address may take, with a key that exists."""
    model = model_of(name)
    first = model._base_manager.first() if model is not None else None
    key = first.pk if first is not None else 1
    yield {}
    yield [key]
    yield [key, 1]
    yield {"app_label": "cases"}
    yield [ContentType.objects.get_for_model(User).pk, key]


def address(name: str) -> str:
    for given in candidates(name):
        with suppress(NoReverseMatch), override("en"):
            return reverse(name, kwargs=given) if isinstance(given, dict) else reverse(name, args=list(given))
    raise AssertionError(f"{name}: no arguments fit; add them to candidates()")


def one_of_each(edition: Edition) -> None:
    """Leave no table of the admin empty, so that every address is about a row."""
    note_for_editors(edition)
    Period.objects.get_or_create(code="campaign", defaults={"name_en": "A campaign"})
    AccessAttempt.objects.create(username="somebody", failures_since_start=1)
    AccessLog.objects.create(username="somebody")
    AccessFailureLog.objects.create(username="somebody")


def answers(client: Client, path: str) -> set[int]:
    return {client.get(path).status_code, client.post(path).status_code}


@pytest.mark.parametrize("language", LANGUAGES)
def test_admin_asks_the_unknown_to_log_in(edition: Edition, language: str) -> None:
    one_of_each(edition)
    client = Client()
    wrong = {}
    for name in admin_names():
        path = f"/zh-hans{address(name)}" if language == "zh-hans" else address(name)
        for response in (client.get(path), client.post(path)):
            asked = response.status_code == 302 and "/admin/login/" in response.get("Location", "")
            if name not in PUBLIC and not asked:
                wrong[name] = response.status_code
    # Leaving is not refused to those who are not here.
    assert wrong.keys() - {"admin:logout"} == set()


def test_admin_refuses_staff_without_permission(edition: Edition) -> None:
    one_of_each(edition)
    client = Client()
    client.force_login(user())
    found = {
        name: answers(client, address(name))
        for name in admin_names()
        if name not in PUBLIC | STAFF | OF_PERMISSIONS
    }
    # 405: the page takes the other method only, and that one is refused.
    assert {name: codes for name, codes in found.items() if not (403 in codes and codes <= {403, 405})} == {}


def test_there_are_admin_addresses_to_ask() -> None:
    pages = {"changelist", "add", "change", "delete", "preview", "publish", "withdraw", "import", "export"}
    assert {f"admin:cases_typicalcase_{page}" for page in pages} <= set(admin_names())


def test_open_door_is_seen(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    model = apps.get_model("cases", "TypicalCase")
    monkeypatch.setattr(type(admin.site._registry[model]), "has_view_or_change_permission", lambda *_: True)
    client = Client()
    client.force_login(user())
    assert 200 in answers(client, reverse("admin:cases_typicalcase_changelist"))
