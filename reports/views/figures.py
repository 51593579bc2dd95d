"""The numbers an edition's tables and key figures show: its own, failing those the newest public ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from indicators.models import Observation
from indicators.periods import candidates
from indicators.quoting import Standpoint
from reports.models import Report

KINDS = ("flow", "stock", "cumulative", "ratio")  # between them, every way in which a period may be kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """One cell: an indicator in an area (None: the edition's) and a period as the editor wrote it."""

    indicator: int
    area: int | None
    period: str


class Figures:
    """Looks up observations for one edition, by the rule that references in its texts follow."""

    def __init__(self, report: Report, seen_at: datetime | None = None, *, pending: bool = False) -> None:
        """Look from an edition as it is now or as it stood; for its editors, at its `pending` rows too."""
        self.report = report
        self._standpoint = Standpoint(report.source_id, report.area_id, pending=pending, seen_at=seen_at)
        self._rows: dict[tuple[int, int | None, str], list[Any]] = {}
        self._indicators: dict[int, Any] = {}

    def load(self, wanted: Iterable[Wanted]) -> None:
        """Fetch the rows for all cells. One query, none for no cells."""
        cells = set(wanted)
        if not cells:
            return
        codes = {code for cell in cells for kind in KINDS for code in candidates(cell.period, kind)}
        about = Observation.objects.filter(
            Q(area__in={cell.area for cell in cells if cell.area} | {self.report.area_id}),
            indicator__in={cell.indicator for cell in cells},
            period__in=codes,
        )
        rows = about.published()
        if self._standpoint.pending:
            rows |= about.pending().filter(source=self.report.source_id)
        for row in rows.with_names().with_change().select_related("indicator__unit"):
            self._rows.setdefault((row.indicator_id, row.area_id, row.period), []).append(row)
            self._indicators[row.indicator_id] = row.indicator

    def get(self, cell: Wanted, since: datetime | None) -> Any | None:
        """Return the observation of a loaded cell, in a text public `since` then; None when there is none."""
        indicator = self.indicator(cell.indicator)
        if indicator is None:
            return None
        area = cell.area or self.report.area_id
        return replace(self._standpoint, as_of=since).chosen(
            (place, row)
            for place, period in enumerate(candidates(cell.period, indicator.kind))
            for row in self._rows.get((cell.indicator, area, period), ())
        )

    def indicator(self, key: int) -> Any | None:
        """Return an indicator of which some number was loaded; None when none was."""
        return self._indicators.get(key)
