"""Which row of a number is printed, from where: without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from indicators.quoting import Standpoint

OWN, OTHER = 1, 2
FIRST = datetime(2023, 4, 26, tzinfo=UTC)
DAY = timedelta(days=1)


def row(name: str, source: int = OTHER, **fields: Any) -> Any:
    given = {"kind": "official", "published_on": None, "slug": name, **fields.pop("of", {})}
    standing = {"released_at": FIRST, "superseded_at": None, **fields}
    return SimpleNamespace(name=name, source_id=source, source=SimpleNamespace(**given), **standing)


OLD = row("old", superseded_at=FIRST + 2 * DAY)
NEW = row("new", released_at=FIRST + 2 * DAY)
OWN_OLD = row("own old", OWN, superseded_at=FIRST + 2 * DAY)
OWN_NEW = row("own new", OWN, released_at=FIRST + 2 * DAY)
WAITING = row("waiting", OWN, released_at=None)


@pytest.mark.parametrize(
    ("point", "seen"),
    [
        (Standpoint(OWN), ["new", "own new"]),
        (Standpoint(OWN, as_of=FIRST), ["old", "own new"]),
        (Standpoint(OWN, as_of=FIRST + 2 * DAY), ["new", "own new"]),
        (Standpoint(OWN, as_of=FIRST - DAY), ["own new"]),
        (Standpoint(OWN, as_of=FIRST, seen_at=FIRST + DAY), ["old", "own old"]),
        (Standpoint(OWN, as_of=FIRST, seen_at=FIRST + 2 * DAY), ["old", "own new"]),
        (Standpoint(OWN, pending=True), ["new", "own new", "waiting"]),
        (Standpoint(pending=True), ["new", "own new"]),
    ],
)
def test_what_counts_depends_on_when_the_text_became_public(point: Standpoint, seen: list[str]) -> None:
    rows = [OLD, NEW, OWN_OLD, OWN_NEW, WAITING]
    assert [one.name for one in rows if point.sees(one)] == seen


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        ([], None),
        ([(0, NEW), (1, OWN_NEW)], "own new"),
        ([(0, OWN_NEW), (0, WAITING)], "waiting"),
        ([(1, row("day")), (0, row("year"))], "year"),
        ([(0, row("early")), (0, NEW)], "new"),
        ([(0, row("a second hand", of={"kind": "secondary"})), (0, row("the office"))], "the office"),
        (
            [
                (0, row("a, of 2023", of={"published_on": date(2023, 1, 1)})),
                (0, row("b, of 2024", of={"published_on": date(2024, 1, 1)})),
            ],
            "b, of 2024",
        ),
        ([(0, row("b")), (0, row("a"))], "a"),
    ],
)
def test_own_number_is_printed_failing_that_the_newest_released(
    rows: list[tuple[int, Any]], printed: str | None
) -> None:
    chosen = Standpoint(OWN, pending=True).chosen(rows)
    assert (chosen and chosen.name) == printed
