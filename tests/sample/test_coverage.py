"""Every figure, body, document, award and list of the white paper of 2022 is found where it belongs.

`coverage.csv` names for each the page that must say it: in words, or as a value with unit and qualifier.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from tests.sample.conftest import Site

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
]  # what is stored is compared on both by the tests beside it
Row = dict[str, str]
with (Path(__file__).parent / "coverage.csv").open(encoding="utf-8", newline="") as table:
    ROWS: list[Row] = list(csv.DictReader(table))
MEASURED = [row for row in ROWS if row["code"]]
QUOTED = [row for row in MEASURED if row["value"]]
HEDGES = {
    "exact": "",
    "": "",
    "about": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "nearly": "nearly",
}
COUNTS = {"F": 150, "O": 126, "D": 64, "A": 50, "C": 10}


def test_coverage_names_every_fact_once() -> None:
    expected = {f"{kind}{number:0{3 if kind in 'FO' else 2}}" for kind in COUNTS for number in _numbers(kind)}
    assert sorted(row["id"] for row in ROWS) == sorted(expected)
    assert all(row["text"] or row["value"] for row in ROWS), "a row that asks for nothing cannot fail"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_coverage_page_shows_the_fact(site: Site, row: Row) -> None:
    if row["text"]:
        assert row["text"].casefold() in site.words(row["path"]).casefold(), (
            f"{row['path']} does not say “{row['text']}”"
        )
    if row["value"]:
        shown = [Decimal(found) for found in re.findall(r'<data value="([-\d.]+)"', site.page(row["path"]))]
        assert Decimal(row["value"]) in shown, f"{row['path']} does not show {row['value']}"


@pytest.mark.parametrize("row", QUOTED, ids=lambda row: row["id"])
def test_coverage_page_quotes_the_record(site: Site, row: Row) -> None:
    quoted = re.findall(
        rf'href="/statistics/{row["code"]}/[^"]*">([^<]*)<data value="([-\d.]+)"', site.page(row["path"])
    )
    hedge = HEDGES[row["qualifier"]]
    assert (hedge, Decimal(row["value"])) in [(said.strip(), Decimal(value)) for said, value in quoted]


@pytest.mark.parametrize("row", QUOTED, ids=lambda row: row["id"])
def test_coverage_statistics_page_says_the_same(site: Site, row: Row) -> None:
    page = site.page(f"/statistics/{row['code']}/?edition=2022")
    # A stock at the end of a year, and a total up to it, stand in the line of that year.
    line = re.escape(re.sub(r"^(?:to-)?(\d{4})-12-31$", r"\1", row["period"]))
    cell = rf'id="{row["area"]}-{line}">[^<]*</th>\s*<td[^>]*>([^<]*)</td>'
    [said] = re.findall(cell, page)
    read = re.match(r"([a-z ]*)[^\da-z]*([\d,.]+)(?: (million|billion))?", said)
    assert read, said
    value = Decimal(read[2].replace(",", "")).scaleb({"million": 6, "billion": 9}.get(read[3], 0))
    assert (read[1].strip(), value) == (HEDGES[row["qualifier"]], Decimal(row["value"]))


@pytest.mark.parametrize("row", MEASURED, ids=lambda row: row["id"])
def test_coverage_twin_agrees_with_the_fact(site: Site, row: Row) -> None:
    twin = csv.DictReader(StringIO(site.page(f"/statistics/{row['code']}.csv")))
    printed = [
        line
        for line in twin
        if (line["source"], line["area"], line["period"]) == ("white-paper-2022", row["area"], row["period"])
    ]
    assert [(_number(line["value"]), line["unit"], line["current"]) for line in printed] == [
        (_number(row["value"]), row["unit"], "TRUE")
    ]
    assert not row["qualifier"] or printed[0]["qualifier"] == row["qualifier"]


def _numbers(kind: str) -> range:
    return range(1, COUNTS[kind] + 1)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
