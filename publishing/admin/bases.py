"""What every admin of the portal has: the editor's import map under the strict policy, and typed bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import js_asset
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.models import User
from publishing import audit
from publishing.actions import content_changed
from publishing.admin.inputs import PlainInputs

if TYPE_CHECKING:
    AnyModelAdmin = admin.ModelAdmin[Any]
else:
    AnyModelAdmin = admin.ModelAdmin


def user_of(request: HttpRequest) -> User:
    """Return the signed-in user; the admin has let nobody else in."""
    if not isinstance(request.user, User):
        raise TypeError("the admin answers signed-in users only")
    return request.user


class NoncedAdmin(PlainInputs, AnyModelAdmin):
    """A form whose scripts carry the request's nonce: the editor's import map is an inline script."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Head the list with what it lists."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # Never tested for truth: it is lazy and reads as false until it is used.
        nonce = str(getattr(request, "csp_nonce", ""))
        context["media"] = js_asset.Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)


class ContentAdmin(NoncedAdmin):
    """Public data without drafts (units, areas, periods): a change is public at once, and in the trail."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change or form.has_changed() or any(formset.has_changed() for formset in formsets):
            self._note("changed" if change else "added", request, [form.instance])

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        self._note("deleted", request, [obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        self._note("deleted", request, list(queryset))
        super().delete_queryset(request, queryset)

    def _note(self, verb: str, request: HttpRequest, records: list[models.Model]) -> None:
        now = timezone.now()
        audit.write(audit.entry(verb, by=user_of(request), now=now, record=record) for record in records)
        content_changed()
