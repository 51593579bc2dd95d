from __future__ import annotations

import pytest
from django.db import connection

from directory.models import Organisation
from tests.budgets.conftest import LARGE, NARROWED, SMALL, Costs, spent
from tests.every.addresses import PAGES, TWINS
from tests.factories.edition import edition

pytestmark = pytest.mark.django_db
MOST = 8
NAMES = [*(address.name for address in (*PAGES, *TWINS)), *(f"{name}?" for name in NARROWED)]


def shapes(queries: list[str]) -> str:
    """Return the queries one a line, cut to what tells them apart."""
    return "\n".join(f"  {query[:200]}" for query in queries)


@pytest.mark.parametrize("name", NAMES)
def test_page_is_within_its_queries(costs: Costs, name: str) -> None:
    queries = costs[name, LARGE]
    assert len(queries) <= MOST, f"{name}: {len(queries)} queries\n{shapes(queries)}"


@pytest.mark.parametrize("name", NAMES)
def test_page_costs_the_same_at_forty_rows(costs: Costs, name: str) -> None:
    small, large = costs[name, SMALL], costs[name, LARGE]
    assert len(small) == len(large), f"{name}\nat {SMALL}:\n{shapes(small)}\nat {LARGE}:\n{shapes(large)}"


def test_query_for_each_row_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that asks the database for something of its own shows in the count."""
    edition(SMALL)
    before = len(spent("/organisations/"))

    def costly(record: Organisation, language: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return record.name_en

    monkeypatch.setattr(Organisation, "label", costly)
    assert len(spent("/organisations/")) >= before + SMALL
