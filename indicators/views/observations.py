"""What all pages of numbers share: their files."""

from __future__ import annotations

from django.http.response import HttpResponseBase

from indicators import downloads
from indicators.querysets import ObservationQuerySet
from pages.views import PublicView


class Observations(PublicView):
    """A page whose files hold observations."""

    def observations(self, name: str, rows: ObservationQuerySet) -> HttpResponseBase:
        """Answer with public rows as the file asked for; those that must not be handed on are named in it."""
        closed = downloads.left_out(rows)
        found = downloads.cells(downloads.open_rows(rows), closed)
        return self.file(name, downloads.HEADER, found, notes=downloads.notes(closed))
