"""Moving the newest text through review: the moves allowed are data in publishing/states.py."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from publishing import audit, permissions
from publishing.actions.errors import Refused
from publishing.actions.rows import follow, lock_one
from publishing.blockers import Blocker, placed
from publishing.models import Publishable, Revision
from publishing.states import TRANSITIONS, Stage


def submit(*, record: Publishable, by: User, now: datetime | None = None, reason: str = "") -> Revision:
    """Hand the newest draft in for review."""
    return _move("submit", "submitted", record=record, by=by, now=now, reason=reason)


def request_changes(
    *, record: Publishable, by: User, now: datetime | None = None, reason: str = ""
) -> Revision:
    """Give the text back to its author, saying why."""
    return _move("request_changes", "requested changes", record=record, by=by, now=now, reason=reason)


def approve(*, record: Publishable, by: User, now: datetime | None = None, reason: str = "") -> Revision:
    """Say that the text in review may go out."""
    return _move("approve", "approved", record=record, by=by, now=now, reason=reason)


@transaction.atomic
def _move(
    action: str, verb: str, *, record: Publishable, by: User, now: datetime | None, reason: str
) -> Revision:
    row = lock_one(record)
    (permissions.check_change if action == "submit" else permissions.check_publish)(by, row)
    head = row.head_revision
    stage = None if head is None else TRANSITIONS[action].get(head.stage)
    if head is None or stage is None:
        standing = _("nothing saved") if head is None else Stage(head.stage).label
        raise Refused(
            [
                placed(
                    Blocker(_("This step does not fit: its text is “%(stage)s”.") % {"stage": standing}), row
                )
            ]
        )
    head.stage = stage
    head.save(update_fields=["stage"])
    detail = {"reason": reason} if reason else None
    audit.write(
        [audit.entry(verb, by=by, now=now or timezone.now(), record=row, revision=head, detail=detail)]
    )
    follow([record], [row])
    return head
