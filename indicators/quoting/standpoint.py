"""From where a number is read: which of its rows count there, and which of them is printed (ADR 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from directory.models import Source


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A text of an edition: the edition's source and area by key, and since when the text is public.

    `as_of` (None: now, a draft) is for rows of other sources. Rows of the edition's own source count as they
    are now, or as they were at `seen_at`, for a page as it once stood; `pending` counts its waiting rows too,
    for a text that goes out together with its source.
    """

    source: int | None = None
    area: int | None = None
    as_of: datetime | None = None
    pending: bool = False
    seen_at: datetime | None = None

    def sees(self, row: Any) -> bool:
        """Say whether a row, public or waiting, counts from here."""
        own = row.source_id == self.source
        if row.released_at is None:
            return self.pending and own
        moment = self.seen_at if own else self.as_of
        if moment is None:
            return row.superseded_at is None
        return row.released_at <= moment and (row.superseded_at is None or row.superseded_at > moment)

    def chosen(self, rows: Iterable[tuple[int, Any]]) -> Any | None:
        """Return the row that is printed, of rows with the place of their period among those looked for.

        It is the edition's own, in it what waits to be printed next; else the newest released.
        """
        seen = ((self._order(row, place), row) for place, row in rows if self.sees(row))
        return min(seen, key=lambda pair: pair[0], default=(None, None))[1]

    def _order(self, row: Any, place: int) -> tuple[Any, ...]:
        return (
            row.source_id != self.source,
            place,
            row.released_at is not None,
            -row.released_at.timestamp() if row.released_at else 0,
            row.source.kind != Source.Kind.OFFICIAL,
            -(row.source.published_on or date.min).toordinal(),
            row.source.slug,
        )
