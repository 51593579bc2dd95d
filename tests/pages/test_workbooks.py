"""Every list is offered as a workbook too."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.factories import directory
from tests.factories.publishing import published

pytestmark = pytest.mark.django_db
LISTS = ("organisations", "documents", "cases", "cases/collections", "awards", "statistics")


@pytest.mark.parametrize("name", LISTS)
def test_list_links_to_its_workbook_and_answers_with_one(client: Client, name: str) -> None:
    page = client.get(f"/{name}/").content.decode()
    response: Any = client.get(f"/{name}.xlsx")

    assert f'href="/{name}.xlsx"' in page
    sheets = load_workbook(io.BytesIO(b"".join(response.streaming_content))).sheetnames
    assert sheets == ["data", "metadata", "notes"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_workbook_keeps_the_filters_of_the_list_and_never_holds_a_formula(client: Client) -> None:
    for name in ("=1+1", "Court"):
        published(directory.organisation(name_en=name))

    response: Any = client.get("/organisations.xlsx?q=1%2B1")

    opened = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    header, *rows = opened["data"].iter_rows()
    place = [cell.value for cell in header].index("name_en")
    assert [(row[place].value, row[place].data_type) for row in rows] == [("=1+1", "s")]
    said = dict(opened["metadata"].iter_rows(min_row=2, values_only=True))
    assert said["address"].endswith("/organisations.xlsx?q=1%2B1")
    assert "Unofficial" in said["notice (en)"]
