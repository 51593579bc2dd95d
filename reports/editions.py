"""Tells the numbers which sources are editions of ours."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.editions import editions_from
from reports.models import Report


@editions_from
def public_editions() -> Mapping[int, int]:
    """Return the year covered by the key of each public edition's source."""
    return dict(Report.objects.published().exclude(source=None).values_list("source_id", "year"))
