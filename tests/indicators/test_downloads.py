"""Files of numbers: every column from one serializer, and what may not be handed on is named, not given."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from directory.models import Source
from indicators.downloads import HEADER
from indicators.models import Indicator
from reports.models import Report
from tests.factories import numbers
from tests.factories.publishing import published
from tests.pages.lists import read

pytestmark = pytest.mark.django_db
CLOSED = {"redistributable": Source.Redistribution.NO, "licence": "All rights reserved"}


@pytest.fixture
def granted() -> Indicator:
    made = numbers.indicator("granted", name_en="Granted", name_zh_hans="授权量")
    row = numbers.observation(
        made,
        178300,
        rounding_step=100,
        printed_zh_hans="17.83万件",
        footnote_en="Rounded.",
        qualifier="about",
    )
    numbers.change(row, "4.57")
    numbers.superseded(numbers.observation(made, 170000, "2021"), 170500)
    numbers.observation(
        made, 999111, "2020", source=numbers.source("closed", title_en="A yearbook", **CLOSED)
    )
    return made


def table(client: Client, path: str) -> list[dict[str, str]]:
    status, text = read(client, path)
    assert status == 200
    return list(csv.DictReader(io.StringIO(text)))


def book(client: Client, path: str) -> dict[str, list[tuple[Any, ...]]]:
    response: Any = client.get(path)
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith('.xlsx"')
    opened = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in opened}


def test_file_tells_all_of_a_number(granted: Indicator, client: Client) -> None:
    [row] = [one for one in table(client, "/statistics/granted.csv") if one["period"] == "2022"]

    said = {
        "code": "granted",
        "indicator_en": "Granted",
        "indicator_zh_hans": "授权量",
        "area": "shanghai",
        "value": "178300",
        "unit": "patent",
        "qualifier": "about",
        "status": "A",
        "printed_zh_hans": "17.83万件",
        "rounding_step": "100",
        "change": "4.57",
        "footnote_en": "Rounded.",
        "source": "paper",
        "producer_en": "An office",
        "redistributable": "unknown",
        "vintage": "2023-04-26T02:00:00+00:00",
        "current": "TRUE",
    }
    assert {name: row[name] for name in said} == said


def test_replaced_vintage_stands_beside_the_current_one(granted: Indicator, client: Client) -> None:
    rows = [one for one in table(client, "/statistics/granted.csv") if one["period"] == "2021"]

    assert {one["value"]: one["current"] for one in rows} == {"170000": "FALSE", "170500": "TRUE"}


@pytest.mark.parametrize("path", ["/statistics", "/statistics/granted"])
def test_source_that_forbids_it_is_left_out_and_named(granted: Indicator, client: Client, path: str) -> None:
    said = table(client, f"{path}.csv")[-1]
    sheets = book(client, f"{path}.xlsx")

    for answer in (read(client, f"{path}.csv")[1], read(client, f"{path}.json")[1], str(sheets)):
        assert "999111" not in answer
    assert (said["source"], said["licence"], said["value"]) == ("closed", "All rights reserved", "")
    assert "1 figures of “A yearbook”" in said["footnote_en"]
    assert "“A yearbook”" in str(sheets["notes"])


def test_twin_names_what_it_leaves_out(granted: Indicator, client: Client) -> None:
    data = client.get("/statistics/granted.json").json()["data"]

    assert [(one["slug"], one["rows"]) for one in data["left_out"]] == [("closed", 1)]
    assert {one["value"] for one in data["observations"]} == {178300, 170000, 170500}


def test_workbook_has_the_same_rows_as_the_table_and_says_what_it_is(
    granted: Indicator, client: Client
) -> None:
    sheets = book(client, "/statistics/granted.xlsx")

    assert list(sheets) == ["data", "metadata", "notes"]
    header, *rows = sheets["data"]
    assert list(header) == HEADER
    values = {row[header.index("value")] for row in rows}
    assert values == {178300, 170000, 170500, None}
    said = dict(sheets["metadata"][1:])
    assert said["address"].endswith("/statistics/granted.xlsx")
    assert "Facts and figures" in said["licence"]


def test_workbook_of_an_edition_holds_what_that_edition_printed(granted: Indicator, client: Client) -> None:
    published(
        Report.objects.create(
            year=2022, slug="2022", title_en="2022", source=numbers.source("paper"), area=numbers.area()
        )
    )
    numbers.observation(granted, 5, "2022", source=numbers.source("another"))

    header, *rows = book(client, "/statistics/granted.xlsx?edition=2022")["data"]

    assert {row[header.index("source")] for row in rows} == {"paper"}
    assert client.get("/statistics/granted.xlsx?edition=1999").status_code == 400


@pytest.mark.parametrize("path", ["/statistics.csv", "/statistics/granted.csv", "/statistics.xlsx"])
def test_queries_of_a_file_do_not_grow_with_its_rows(
    granted: Indicator, client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    for year in range(1990, 2020):
        numbers.observation(granted, Decimal(year), str(year))

    with django_assert_max_num_queries(8):
        response: Any = client.get(path)
        assert len(b"".join(response.streaming_content)) > 3000
