"""Bring a workbook in from the command line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from exchange.actions import import_workbook, written_before
from exchange.models import ImportBatch
from exchange.staging.report import ImportReport


class Command(BaseCommand):
    help = "Brings in a workbook: .xlsx, .ods, .csv, .zip or a folder of CSVs. Exit 1: refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the workbook, or a folder of CSVs")
        parser.add_argument("--check", action="store_true", help="find every error and write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--by", metavar="USER", help="in whose name; the system's when left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = import_workbook(options["file"], by=acting_user(options["by"]), check=options["check"])
        except PermissionDenied as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            said = {**report.as_dict(), "written_before": _told(_before(report))}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))
        else:
            self._print(report)
        if not report.ok:
            sys.exit(1)

    def _print(self, report: ImportReport) -> None:
        for warning in report.warnings:
            self.stdout.write(_("Look: %(issue)s") % {"issue": warning})
        for error in report.errors:
            self.stderr.write(str(error))
        total = sum(report.totals.values())
        if total:
            self.stderr.write(_("%(count)s errors; nothing was written.") % {"count": total})
            return
        for name, counts in report.counts.items():
            self.stdout.write(
                _("%(sheet)s: %(created)s new, %(changed)s changed, %(unchanged)s as they were")
                % {"sheet": name, **counts.as_dict()}
            )
        if (before := _before(report)) is not None:
            self.stdout.write(
                _("This very file was written by %(by)s on %(at)s.")
                % {"by": before.applied_by, "at": f"{timezone.localtime(before.applied_at):%Y-%m-%d %H:%M}"}
            )
        if report.drafts:
            self.stdout.write(_("%(count)s drafts wait to be published.") % {"count": report.drafts})
        self.stdout.write(_("Checked; nothing was written.") if report.checked_only else _("Written."))


def _before(report: ImportReport) -> ImportBatch | None:
    """Return the import that wrote this very file, unless this one did."""
    return None if report.batch else written_before(report.sha256)


def _told(before: ImportBatch | None) -> dict[str, str] | None:
    if before is None:
        return None
    at = timezone.localtime(before.applied_at).isoformat(timespec="seconds")
    return {"batch": str(before.pk), "by": str(before.applied_by), "at": at}


def acting_user(username: str | None) -> User:
    """Return the user of this name, or the system's; raises CommandError for an unknown one."""
    if username is None:
        return User.objects.system()
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(_("There is no user %(name)s.") % {"name": username})
    return user
