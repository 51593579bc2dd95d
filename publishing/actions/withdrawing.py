"""Taking a record back from the public, in public: with a reason, and with or without its text."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from publishing import audit, effects, permissions
from publishing.actions.edges import also_affected, rewrite_links
from publishing.actions.errors import Refused
from publishing.actions.rows import follow, lock_one
from publishing.actions.versions import content_changed
from publishing.blockers import Blocker, placed
from publishing.models import Publishable
from publishing.states import Status, WithdrawnAs


@transaction.atomic
def withdraw(
    *,
    record: Publishable,
    how: str,
    reason_en: str,
    by: User,
    reason_zh_hans: str = "",
    now: datetime | None = None,
) -> None:
    """Withdraw a published record, `how` one of WithdrawnAs; the reason is public. Publish undoes it."""
    row = lock_one(record)
    permissions.check_withdraw(by, row)
    problem = _problem(row, how, reason_en)
    if problem:
        raise Refused([placed(Blocker(problem), row)])
    now = now or timezone.now()
    changes = {
        "status": Status.WITHDRAWN,
        "withdrawn_as": WithdrawnAs(how),
        "withdrawn_reason_en": reason_en.strip(),
        "withdrawn_reason_zh_hans": reason_zh_hans.strip(),
    }
    type(row)._base_manager.filter(pk=row.pk).update(**changes)
    vars(row).update(changes)
    content_changed()
    affected = [row, *also_affected([row])]
    rewrite_links(affected)
    effects.run_after_withdraw(affected, by=by, now=now)
    detail = {"how": str(how), "reason_en": reason_en, "reason_zh_hans": reason_zh_hans}
    audit.write(
        [audit.entry("withdrawn", by=by, now=now, record=row, revision=row.live_revision, detail=detail)]
    )
    follow([record], [row])


def _problem(row: Publishable, how: str, reason_en: str) -> str:
    if row.status != Status.LIVE:
        return _("Only what is published can be withdrawn.")
    if how not in WithdrawnAs.values:
        return _("Choose whether its text stays readable.")
    return "" if reason_en.strip() else _("Give the reason; readers will see it.")
