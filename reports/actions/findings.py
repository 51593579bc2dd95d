"""What an editor does about a finding: put the reference in place of a typed number, or say why it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from publishing import audit, permissions, snapshots
from publishing.actions import Refused, save_draft
from publishing.blockers import Blocker
from publishing.diffs import PARTS
from publishing.models import Publishable, Revision
from reports.audit import wording
from reports.audit.findings import Finding, Spot
from reports.audit.standing import standings_of
from reports.models import AcceptedFinding, Exhibit, Report, Section

_NOUNS: dict[str, type[Publishable]] = {model.noun: model for model in (Report, Section, Exhibit)}


@transaction.atomic
def accept(
    *, report: Report, fingerprint: str, reason: str, by: User, now: datetime | None = None
) -> AcceptedFinding:
    """Keep that a finding is no mistake, and why; raises Refused without a reason, or for a plain error."""
    permissions.check_change(by, report)
    finding = _named(report, fingerprint)
    if not reason.strip():
        raise Refused([Blocker(_("Say why this is no mistake."), field="reason")])
    if not finding.acceptable:
        raise Refused([Blocker(_("This is a mistake and cannot be accepted: put it right."))])
    moment = now or timezone.now()
    said = wording.message(finding)[:300]
    accepted, _made = AcceptedFinding.objects.update_or_create(
        report=report,
        fingerprint=fingerprint,
        defaults={"said": said, "reason": reason.strip()[:300], "by": by, "at": moment},
    )
    detail = {"finding": said, "reason": accepted.reason}
    audit.write([audit.entry("accepted", by=by, now=moment, record=report, detail=detail)])
    return accepted


@transaction.atomic
def reopen(*, report: Report, fingerprint: str, by: User, now: datetime | None = None) -> None:
    """Take back that a finding was accepted; nothing happens when it was not."""
    permissions.check_change(by, report)
    found = AcceptedFinding.objects.filter(report=report, fingerprint=fingerprint).first()
    if found is not None:
        audit.write(
            [
                audit.entry(
                    "reopened",
                    by=by,
                    now=now or timezone.now(),
                    record=report,
                    detail={"finding": found.said},
                )
            ]
        )
        found.delete()


@transaction.atomic
def bind(
    *, report: Report, by: User, fingerprints: Collection[str] | None = None, now: datetime | None = None
) -> list[Revision]:
    """Write references in place of typed numbers and keep the texts as drafts; return the new revisions.

    Without `fingerprints` every number that a record says is bound. Raises Refused when one is not found.
    """
    if fingerprints is None:
        wanted = [one.finding for one in standings_of(report).all if one.finding.kind == "match"]
    else:
        wanted = [_named(report, fingerprint) for fingerprint in fingerprints]
    by_record: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in wanted:
        if finding.spot is None or finding.replaces is None:
            raise Refused([Blocker(_("There is no number in a text to bind here."))])
        by_record[finding.spot.where.noun, finding.spot.where.pk].append(finding)
    saved = (
        _bind(_NOUNS[noun].objects.get(pk=pk), found, by, now) for (noun, pk), found in by_record.items()
    )
    return [revision for revision in saved if revision is not None]


def _bind(
    record: Publishable, findings: Iterable[Finding], by: User, now: datetime | None
) -> Revision | None:
    head = record.head_revision
    content = snapshots.upcast(type(record), head) if head else snapshots.capture(record)
    content = deepcopy(content)
    last: dict[tuple[str, str], int] = {}
    # From the end of each text, so that the places before stay what they were.
    for finding in sorted(findings, key=lambda one: -(one.replaces or (0, 0))[0]):
        if finding.spot is not None and finding.replaces is not None:
            place = (finding.spot.where.part_id, finding.spot.where.column)
            start, end = finding.replaces
            if end <= last.get(place, end):
                _put(content, finding.spot, (start, end), finding.suggestion)
                last[place] = start
    reason = _("bound numbers to their records")
    return save_draft(
        record=record, content=content, base=head.number if head else None, by=by, now=now, reason=reason
    )


def _put(content: dict[str, Any], spot: Spot, stretch: tuple[int, int], reference: str) -> None:
    """Replace a stretch of one text of a content."""
    where = spot.where
    row = content
    if where.part:
        row = next((one for one in content[PARTS][where.part] if one["id"] == where.part_id), {})
    text = str(row.get(where.column, ""))
    start, end = stretch
    if text[spot.start : spot.end] != spot.text and "<" in text[start:end]:
        told = _("“%(number)s” has formatting inside it: write %(reference)s yourself.")
        raise Refused([Blocker(told % {"number": spot.text, "reference": reference}, field=where.column)])
    row[where.column] = text[:start] + reference + text[end:]


def _named(report: Report, fingerprint: str) -> Finding:
    found = next((one for one in standings_of(report).all if one.finding.fingerprint == fingerprint), None)
    if found is None:
        raise Refused([Blocker(_("This is not found any more: the text or the number has changed."))])
    return found.finding
