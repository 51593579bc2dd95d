"""Rebuilds the search index from the published records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from search.index import rebuild


class Command(BaseCommand):
    help = "Rebuild the search index from the published records. On a consistent database nothing changes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say what was different."""
        with transaction.atomic():
            done = rebuild()
        self.stdout.write(f"{done.written} entries written, {done.removed} removed.")
