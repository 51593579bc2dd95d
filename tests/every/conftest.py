"""One small edition for all tests of this folder; what they write is taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.every.crawl import crawl
from tests.factories.edition import Edition, in_transaction


@pytest.fixture(scope="package")
def edition(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Edition]:
    """The edition, two rows of everything."""
    with django_db_blocker.unblock(), in_transaction(2) as made:
        yield made


@pytest.fixture(scope="package")
def answers(edition: Edition, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """Every public answer of the edition as it is."""
    with django_db_blocker.unblock():
        return crawl(edition)
