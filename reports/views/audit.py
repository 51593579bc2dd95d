"""The desk's page of an edition's audit: each finding with its place, its reasons and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from publishing import permissions
from publishing.actions import Refused, Stale
from reports import actions
from reports.audit import wording
from reports.audit.classify import Group
from reports.audit.findings import Finding
from reports.audit.standing import Standing, standings_of
from reports.models import Report

#: The classes of numbers in words, in the order of the summary.
CLASSES: dict[Group, Any] = {
    "bound": gettext_lazy("bound to a record"),
    "match": gettext_lazy("typed, equal to a record"),
    "contradiction": gettext_lazy("contradict a record"),
    "unbound": gettext_lazy("without a record"),
    "ordinal": gettext_lazy("ordinals"),
    "year": gettext_lazy("years"),
    "date": gettext_lazy("dates"),
    "label": gettext_lazy("labels"),
    "name": gettext_lazy("in names"),
    "word": gettext_lazy("used as words"),
    "vague": gettext_lazy("orders of magnitude"),
}


@dataclass(frozen=True)
class Shown:
    """A finding as the page prints it."""

    standing: Standing

    @property
    def finding(self) -> Finding:
        """Return what was found."""
        return self.standing.finding

    @property
    def message(self) -> str:
        """Return what is wrong."""
        return wording.message(self.finding)

    @property
    def remedy(self) -> str:
        """Return what to do."""
        return wording.remedy(self.finding)

    @property
    def reasons(self) -> list[str]:
        """Return why the number is taken for the record, and what else the same digit explains."""
        return [*wording.reasons(self.finding), *(wording.message(one) for one in self.finding.also)]

    @property
    def place(self) -> str:
        """Return where it stands."""
        return wording.place(self.finding)

    @property
    def address(self) -> str:
        """Return the form in which it is put right."""
        return wording.address(self.finding)

    @property
    def can_bind(self) -> bool:
        """Return whether a reference can be written in its place from here."""
        return bool(self.finding.suggestion and self.finding.replaces)


def audit_page(request: HttpRequest, report: Report, context: dict[str, Any]) -> HttpResponseBase:
    """Show the findings of an edition's newest text; a POST binds numbers, accepts or reopens a finding."""
    permissions.check_change(request.user, report)
    if request.method == "POST":
        _act(request, report)
        return HttpResponseRedirect(request.path)
    standings = standings_of(report)
    counts = Counter(placed.number.group for placed in standings.audit.numbers)
    return render(
        request,
        "admin/reports/audit.html",
        {
            **context,
            "title": _("Audit of “%(report)s”") % {"report": report},
            "errors": _by_place(standings.errors),
            "notes": _by_place(standings.notes),
            "accepted": [Shown(one) for one in standings.accepted],
            "error_count": len(standings.errors),
            "note_count": len(standings.notes),
            "counts": [(name, counts[group]) for group, name in CLASSES.items() if counts[group]],
            "bindable": sum(one.finding.kind == "match" for one in standings.all),
        },
    )


def _act(request: HttpRequest, report: Report) -> None:
    """Do what one button of the page asks, and say what came of it."""
    if not isinstance(request.user, User):
        raise TypeError("the admin answers signed-in users only")
    by, fingerprint = request.user, request.POST.get("finding", "")
    deeds: dict[str, Callable[[], str]] = {
        "bind": lambda: _bound(actions.bind(report=report, fingerprints=[fingerprint], by=by)),
        "bind-all": lambda: _bound(actions.bind(report=report, by=by)),
        "accept": lambda: _accepted(report, fingerprint, request.POST.get("reason", ""), by),
        "reopen": lambda: _reopened(report, fingerprint, by),
    }
    deed = deeds.get(request.POST.get("do", ""))
    if deed is None:
        messages.error(request, _("Unknown request: use the buttons of this page."))
        return
    try:
        messages.success(request, deed())
    except Refused as refused:
        for one in refused.blockers:
            messages.error(request, one.message)
    except Stale:
        messages.error(request, _("Somebody has saved a newer text meanwhile: look at the findings again."))


def _bound(saved: list[Any]) -> str:
    told = ngettext(
        "%(count)s text was saved as a draft.", "%(count)s texts were saved as drafts.", len(saved)
    )
    return told % {"count": len(saved)}


def _accepted(report: Report, fingerprint: str, reason: str, by: User) -> str:
    actions.accept(report=report, fingerprint=fingerprint, reason=reason, by=by)
    return _("Accepted; the reason is kept.")


def _reopened(report: Report, fingerprint: str, by: User) -> str:
    actions.reopen(report=report, fingerprint=fingerprint, by=by)
    return _("Open again.")


def _by_place(found: Iterable[Standing]) -> list[tuple[str, list[Shown]]]:
    """Group by the record whose text it is, in the order of the book; records' own findings last."""
    groups: dict[str, list[Shown]] = {}
    for one in found:
        spot = one.finding.spot
        groups.setdefault(spot.where.label if spot else "", []).append(Shown(one))
    ordered = sorted(groups.items(), key=lambda pair: not pair[0])
    return [(label or _("Records"), group) for label, group in ordered]
