"""The sample edition, loaded and published once for all tests of this folder, and taken back afterwards."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker


@dataclass
class Site:
    """The portal as a reader without script sees it; each page is fetched once."""

    client: Client
    said: str
    fetched: dict[str, str] = field(default_factory=dict)

    def page(self, path: str) -> str:
        """Return the body of a page, which must answer 200."""
        if path not in self.fetched:
            response = self.client.get(path)
            assert response.status_code == 200, f"{path} answers {response.status_code}"
            body = response.getvalue() if response.streaming else response.content
            self.fetched[path] = body.decode()
        return self.fetched[path]

    def words(self, path: str) -> str:
        """Return what a page says: its main part without markup, white space brought to single spaces."""
        main = re.search(r"<main\b.*</main>", self.page(path), re.DOTALL)
        assert main, f"{path} has no main part"
        spaced = re.sub(r"</?(?:p|li|h\d|t[dhr]|d[tdl]|div|section|br|small)\b[^>]*>", " ", main[0])
        return " ".join(html.unescape(re.sub(r"<[^>]+>", "", spaced)).split())


@pytest.fixture(scope="package")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The portal with the sample edition in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        said = StringIO()
        call_command("load_sample", stdout=said)
        yield Site(Client(), said.getvalue())
        transaction.set_rollback(True)
