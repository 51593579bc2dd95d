"""The states of a publishable record and of its next text, and the moves between them, as data."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Is the record public? Kept on the live row."""

    UNPUBLISHED = "unpublished", _("never published")
    LIVE = "live", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class WithdrawnAs(models.TextChoices):
    """How a withdrawn record answers: superseded keeps its text (200), taken down its reason only (410)."""

    SUPERSEDED = "superseded", _("superseded: the text stays, with a banner")
    TAKEN_DOWN = "taken_down", _("taken down: reason only, no text")


class Stage(models.TextChoices):
    """How far is the next text? Kept on the revision."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    CHANGES_REQUESTED = "changes_requested", _("changes requested")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")


class State(models.TextChoices):
    """The one word an editor reads, derived from status and stage."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN_STAGES = (Stage.DRAFT, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.APPROVED)
CLOSED_STAGES = (Stage.PUBLISHED, Stage.SUPERSEDED)

# stage of the head revision -> stages it may be moved to, by the action named.
TRANSITIONS: dict[str, dict[str, str]] = {
    "submit": {Stage.DRAFT: Stage.IN_REVIEW, Stage.CHANGES_REQUESTED: Stage.IN_REVIEW},
    "request_changes": {Stage.IN_REVIEW: Stage.CHANGES_REQUESTED, Stage.APPROVED: Stage.CHANGES_REQUESTED},
    "approve": {Stage.IN_REVIEW: Stage.APPROVED},
    "publish": dict.fromkeys((*OPEN_STAGES, *CLOSED_STAGES), Stage.PUBLISHED),
}


def derive(status: str, stage: str | None) -> State:
    """Return the word for a record whose row has `status` and whose newest revision has `stage`."""
    if stage in (Stage.IN_REVIEW, Stage.CHANGES_REQUESTED):
        return State.IN_REVIEW
    if stage == Stage.APPROVED:
        return State.APPROVED
    if stage == Stage.DRAFT:
        return State.DRAFT
    if status == Status.WITHDRAWN:
        return State.WITHDRAWN
    return State.PUBLISHED if status == Status.LIVE else State.DRAFT
