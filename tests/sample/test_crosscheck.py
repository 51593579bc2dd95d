"""The Chinese printing of the same white paper repeats figures of the English one: they agree."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from indicators.models import Change, Observation
from tests.sample.conftest import Site

pytestmark = pytest.mark.django_db
with (Path(__file__).parent / "crosscheck.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


def _printed_in_english(row: dict[str, str]) -> Observation:
    printed: Observation = Observation.objects.published().get(
        indicator__slug=row["indicator"],
        area__code=row["area"],
        period=row["period"],
        source__slug="white-paper-2022",
    )
    return printed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["indicator"])
def test_crosscheck_value_agrees(site: Site, row: dict[str, str]) -> None:
    printed = _printed_in_english(row)
    assert printed.value == Decimal(row["value"])
    assert printed.qualifier == row["qualifier"]
    assert printed.indicator.unit.code == row["unit"]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["year_on_year_percent"]], ids=lambda row: row["indicator"]
)
def test_crosscheck_change_agrees(site: Site, row: dict[str, str]) -> None:
    change = Change.objects.get(observation=_printed_in_english(row), basis=Change.Basis.YEAR_ON_YEAR)
    assert change.kind == Change.Kind.PERCENT
    assert change.value == Decimal(row["year_on_year_percent"])


def test_crosscheck_rows_are_not_loaded_a_second_time(site: Site) -> None:
    loaded = Observation.objects.filter(source__slug="white-paper-2022-chinese")
    assert {row.indicator.slug for row in loaded} == {"gii-cluster-rank"}
