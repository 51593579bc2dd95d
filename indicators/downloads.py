"""Observations for machines, the one serializer of all files: units, qualifiers, vintages, whose they are.

Rows of a source whose licence forbids handing them on are left out, and the source is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import override

from exchange.cells import Cell
from indicators.models import Indicator, Observation
from indicators.numbers import plain
from indicators.querysets import ObservationQuerySet
from publishing.dates import code

Left = dict[str, Any]


def _plain(value: Decimal | None) -> Decimal | None:
    """Return the value without the zeros the column pads it with."""
    return None if value is None else Decimal(plain(value))


# Heading and value. Numbers are in base units; `vintage` is when a row became public here, and `current` is
# false for a row that its source has replaced.
COLUMNS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("code", lambda row: row.indicator.slug),
    ("indicator_en", lambda row: row.indicator.name_en),
    ("indicator_zh_hans", lambda row: row.indicator.name_zh_hans),
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
    ("source_url", lambda row: row.source.url),
    ("source_dated", lambda row: code(row.source.published_on, row.source.published_on_precision)),
    ("source_kind", lambda row: row.source.kind),
    ("source_confidence", lambda row: row.source.confidence),
    ("producer_en", lambda row: row.source.producer_en),
    ("producer_zh_hans", lambda row: row.source.producer_zh_hans),
    ("licence", lambda row: row.source.licence),
    ("redistributable", lambda row: row.source.redistributable),
    ("vintage", lambda row: row.released_at.isoformat()),
    ("superseded", lambda row: row.superseded_at.isoformat() if row.superseded_at else None),
    ("current", lambda row: row.superseded_at is None),
)
HEADER = [heading for heading, _value in COLUMNS]
# What names the indicator is said once where its observations stand under it.
_OF_INDICATOR = {"code", "indicator_en", "indicator_zh_hans"}
_OF_SOURCE = ("slug", "title_en", "title_zh_hans", "url", "producer_en", "producer_zh_hans", "licence")


def open_rows(rows: ObservationQuerySet) -> ObservationQuerySet:
    """Return the rows that may be handed on, superseded ones included, with all a file prints of them."""
    return rows.redistributable().with_names().with_change().select_related("indicator__unit")


def left_out(rows: ObservationQuerySet) -> list[Left]:
    """Return the sources whose rows are left out, each with their number and terms; one query."""
    names = [f"source__{name}" for name in _OF_SOURCE]
    closed = rows.closed().order_by("source__slug").values(*names).annotate(rows=Count("pk"))
    return [{name: one[f"source__{name}"] for name in _OF_SOURCE} | {"rows": one["rows"]} for one in closed]


def for_machines(row: Observation) -> dict[str, Any]:
    """Return an observation as JSON prints it under its indicator: numbers as numbers."""
    return {name: _number(value(row)) for name, value in COLUMNS if name not in _OF_INDICATOR}


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


def cells(rows: ObservationQuerySet, closed: Iterable[Left]) -> Iterator[Sequence[Cell]]:
    """Yield the rows of a file in the order of the list, then a line for each source that is left out."""
    ordered = rows.order_by(
        "indicator__topic", "indicator__position", "indicator__slug", "area", "ends_on", "period", "pk"
    )
    found = ordered.iterator(chunk_size=500)
    return chain(map(cells_of, found), map(cells_of_source, closed))


def cells_of(row: Any) -> list[Cell]:
    """Return the line of an observation."""
    return [value(row) for _heading, value in COLUMNS]


def notes(closed: Iterable[Left]) -> list[str]:
    """Return what a reader of the file must know of its columns, and of what is left out."""
    with override("en"):
        return [
            _("value and rounding_step are in base units: 12150000000 for 12.15 billion."),
            _("status is the SDMX observation status: A normal, B break, P provisional, O not stated…"),
            _("vintage is when the row became public here; current is FALSE for one since replaced."),
            _("Rows of one indicator in different areas count different things; never join them."),
            *(told(source) for source in closed),
        ]


def told(source: Left) -> str:
    """Return the sentence that names a source whose rows are left out."""
    words = _(
        "Left out: %(rows)s figures of “%(title)s” (%(producer)s), whose licence forbids handing them on: "
        "%(licence)s. %(url)s"
    )
    return (
        words
        % {
            "rows": source["rows"],
            "title": source["title_en"] or source["title_zh_hans"],
            "producer": source["producer_en"] or source["producer_zh_hans"],
            "licence": source["licence"] or _("stated by the source"),
            "url": source["url"],
        }
    ).strip()


def cells_of_source(source: Left) -> list[Cell]:
    """Return the line that names a source whose rows are left out."""
    said: dict[str, Cell] = {
        "source": source["slug"],
        "source_title_en": source["title_en"],
        "source_title_zh_hans": source["title_zh_hans"],
        "source_url": source["url"],
        "producer_en": source["producer_en"],
        "producer_zh_hans": source["producer_zh_hans"],
        "licence": source["licence"],
        "redistributable": "no",
    }
    for language in ("en", "zh-hans"):
        with override(language):
            said[f"footnote_{language.replace('-', '_')}"] = told(source)
    return [said.get(heading) for heading in HEADER]


def _number(value: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
