"""Every text a record has had: listed, compared, restored; and the trail of what was done to it."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from publishing import actions, permissions, snapshots
from publishing.admin.differences import described
from publishing.admin.standing import Standing, address
from publishing.admin.steps import StepsAdmin
from publishing.models import AuditEntry, Publishable, Revision
from publishing.states import WithdrawnAs


class HistoryAdmin(StepsAdmin):
    """History, comparison, restoring."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        record = self.get_object(request, unquote(object_id))
        if not isinstance(record, Publishable):
            raise Http404(_("This record does not exist (any more)."))
        permissions.check_view_drafts(request.user, record)
        revisions = actions.revisions_of(record).select_related("by").defer("content")
        trail = AuditEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(record), object_id=str(record.pk)
        ).select_related("by", "revision")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": record,
            "title": _("History of “%(record)s”") % {"record": record},
            "revisions": revisions,
            "trail": [(line, _in_words(line.detail)) for line in trail.defer("revision__content")[:200]],
            "standing": Standing(record, request.user),
            "compare_url": address(record, "compare"),
            "restore_url": address(record, "restore"),
            **(extra_context or {}),
        }
        return render(request, "admin/publishing/history.html", context)

    def compare_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Show two texts: `old` and `new` are revision numbers, by default the public and the newest."""
        permissions.check_view_drafts(request.user, record)
        old = _chosen(record, request.GET.get("old"), record.live_revision)
        new = _chosen(record, request.GET.get("new"), record.head_revision)
        if old.number > new.number:
            old, new = new, old
        model = type(record)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": record,
            "title": _("Revisions %(old)s and %(new)s") % {"old": old.number, "new": new.number},
            "old": old,
            "new": new,
            "differences": described(model, snapshots.upcast(model, old), snapshots.upcast(model, new)),
            "history_url": address(record, "history"),
        }
        return render(request, "admin/publishing/compare.html", context)

    def restore_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Make an old text the newest draft."""
        permissions.check_change(request.user, record)
        number = request.POST.get("number", "")
        done = _("Revision %(number)s is the newest draft again.") % {"number": number}
        wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
        self.act(request, record, actions.restore, done, number=wanted)
        return HttpResponseRedirect(address(record, "change"))


def _chosen(record: Publishable, number: str | None, otherwise: Revision | None) -> Revision:
    """Return the revision asked for; 404 when there is none."""
    found = otherwise
    if number is not None:
        valid = number.isascii() and number.isdigit() and len(number) < 10
        found = actions.revisions_of(record).filter(number=int(number)).first() if valid else None
    if found is None:
        raise Http404(_("There is no such revision."))
    return found


def _in_words(detail: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what a line of the trail adds, under names for people."""
    names = {
        "reason": _("reason"),
        "correction": _("correction"),
        "how": _("What readers find"),
        "reason_en": _("reason (English)"),
        "reason_zh_hans": _("reason (Chinese)"),
    }
    ways = dict(WithdrawnAs.choices)
    return [(names.get(key, key), ways.get(value, value)) for key, value in detail.items() if value]
