"""Observations for machines: units, qualifiers, sources, every vintage, and which of them is current."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from exchange.cells import Cell
from indicators.models import Indicator, Observation
from indicators.numbers import plain
from pages import twins
from publishing.dates import code


def _plain(value: Decimal | None) -> Decimal | None:
    """Return the value without the zeros the column pads it with."""
    return None if value is None else Decimal(plain(value))


# Heading and value. Numbers are in base units; `current` is no for a row that its source has replaced.
COLUMNS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("area", lambda row: row.area.code),
    ("period", lambda row: row.period),
    ("value", lambda row: _plain(row.value)),
    ("unit", lambda row: row.indicator.unit.code),
    ("qualifier", lambda row: row.qualifier),
    ("status", lambda row: row.obs_status),
    ("printed_en", lambda row: row.printed_en),
    ("printed_zh_hans", lambda row: row.printed_zh_hans),
    ("rounding_step", lambda row: _plain(row.rounding_step)),
    ("change", lambda row: _plain(row.change_value)),
    ("change_kind", lambda row: row.change_kind),
    ("change_basis", lambda row: row.change_basis),
    ("change_printed_en", lambda row: row.change_printed_en),
    ("change_printed_zh_hans", lambda row: row.change_printed_zh_hans),
    ("footnote_en", lambda row: row.footnote_en),
    ("footnote_zh_hans", lambda row: row.footnote_zh_hans),
    ("source", lambda row: row.source.slug),
    ("source_title_en", lambda row: row.source.title_en),
    ("source_title_zh_hans", lambda row: row.source.title_zh_hans),
    ("source_address", lambda row: row.source.url),
    ("source_dated", lambda row: code(row.source.published_on, row.source.published_on_precision)),
    ("source_kind", lambda row: row.source.kind),
    ("source_confidence", lambda row: row.source.confidence),
    ("released", lambda row: row.released_at.isoformat()),
    ("superseded", lambda row: row.superseded_at.isoformat() if row.superseded_at else None),
    ("current", lambda row: row.superseded_at is None),
)


def public_rows() -> QuerySet[Any]:
    """Return every public row, superseded ones included, with all a twin prints."""
    return Observation.objects.published().with_names().with_change().select_related("indicator__unit")


def for_machines(row: Observation) -> dict[str, Any]:
    """Return an observation as JSON prints it: numbers as numbers."""
    return {name: _number(value(row)) for name, value in COLUMNS}


def _number(value: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def passport_data(indicator: Indicator) -> dict[str, Any]:
    """Return what every list says of an indicator."""
    return {
        "code": indicator.code,
        "topic": indicator.topic,
        "kind": indicator.kind,
        "unit": indicator.unit.code,
        "unit_en": indicator.unit.plural_en,
        "unit_zh_hans": indicator.unit.measure_zh_hans,
        "better": indicator.better,
        "decimals": indicator.decimals,
    }


def as_csv(request: HttpRequest, rows: QuerySet[Any], *, name: str) -> HttpResponseBase:
    """Return the rows as CSV, one line an observation, streamed."""
    header = ["indicator", "name_en", "name_zh_hans", *(heading for heading, _value in COLUMNS)]
    ordered = rows.order_by(
        "indicator__topic", "indicator__position", "indicator__slug", "area", "ends_on", "period", "pk"
    )
    return twins.table(
        name,
        header,
        (_cells(row) for row in ordered.iterator(chunk_size=500)),
        bom=request.GET.get("bom") == "1",
    )


def _cells(row: Any) -> list[Cell]:
    names = [row.indicator.code, row.indicator.name_en, row.indicator.name_zh_hans]
    return [*names, *(value(row) for _heading, value in COLUMNS)]
