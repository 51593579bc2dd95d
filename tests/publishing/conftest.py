"""The desk of its own, and somebody signed in at it."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from accounts.models import User
from tests.factories.publishing import publisher


@pytest.fixture
def desk() -> Iterator[None]:
    """Serve the addresses of tests/publishing/desk.py."""
    with override_settings(ROOT_URLCONF="tests.publishing.desk"):
        yield


@pytest.fixture
def by(client: Client) -> User:
    """Sign a publisher in."""
    person = publisher()
    client.force_login(person)
    return person
