"""How many awards: the observation that counts them, written by the one formatter, never a second number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from awards.models import Award, AwardRecipient
from indicators import periods
from indicators.figures import figure
from indicators.formatting import PLAIN, Style, Text
from indicators.models import Observation

Figures = Mapping[UUID, Observation]


def current(keys: Iterable[UUID | None]) -> dict[UUID, Observation]:
    """Return the public observation for each key; where it was corrected since, the row that stands now.

    One query, and a second one when something was corrected.
    """
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    rows = Observation.objects.published().select_related("indicator__unit", "area", "source")
    found = {row.pk: row for row in rows.filter(pk__in=wanted)}
    old = [row for row in found.values() if row.superseded_at is not None]
    if old:
        same = reduce(or_, (Q(**dict(zip(KEY, _key(row), strict=True))) for row in old))
        newer = {_key(row): row for row in rows.current().filter(same)}
        found |= {row.pk: newer[_key(row)] for row in old if _key(row) in newer}
    return found


def standing(keys: Iterable[UUID], rows: Sequence[Observation]) -> dict[UUID, Observation]:
    """Return for each key the row of `rows` that stands now: its own or, where corrected, the newer one."""
    by_key = {row.pk: row for row in rows}
    now = {_key(row): row for row in rows if row.superseded_at is None}
    return {key: now[_key(by_key[key])] for key in keys if key in by_key and _key(by_key[key]) in now}


def written(observation: Observation, style: Style = PLAIN) -> Text:
    """Return the number of an observation as text."""
    return figure(observation, observation.indicator, style=style)


def as_component(observation: Observation) -> dict[str, Any]:
    """Return the number with its address, as figure.html takes it."""
    text = written(observation, Style(unit=True))
    return {"figure": text, "url": address(observation)}


def address(observation: Observation) -> str:
    """Return the place of an observation on the page of its indicator."""
    return f"{observation.indicator.get_absolute_url()}#{periods.anchor(observation.period)}"


def cell(observation: Observation) -> str:
    """Return an observation's key as the workbook writes it: `code@area:period#source`."""
    return (
        f"{observation.indicator.slug}@{observation.area.code}:{observation.period}#{observation.source.slug}"
    )


def leading(awards: Sequence[Award], figures: Figures) -> Observation | None:
    """Return the number that stands for a round in a list: that of its first counted award."""
    return next((figures[key] for award in awards if (key := award.figure_id) and key in figures), None)


def winners(recipients: Iterable[AwardRecipient]) -> list[AwardRecipient]:
    """Return who received an award, those who only recommended somebody left out."""
    return [each for each in recipients if each.role != AwardRecipient.Role.RECOMMENDER]


KEY = ("indicator_id", "area_id", "period", "source_id")


def _key(row: Observation) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in KEY)
