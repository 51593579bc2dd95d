"""The audit from the command line: prose against data, and the arithmetic of the data."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from exchange.management.commands.import_workbook import acting_user
from publishing import permissions
from reports.audit import wording
from reports.audit.standing import Standing, Standings, standings_of
from reports.models import Report


class Command(BaseCommand):
    help = "Audits an edition's numbers: texts against records, records against each other. Exit 1: an error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--edition", type=int, metavar="YEAR", help="every edition when left out")
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")
        parser.add_argument("--by", metavar="USER", help="in whose name; the system's when left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        reports = _editions(options["edition"], acting_user(options["by"]))
        audited = [(report, standings_of(report)) for report in reports]
        if options["json"]:
            told = [_as_dict(report, standings) for report, standings in audited]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            for report, standings in audited:
                self._print(report, standings)
        if any(standings.errors for _report, standings in audited):
            sys.exit(1)

    def _print(self, report: Report, standings: Standings) -> None:
        self.stdout.write(f"{report} ({report.year})")
        for heading, found in _by_section([*standings.errors, *standings.notes]):
            self.stdout.write(f"\n{heading}")
            for one in found:
                self._print_one(one)
        counts = Counter(placed.number.group for placed in standings.audit.numbers)
        self.stdout.write(
            "\n"
            + _("Numbers: %(counts)s")
            % {"counts": ", ".join(f"{n} {kind}" for kind, n in counts.most_common())}
        )
        self.stdout.write(
            _("%(errors)s errors, %(notes)s notes, %(accepted)s accepted.")
            % {
                "errors": len(standings.errors),
                "notes": len(standings.notes),
                "accepted": len(standings.accepted),
            }
        )

    def _print_one(self, one: Standing) -> None:
        finding = one.finding
        level = _("error") if one.blocks else pgettext("finding", "note")
        place = wording.place(finding)
        self.stdout.write(f"  {level}: {f'{place}: ' if place else ''}{wording.message(finding)}")
        for reason in wording.reasons(finding):
            self.stdout.write(f"      {reason}")
        for further in finding.also:
            self.stdout.write(f"      {wording.message(further)}")
        self.stdout.write(f"      {wording.remedy(finding)}")


def _editions(year: int | None, user: User) -> list[Report]:
    found = Report.objects.all() if year is None else Report.objects.filter(year=year)
    reports = list(found.select_related("source", "area", "head_revision", "live_revision"))
    if year is not None and not reports:
        raise CommandError(_("There is no edition of %(year)s.") % {"year": year})
    try:
        for report in reports:
            permissions.check_view_drafts(user, report)
    except PermissionDenied as refusal:
        raise CommandError(str(refusal)) from refusal
    return reports


def _by_section(found: Iterable[Standing]) -> Iterable[tuple[str, list[Standing]]]:
    """Group by the record whose text it is, in the order of the book; records' own findings last."""
    groups: dict[str, list[Standing]] = {}
    for one in found:
        spot = one.finding.spot
        groups.setdefault(spot.where.label if spot else "", []).append(one)
    ordered = sorted(groups.items(), key=lambda pair: not pair[0])
    return [(label or _("Records"), group) for label, group in ordered]


def _as_dict(report: Report, standings: Standings) -> dict[str, Any]:
    counts = Counter(placed.number.group for placed in standings.audit.numbers)
    return {
        "edition": report.year,
        "errors": len(standings.errors),
        "numbers": dict(counts),
        "findings": [_finding(one) for one in standings.all],
    }


def _finding(one: Standing) -> dict[str, Any]:
    finding, spot = one.finding, one.finding.spot
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "blocks": one.blocks,
        "fingerprint": finding.fingerprint,
        "accepted": one.accepted.reason if one.accepted else None,
        "section": spot.where.section if spot else None,
        "noun": spot.where.noun if spot else None,
        "field": spot.where.column if spot else None,
        "paragraph": spot.paragraph if spot else None,
        "offset": spot.offset if spot else None,
        "number": spot.text if spot else None,
        "context": f"{spot.before}{spot.text}{spot.after}" if spot else None,
        "record": finding.fact.reference if finding.fact else None,
        "source": finding.fact.source if finding.fact else None,
        "reference": finding.suggestion or None,
        "computed": wording.interval(finding.computed) if finding.computed else None,
        "stated": wording.interval(finding.stated) if finding.stated else None,
        "message": wording.message(finding),
        "why": wording.reasons(finding),
        "remedy": wording.remedy(finding),
        "also": [wording.message(further) for further in finding.also],
    }
