"""Forget the files and rows of old imports."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from exchange.actions import expire


class Command(BaseCommand):
    help = "Deletes files and staged rows of old imports; the line that they happened stays. Safe every day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        days = settings.IMPORT_KEEP_DAYS
        parser.add_argument("--days", type=int, default=days, help=f"older than this many days ({days})")

    def handle(self, *_args: Any, **options: Any) -> None:
        count = expire(days=options["days"])
        self.stdout.write(_("%(count)s imports forgotten.") % {"count": count})
