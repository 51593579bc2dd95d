from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import TypicalCase
from tests.factories import cases
from tests.factories.publishing import all_published, published

pytestmark = pytest.mark.django_db
MOST = 8


def case_with(parts: int) -> str:
    made = published(cases.full_case(parts))
    all_published(*(cases.collection(made, issuer=made.handling_authority) for _ in range(parts)))
    return made.get_absolute_url()


def members(size: int) -> list[TypicalCase]:
    made = [cases.full_case() for _ in range(size)]
    all_published(*made)
    return made


def collection_of(size: int) -> str:
    return published(cases.collection(*members(size), planned_size=size)).get_absolute_url()


def list_of(size: int) -> str:
    all_published(*(cases.collection(one, issuer=one.handling_authority) for one in members(size)))
    return "/cases/?right=copyright&level=basic&sort=sum"


def lists_of(size: int) -> str:
    list_of(size)
    return "/cases/collections/?year=2022"


def queries(client: Client, path: str) -> int:
    client.get(path)  # what a process learns once, such as content types, is known
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("build", [case_with, collection_of, list_of, lists_of])
def test_page_asks_as_little_at_forty_as_at_two(client: Client, build: Callable[[int], str]) -> None:
    few = queries(client, build(2))
    assert few <= MOST
    assert queries(client, build(40)) == few


def test_twins_stay_flat(client: Client) -> None:
    list_of(2)
    few = [queries(client, path) for path in ("/cases.json", "/cases.csv")]
    list_of(10)
    assert [queries(client, path) for path in ("/cases.json", "/cases.csv")] == few
