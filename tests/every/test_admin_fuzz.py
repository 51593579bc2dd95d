"""The desk under hostile hands: every form and list is sent what no browser sends, and never fails."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from tests.every.test_admin import one_of_each, prefix
from tests.factories.edition import Edition
from tests.factories.publishing import user
from tests.publishing.desk import form_of

pytestmark = pytest.mark.django_db

HUGE = "9" * 400
WORDS = (
    "\x00",
    HUGE,
    "full",
    "-1",
    "2022-13-45",
    "x" * 9000,
    "{{note:",
    "[[",
    "１２",
    "NaN",
    "1e999",
    "\ud7ff💥",
)
KEYS = ("full", HUGE, "%00", "_00")
QUERIES = (
    f"q=%00{'x' * 5000}",
    "p=-1",
    f"p={HUGE}",
    f"o=99.-99.x.{HUGE}",
    "id__exact=full",
    "pk__in=%00",
    "no_such__field=1&_facets=full",
    f"owner__id__exact={HUGE}&year=full",
    "state=%00&stands=%00&kind__exact=%00&report__id__exact=-1&groups__id__exact=%00",
)
ANSWERS = {200, 302, 400, 403, 404, 405}


@pytest.fixture
def head(edition: Edition, client: Client) -> Client:
    """Somebody signed in who may do everything; a failure is an answer, not an exception."""
    one_of_each(edition)
    client.force_login(user(is_superuser=True))
    client.raise_request_exception = False
    return client


def places() -> Iterator[tuple[Any, type[Any]]]:
    for model, of_model in admin.site._registry.items():
        yield of_model, model


def forms(model: type[Any], of_model: Any) -> Iterator[str]:
    """Yield the addresses of a model's forms: the empty one and that of a row there is."""
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_active=True, is_staff=True)
    if of_model.has_add_permission(request):
        yield reverse(f"admin:{prefix(model)}_add")
    rows = model._base_manager.all()
    row = (rows.exclude(username="system") if model is User else rows).first()
    if row is not None and of_model.has_change_permission(request):
        yield reverse(f"admin:{prefix(model)}_change", args=[row.pk])


def one_row_more(response: Any, data: dict[str, Any]) -> dict[str, Any]:
    """Return what is posted when a row has been added to every block of rows."""
    more = dict(data)
    for block in (response.context or {}).get("inline_admin_formsets", ()):
        rows = block.formset
        at = rows.total_form_count()
        more[f"{rows.prefix}-TOTAL_FORMS"] = str(at + 1)
        more |= {f"{rows.prefix}-{at}-{name}": "" for name in rows.empty_form.fields}
    return more


def spoilt(data: dict[str, Any], turn: int) -> dict[str, Any]:
    """Return the form with every answer spoilt, but for what holds its rows together."""
    words = cycle(WORDS[turn:] + WORDS[:turn])
    held = ("-TOTAL_FORMS", "-INITIAL_FORMS", "csrfmiddlewaretoken")
    return {name: value if name.endswith(held) else next(words) for name, value in data.items()}


def unheld(data: dict[str, Any]) -> dict[str, Any]:
    """Return the form without what counts its rows, or with a count that is none, in turn."""
    counts = [name for name in data if name.endswith("_FORMS")]
    kept = {name: value for name, value in data.items() if name not in counts}
    return kept | dict.fromkeys(counts[::3], "many")


def sent(client: Client, path: str, data: dict[str, Any]) -> int:
    with transaction.atomic():
        code = client.post(path, data).status_code
        transaction.set_rollback(True)
    return code


def test_no_form_fails_whatever_is_sent(head: Client) -> None:
    failed = {}
    for of_model, model in places():
        for path in forms(model, of_model):
            shown = head.get(path)
            data = one_row_more(shown, form_of(shown.content.decode()))
            # The words go round the fields: the empty form gets them in one order, the filled one in another.
            posts = [{}, spoilt(data, 0), unheld(data)] if path.endswith("/add/") else [spoilt(data, 4)]
            codes = [shown.status_code, *(sent(head, path, one) for one in posts)]
            if set(codes) - ANSWERS:
                failed[path] = codes
    assert failed == {}


def test_no_list_fails_whatever_is_asked(head: Client) -> None:
    failed = {}
    for _of_model, model in places():
        path = reverse(f"admin:{prefix(model)}_changelist")
        for query in QUERIES:
            code = head.get(f"{path}?{query}").status_code
            if code not in ANSWERS:
                failed[f"{path}?{query[:40]}"] = code
        for data in ({"action": "delete_selected", "_selected_action": list(KEYS)}, {"action": "\x00"}):
            if (code := sent(head, path, data)) not in ANSWERS:
                failed[f"{path} {data['action']}"] = code
    assert failed == {}


def test_no_key_makes_a_page_fail(head: Client) -> None:
    failed = {}
    for _of_model, model in places():
        for page in ("change", "delete", "history"):
            for key in KEYS:
                path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/{key}/{page}/"
                if (code := head.get(path).status_code) not in ANSWERS:
                    failed[path[:80]] = code
    for page in ("preview", "publish", "withdraw", "compare"):
        for key in KEYS:
            if (code := head.get(f"/admin/cases/typicalcase/{key}/{page}/").status_code) not in ANSWERS:
                failed[f"{page} {key[:40]}"] = code
    assert failed == {}


@pytest.mark.parametrize("term", ["%00", quote("x" * 5000), "%F0%9F%92%A9"])
def test_no_search_for_a_related_record_fails(head: Client, term: str) -> None:
    asked = "app_label=reports&model_name=exhibit&field_name=section"
    codes = {
        head.get(f"/admin/autocomplete/?term={term}&{more}").status_code
        for more in (asked, f"{asked}&edition={HUGE}", f"{asked}&page={HUGE}", "app_label=no", f"{asked}%00")
    }
    assert codes <= ANSWERS


def test_form_that_fails_is_seen(head: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    model = next(model for model in admin.site._registry if model.__name__ == "Area")

    def broken(*_given: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(model, "clean", broken)
    path = reverse(f"admin:{prefix(model)}_add")
    data = {"code": "here", "name_en": "Here", "kind": "city"}
    assert sent(head, path, data) == 500
