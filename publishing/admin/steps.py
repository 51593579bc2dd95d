"""The steps from draft to public and back, each a page or a button of the record's form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.messages import constants
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from publishing import actions, permissions, snapshots
from publishing.admin.bases import user_of
from publishing.admin.differences import described
from publishing.admin.editing import EditingAdmin
from publishing.admin.forms import CorrectionForm, WithdrawForm
from publishing.admin.standing import Standing, address
from publishing.models import Publishable
from publishing.states import Status


class StepsAdmin(EditingAdmin):
    """Submit, approve, publish, withdraw, give up."""

    actions: tuple[Any, ...] = ("submit_selected", "publish_selected")

    def submit_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Hand the newest text in for review."""
        self.act(request, record, actions.submit, _("Handed in for review."), reason=_said(request))
        return HttpResponseRedirect(address(record, "change"))

    def approve_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Say that the text may go out."""
        self.act(
            request, record, actions.approve, _("Approved. It can be published now."), reason=_said(request)
        )
        return HttpResponseRedirect(address(record, "change"))

    def request_changes_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Give the text back."""
        done = _("Given back to its author.")
        self.act(request, record, actions.request_changes, done, reason=_said(request))
        return HttpResponseRedirect(address(record, "change"))

    def discard_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Give up the draft."""
        done = _("The draft is given up. It stays in the history, from where it can be restored.")
        self.act(request, record, actions.discard, done)
        return HttpResponseRedirect(address(record, "change"))

    def publish_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Ask before publishing, with everything that stands against it; publish when confirmed."""
        permissions.check_publish(request.user, record)
        form = CorrectionForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                out = actions.publish(records=[record], by=user_of(request), correction=form.text())
            except actions.Refused as refused:
                return self._confirm(request, [record], form, refused.blockers, status=409)
            self.message_user(request, _published_message(out), constants.SUCCESS)
            return HttpResponseRedirect(address(record, "change"))
        return self._confirm(request, [record], form, actions.check(records=[record]))

    def withdraw_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Ask how and why; withdraw when answered."""
        permissions.check_withdraw(request.user, record)
        form = WithdrawForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            done = _("Withdrawn. Readers see the reason.")
            if self.act(request, record, actions.withdraw, done, **form.cleaned_data):
                return HttpResponseRedirect(address(record, "change"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": record,
            "title": _("Withdraw “%(record)s”") % {"record": record},
            "form": form,
            "standing": Standing(record, request.user),
        }
        return render(request, "admin/publishing/withdraw.html", context)

    @admin.action(description=gettext_lazy("Hand in selected for review"), permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Submit each selected record whose newest text is a draft."""
        count = 0
        for record in queryset:
            try:
                actions.submit(record=record, by=user_of(request))
            except (actions.Refused, PermissionDenied) as refused:
                self.message_user(
                    request,
                    _("%(record)s: %(problem)s") % {"record": record, "problem": refused},
                    constants.WARNING,
                )
            else:
                count += 1
        message = ngettext("%(count)s handed in for review.", "%(count)s handed in for review.", count)
        self.message_user(request, message % {"count": count}, constants.SUCCESS if count else constants.INFO)

    @admin.action(description=gettext_lazy("Publish selected"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase | None:
        """Ask before publishing all selected records together; publish when confirmed."""
        records = list(queryset)
        for record in records:
            permissions.check_publish(request.user, record)
        form = CorrectionForm(request.POST if "post" in request.POST else None)
        if form.is_bound and form.is_valid():
            try:
                out = actions.publish(records=records, by=user_of(request), correction=form.text())
            except actions.Refused as refused:
                return self._confirm(request, records, form, refused.blockers, status=409)
            self.message_user(request, _published_message(out), constants.SUCCESS)
            return None
        return self._confirm(request, records, form, actions.check(records=records))

    def _confirm(
        self,
        request: HttpRequest,
        records: list[Publishable],
        form: CorrectionForm,
        blockers: Iterable[Any],
        *,
        status: int = 200,
    ) -> HttpResponse:
        outgoing = actions.outgoing(records=records)
        public_before = any(record.status == Status.LIVE for record in outgoing)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": records[0] if len(records) == 1 else None,
            "title": _("Publish “%(record)s”?") % {"record": records[0]}
            if len(records) == 1
            else _("Publish?"),
            "records": records,
            "companions": [record for record in outgoing if record not in records],
            "blockers": list(blockers),
            "nothing": not outgoing,
            "form": form if public_before else None,
            "differences": _against_public(records[0]) if len(records) == 1 else [],
            "selected": request.POST.getlist("_selected_action"),
            "back_url": address(records[0], "change") if len(records) == 1 else address_of_list(self.model),
        }
        return render(request, "admin/publishing/publish.html", context, status=status)


def address_of_list(model: type[Publishable]) -> str:
    """Return the address of the noun's list in the admin."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def _against_public(record: Publishable) -> list[Any]:
    head, live = record.head_revision, record.live_revision
    if head is None or live is None:
        return []
    model = type(record)
    return described(model, snapshots.upcast(model, live), snapshots.upcast(model, head))


def _said(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:300]


def _published_message(out: list[Any]) -> str:
    if not out:
        return _("Nothing to publish: the newest text is public already.")
    return ngettext("%(count)s record published.", "%(count)s records published.", len(out)) % {
        "count": len(out)
    }
