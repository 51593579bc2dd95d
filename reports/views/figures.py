"""The numbers an edition's tables and key figures show: its own, failing those the newest public ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from indicators.models import Observation
from indicators.periods import candidates
from reports.models import Report
from reports.views.prose import NOW, Moment

KINDS = ("flow", "stock", "cumulative", "ratio")  # between them, every way in which a period may be kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """One cell: an indicator in an area (None: the edition's) and a period as the editor wrote it."""

    indicator: int
    area: int | None
    period: str


class Figures:
    """Looks up observations for one edition, by the rule that references in its texts follow."""

    def __init__(self, report: Report, moment: Moment = NOW) -> None:
        self.report = report
        self.moment = moment
        self._rows: dict[tuple[int, int, str], list[Any]] = {}

    def load(self, wanted: Iterable[Wanted]) -> None:
        """Fetch the rows for all cells. One query, none for no cells."""
        cells = set(wanted)
        if not cells:
            return
        codes = {code for cell in cells for kind in KINDS for code in candidates(cell.period, kind)}
        rows = Observation.objects.published().filter(
            Q(area__in={cell.area for cell in cells if cell.area} | {self.report.area_id}),
            indicator__in={cell.indicator for cell in cells},
            period__in=codes,
        )
        for row in self._visible(rows).with_names().with_change().select_related("indicator__unit"):
            self._rows.setdefault((row.indicator_id, row.area_id, row.period), []).append(row)

    def _visible(self, rows: Any) -> Any:
        moment = self.moment
        if moment.at is None:
            return rows.current()
        seen = rows.as_of(moment.at)
        return seen if moment.past else seen | rows.current().filter(source=self.report.source_id)

    def get(self, cell: Wanted) -> Any | None:
        """Return the observation of a cell that was loaded; None when there is none."""
        area = cell.area or self.report.area_id
        found = [
            row
            for (indicator, place, _period), rows in self._rows.items()
            if (indicator, place) == (cell.indicator, area)
            for row in rows
            if row.period in candidates(cell.period, row.indicator.kind)
        ]
        return max(found, key=self._standing, default=None)

    def indicator(self, key: int) -> Any | None:
        """Return an indicator of which some number was loaded; None when none was."""
        return next(
            (rows[0].indicator for (of, _area, _period), rows in self._rows.items() if of == key), None
        )

    def _standing(self, row: Any) -> tuple[bool, date, datetime]:
        printed = row.source.published_on or date.min
        return row.source_id == self.report.source_id, printed, row.released_at
