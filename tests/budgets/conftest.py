"""What each public address costs at two rows and at forty, counted once."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.every.addresses import PAGES, TWINS
from tests.factories.edition import in_transaction

SMALL, LARGE = 2, 40
# Lists as readers narrow them: every kind of filter, sorting, looking for words.
NARROWED = {
    "cases:cases": "right=copyright&proceeding=civil&year=2022&collection=&q=Dispute&sort=title",
    "cases:collections": "year=2022&series=top-ten&q=Ten",
    "awards:awards": "year=2022&kind=prize&q=Grade",
    "directory:organisations": "kind=agency&q=Office",
    "directory:documents": "type=plan&year=2022&q=Plan",
    "indicators:indicators": "topic=creation&kind=flow&area=shanghai&q=measure",
    "search:search": "q=2022&noun=case&year=2022",
}
Costs = dict[tuple[str, int], list[str]]


def spent(path: str) -> list[str]:
    """Return the SQL of an anonymous request for `path`, with nothing remembered from before."""
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(path)
        content = response.getvalue() if response.streaming else response.content
    assert response.status_code == 200, f"{path} answers {response.status_code}"
    assert content
    return [query["sql"] for query in queries]


@pytest.fixture(scope="package")
def costs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Costs:
    """The queries of each address, by its name (with the query string of a narrowed list) and size."""
    found: Costs = {}
    with django_db_blocker.unblock():
        for size in (SMALL, LARGE):
            with in_transaction(size) as edition:
                for address in (*PAGES, *TWINS):
                    path = address.path(edition, "en")
                    found[address.name, size] = spent(path)
                    if address.name in NARROWED:
                        narrowed = f"{path.partition('?')[0]}?{NARROWED[address.name]}"
                        found[f"{address.name}?", size] = spent(narrowed)
    return found
