from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory

from publishing import hints
from tests.factories.publishing import user

pytestmark = pytest.mark.django_db

# Fields whose name says it all, each with the reason.
SELF_EVIDENT = {
    "first_name": "a person's own name",
    "last_name": "a person's own name",
}
# The second of a pair stands beside the first, whose help speaks of both.
PAIRS = {"_zh_hans": "_en"}


def shown() -> Iterator[tuple[str, dict[str, forms.Field]]]:
    """Yield the name of every form and row of the admin with the fields an editor can fill in."""
    request = RequestFactory().get("/admin/")
    request.user = user(is_superuser=True)
    for model, of_model in admin.site._registry.items():
        if model._meta.app_label == "axes" or model._meta.label == "exchange.ImportBatch":
            continue  # logs of a package; a batch is made by its own pages
        if of_model.has_add_permission(request):
            yield model._meta.label, of_model.get_form(request, None, change=False).base_fields
        if of_model.has_change_permission(request):
            yield model._meta.label, of_model.get_form(request, model(), change=True).base_fields
        for inline in of_model.get_inline_instances(request):
            label = f"{model._meta.label}: {inline.model._meta.label}"
            yield label, inline.get_formset(request).form.base_fields


def silent(fields: dict[str, forms.Field]) -> set[str]:
    """Return the fields beneath which nothing is said, and nothing beneath the other of their pair."""
    quiet = {
        name
        for name, field in fields.items()
        if not field.help_text and not field.widget.is_hidden and name not in SELF_EVIDENT
    }
    for second, first in PAIRS.items():
        beside = {name: f"{name.removesuffix(second)}{first}" for name in quiet if name.endswith(second)}
        quiet -= {name for name, other in beside.items() if other in fields and fields[other].help_text}
    return quiet


def test_every_field_says_what_belongs_in_it() -> None:
    found = {name: quiet for name, fields in shown() if (quiet := silent(fields))}
    assert found == {}


def test_all_forms_were_looked_at() -> None:
    names = {name for name, fields in shown() if fields}
    assert {"accounts.User", "accounts.Department", "directory.Area", "indicators.Observation"} <= names
    assert "cases.TypicalCase: cases.Amount" in names
    assert len(names) > 30


def test_field_without_help_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(hints._hints["cases.Amount"], "value")
    found = {name: quiet for name, fields in shown() if (quiet := silent(fields))}
    assert found == {"cases.TypicalCase: cases.Amount": {"value"}}


def stale(given: dict[str, dict[str, Any]]) -> list[str]:
    known = {f"{one._meta.label}.{field.name}" for one in apps.get_models() for field in one._meta.fields}
    known |= {
        f"{one._meta.label}.{field.name}" for one in apps.get_models() for field in one._meta.many_to_many
    }
    return sorted({f"{label}.{name}" for label, names in given.items() for name in names} - known)


def test_no_hint_is_for_a_column_that_is_gone() -> None:
    assert stale(hints._hints) == []
    assert stale({"cases.Amount": {"sum": ""}}) == ["cases.Amount.sum"]
