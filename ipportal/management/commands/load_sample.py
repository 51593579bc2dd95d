"""Bring in the sample edition, which ships with the portal."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from exchange.management.commands.import_workbook import acting_user
from ipportal.actions import Loaded, load_sample, nothing_on_record
from publishing.actions import Refused


class Command(BaseCommand):
    help = "Loads and publishes the sample edition. Running it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", metavar="USER", help="in whose name; the system's when left out")
        parser.add_argument("--if-empty", action="store_true", help="only when nothing is on record yet")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["if_empty"] and not nothing_on_record():
            self.stdout.write(_("There are records already; the sample edition is not loaded."))
            return
        try:
            loaded = load_sample(settings.BASE_DIR / "sample", by=acting_user(options["by"]))
        except PermissionDenied as refusal:
            raise CommandError(str(refusal)) from refusal
        except Refused as refusal:
            lines = [f"{one.label}: {one.message}" for one in refusal.blockers]
            raise CommandError("\n".join([_("The sample edition cannot be published:"), *lines])) from refusal
        self._print(loaded)

    def _print(self, loaded: Loaded) -> None:
        if not loaded.report.ok:
            issues = [str(one) for one in loaded.report.errors]
            raise CommandError("\n".join([_("The sample edition cannot be imported:"), *issues]))
        if loaded.changed_nothing:
            self.stdout.write(_("The sample edition is on record already; nothing was changed."))
            return
        self.stdout.write(
            _("Sample edition: %(rows)s rows written, %(published)s records published.")
            % {
                "rows": loaded.report.total("created") + loaded.report.total("changed"),
                "published": loaded.published,
            }
        )
        if loaded.report.drafts:
            self.stdout.write(_("%(count)s drafts wait to be published.") % {"count": loaded.report.drafts})
