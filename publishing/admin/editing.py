"""The form of a record: the stock form and inlines, run on the newest text inside a rehearsal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.contrib.messages import constants
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.models import User
from publishing import actions, diffs, permissions, snapshots
from publishing.admin.bases import NoncedAdmin, user_of
from publishing.admin.differences import described
from publishing.admin.parts import save_parts
from publishing.admin.standing import Standing, address
from publishing.models import Origin, Part, Publishable, Revision

MINE = "publishing.admin.mine"  # salt of the text that a refused save carries to the conflict page


class Saved(HttpResponse):
    """Stands for the answer to a form that was good, until its text has been kept."""

    def __init__(self, record: Publishable, popup: HttpResponse | None = None) -> None:
        super().__init__()
        self.record = record
        self.popup = popup


class EditingAdmin(NoncedAdmin):
    """Saves drafts; the public page is what it was."""

    change_form_template = "admin/publishing/change_form.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        record = None if object_id is None else self.get_object(request, unquote(object_id))
        if not isinstance(record, Publishable):
            given = {"may_publish": self.has_publish_permission(request), **(extra_context or {})}
            response = super().changeform_view(request, object_id, form_url, given)
            return self._after_save(request, response) if isinstance(response, Saved) else response
        base = _posted_base(request)
        shown = record.head_revision.number if record.head_revision else None
        context = {
            **(extra_context or {}),
            "may_publish": permissions.can_publish(request.user, record),
            "standing": Standing(record, request.user),
            "base": base if request.method == "POST" else shown,
        }
        with actions.editing(record=record, base=base) as left_out:
            for warning in [*left_out, *self.doubts(record)] if request.method == "GET" else ():
                self.message_user(request, warning, constants.WARNING)
            response = super().changeform_view(request, object_id, form_url, context)
            if isinstance(response, TemplateResponse):
                response.render()
            if not isinstance(response, Saved):
                return response
            mine = snapshots.capture(response.record)
        return self._keep(request, record, mine, base, response)

    def doubts(self, record: Publishable) -> Iterable[str]:
        """Return what may be a slip in the record as the form shows it: a warning, never a bar."""
        return ()

    def _keep(
        self,
        request: HttpRequest,
        record: Publishable,
        mine: snapshots.Content,
        base: int | None,
        response: Saved,
    ) -> HttpResponseBase:
        try:
            revision = actions.save_draft(
                record=record, content=mine, base=base, by=user_of(request), reason=_reason(request)
            )
        except actions.Stale as stale:
            return self.conflict(request, record, mine, base, stale.head)
        except actions.Refused as refused:
            return self._refused(request, record, refused)
        if revision is None:
            self.message_user(request, _("Nothing had changed, so nothing was saved."), constants.INFO)
        else:
            LogEntry.objects.log_actions(user_of(request).pk, [record], CHANGE)
            self.message_user(request, _saved_message(record), constants.SUCCESS)
        return self._after_save(request, Saved(record, response.popup))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and obj.owner is None and not request.user.has_perm(permissions.EVERY_DEPARTMENT):
            obj.owner = user_of(request).department
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if issubclass(formset.model, Part):
            save_parts(formset)
        else:
            super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change:
            actions.record_saved(
                records=[form.instance], by=user_of(request), origin=Origin.EDITOR, reason=_reason(request)
            )

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, _saved_message(obj), constants.SUCCESS)
        return Saved(obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        popup = super().response_change(request, obj) if IS_POPUP_VAR in request.POST else None
        return Saved(obj, popup)

    def _after_save(self, request: HttpRequest, saved: Saved) -> HttpResponseBase:
        """Return where the button leads; what it asks for beyond saving is done here."""
        record = saved.record
        if saved.popup is not None:
            return saved.popup
        if "_submit" in request.POST:
            self.act(request, record, actions.submit, _("Handed in for review."))
        for button, view in (("_preview", "preview"), ("_publish", "publish")):
            if button in request.POST:
                return HttpResponseRedirect(address(record, view))
        if "_addanother" in request.POST:
            return HttpResponseRedirect(request.path)
        if "_save" in request.POST:
            return self.response_post_save_change(request, record)
        return HttpResponseRedirect(address(record, "change"))

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Say whether the user may publish records of this noun at all."""
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def _refused(
        self, request: HttpRequest, record: Publishable, refused: actions.Refused
    ) -> HttpResponseBase:
        for one in refused.blockers:
            self.message_user(request, one.message, constants.ERROR)
        return HttpResponseRedirect(address(record, "change"))

    def act(self, request: HttpRequest, record: Publishable, action: Any, done: str, **given: Any) -> bool:
        """Run an action on the record and say how it went; return whether it was done."""
        try:
            action(record=record, by=user_of(request), **given)
        except actions.Refused as refused:
            for one in refused.blockers:
                self.message_user(request, one.message, constants.ERROR)
            return False
        self.message_user(request, done, constants.SUCCESS)
        return True

    def conflict(
        self,
        request: HttpRequest,
        record: Publishable,
        mine: snapshots.Content,
        base: int | None,
        head: Revision | None,
    ) -> HttpResponse:
        """Return the page that shows both texts after somebody else has saved in the meantime (409)."""
        model = type(record)
        started = _text(record, base)
        theirs = snapshots.upcast(model, head) if head else {}
        merged, clashes = diffs.merge(started, mine, theirs)
        carried = {"mine": mine, "base": base}
        context = {
            **self.admin_site.each_context(request),
            "opts": model._meta,
            "original": record,
            "title": _("Somebody else has saved a newer text"),
            "head": head,
            "mine": described(model, started, mine),
            "theirs": described(model, started, theirs),
            "clashes": described(model, theirs, merged, only=set(clashes)),
            "carried": signing.dumps(carried, salt=_salt(request, record), compress=True),
            "merge_url": address(record, "merge"),
            "change_url": address(record, "change"),
        }
        return render(request, "admin/publishing/conflict.html", context, status=409)

    def merge_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Save the text of a refused form after all: both changes together, or mine in place of theirs."""
        permissions.check_change(request.user, record)
        try:
            carried = signing.loads(
                request.POST.get("carried", ""), salt=_salt(request, record), max_age=86_400
            )
        except signing.BadSignature:
            self.message_user(
                request, _("That text is too old to be saved; enter it again."), constants.ERROR
            )
            return HttpResponseRedirect(address(record, "change"))
        mine, base = carried["mine"], carried["base"]
        seen = _number(request.POST.get("seen"))
        if request.POST.get("how") == "both":
            chosen, _clashes = diffs.merge(_text(record, base), mine, _text(record, seen))
        else:
            chosen = mine
        try:
            actions.save_draft(
                record=record, content=chosen, base=seen, by=user_of(request), reason=_("after a conflict")
            )
        except actions.Stale as stale:
            return self.conflict(request, record, mine, base, stale.head)
        except actions.Refused as refused:
            return self._refused(request, record, refused)
        self.message_user(request, _saved_message(record), constants.SUCCESS)
        return HttpResponseRedirect(address(record, "change"))


def _text(record: Publishable, number: int | None) -> snapshots.Content:
    found = actions.revisions_of(record).filter(number=number or 0).first()
    return snapshots.upcast(type(record), found) if found else {}


def _salt(request: HttpRequest, record: Publishable) -> str:
    user: User = user_of(request)
    return f"{MINE}:{record._meta.label}:{record.pk}:{user.pk}"


def _posted_base(request: HttpRequest) -> int | None:
    return _number(request.POST.get("_base")) if request.method == "POST" else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _reason(request: HttpRequest) -> str:
    return request.POST.get("_reason", "").strip()[:300]


def _saved_message(record: Publishable) -> str:
    if record.is_published:
        return _("Draft of “%(record)s” saved. The public page stays as it is until you publish.") % {
            "record": record
        }
    return _("“%(record)s” is saved as a draft; only editors see it.") % {"record": record}
