"""Where a record stands, in the words an editor reads, and what can be done with it from there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from publishing import permissions
from publishing.models import Publishable, Revision
from publishing.states import OPEN_STAGES, TRANSITIONS, Stage, State, Status

# Pages of one record, and the methods they answer; only a POST changes anything.
STEPS = {
    "preview": ("GET",),
    "compare": ("GET",),
    "publish": ("GET", "POST"),
    "withdraw": ("GET", "POST"),
    "submit": ("POST",),
    "approve": ("POST",),
    "request_changes": ("POST",),
    "discard": ("POST",),
    "restore": ("POST",),
    "merge": ("POST",),
}
PAGES = (*STEPS, "change", "history")


@dataclass(frozen=True)
class Standing:
    """What the panel above a form says and offers to this user."""

    record: Publishable
    user: Any

    @property
    def head(self) -> Revision | None:
        """Return the newest text."""
        return self.record.head_revision

    @property
    def live(self) -> Revision | None:
        """Return the public text, or the one that was public."""
        return self.record.live_revision

    @property
    def public_url(self) -> str:
        """Return the address of the public page, empty when there is none."""
        return self.record.get_absolute_url() if self.record.is_published else ""

    @property
    def can_change(self) -> bool:
        """Say whether the user may save drafts."""
        return permissions.can_change(self.user, self.record)

    @property
    def can_publish(self) -> bool:
        """Say whether there is something to publish, for this user."""
        news = self.head is not None and (not self.record.is_published or self.record.has_draft_ahead)
        return news and permissions.can_publish(self.user, self.record)

    @property
    def can_withdraw(self) -> bool:
        """Say whether the user may withdraw the record now."""
        return self.record.is_published and permissions.can_withdraw(self.user, self.record)

    @property
    def can_discard(self) -> bool:
        """Say whether there is a draft to give up, for this user."""
        return self.live is not None and self.record.has_draft_ahead and self.can_change

    @property
    def can_submit(self) -> bool:
        """Say whether the text may be handed in for review."""
        return self._fits("submit") and self.can_change

    @property
    def can_approve(self) -> bool:
        """Say whether the text waits for approval by this user."""
        return self._fits("approve") and permissions.can_publish(self.user, self.record)

    @property
    def can_request_changes(self) -> bool:
        """Say whether this user may give the text back."""
        return self._fits("request_changes") and permissions.can_publish(self.user, self.record)

    @property
    def changes_requested(self) -> bool:
        """Say whether a reviewer has given the text back."""
        return self.head is not None and self.head.stage == Stage.CHANGES_REQUESTED

    @property
    def urls(self) -> dict[str, str]:
        """Return the addresses of the record's own pages in the admin, by name."""
        return {view: address(self.record, view) for view in PAGES}

    def _fits(self, move: str) -> bool:
        return self.head is not None and self.head.stage in TRANSITIONS[move]


def address(record: Publishable, view: str) -> str:
    """Return the address of an admin page of the record."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{view}", args=[record.pk])


@admin.display(description=_("state"), ordering="head_revision__stage")
def standing(record: Publishable) -> SafeString:
    """Return the state's mark and word for a list; a plus means that a newer text waits."""
    if record.status == Status.LIVE and record.has_draft_ahead:
        return format_html(
            '<span class="state" data-state="published" data-ahead>{} · {}</span>',
            State.PUBLISHED.label,
            record.state.label,
        )
    return format_html(
        '<span class="state" data-state="{}">{}</span>', record.state.value, record.state.label
    )


class StateFilter(admin.SimpleListFilter):
    """Lists by the word an editor reads."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [*State.choices, ("ahead", _("Published, newer text waiting"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        stages: dict[str, tuple[str, ...]] = {
            State.DRAFT: (Stage.DRAFT,),
            State.IN_REVIEW: (Stage.IN_REVIEW, Stage.CHANGES_REQUESTED),
            State.APPROVED: (Stage.APPROVED,),
        }
        ahead = queryset.model.objects.draft_ahead().in_stage(*OPEN_STAGES)
        if chosen in stages:
            return queryset.filter(pk__in=ahead.in_stage(*stages[chosen]))
        if chosen == State.PUBLISHED:
            return queryset.filter(status=Status.LIVE).exclude(pk__in=ahead)
        if chosen == State.WITHDRAWN:
            return queryset.filter(status=Status.WITHDRAWN)
        if chosen == "ahead":
            return queryset.filter(status=Status.LIVE, pk__in=ahead)
        return queryset
