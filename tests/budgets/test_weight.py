"""What the first visit to a page of text costs on the wire."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.every.addresses import EVERY, LANGUAGES
from tests.factories.edition import Edition, in_transaction

pytestmark = pytest.mark.django_db
FIRST_VIEW, REQUESTS, SHEET = 40_000, 6, 12_000  # bytes, requests, bytes
ASSET = re.compile(r'(?:href|src)="/static/([^"]+)"')
TEXTS = (
    "home",
    "reports:report",
    "reports:chapter",
    "indicators:indicator",
    "cases:cases",
    "cases:case",
    "directory:organisation",
    "about",
)


def packed(content: bytes) -> int:
    """Return the size after compression, as the server's."""
    return len(gzip.compress(content, compresslevel=6))


def assets(page: str) -> list[Path]:
    """Return the files a page fetches before it is complete."""
    return [Path(settings.BASE_DIR) / "static" / name for name in dict.fromkeys(ASSET.findall(page))]


@pytest.fixture(scope="module")
def edition(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Edition]:
    with django_db_blocker.unblock(), in_transaction(20) as made:
        yield made


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_view_is_light(edition: Edition, name: str, language: str) -> None:
    response = Client().get(EVERY[name].path(edition, language), headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    files = assets(gzip.decompress(response.content).decode())
    sent = [len(response.content), *(packed(path.read_bytes()) for path in files)]
    assert sum(sent) <= FIRST_VIEW, dict(zip([name, *files], sent, strict=True))
    assert len(sent) <= REQUESTS


def test_style_sheet_is_light() -> None:
    sheets = sorted((Path(settings.BASE_DIR) / "static" / "portal").glob("portal*.css"))
    assert sheets
    assert sum(packed(path.read_bytes()) for path in sheets) <= SHEET


def test_secrets_are_not_compressed(edition: Edition) -> None:
    page = Client().get("/admin/login/", headers={"Accept-Encoding": "gzip"})
    assert "csrfmiddlewaretoken" in page.content.decode()
    assert "Content-Encoding" not in page


def test_stream_is_compressed_and_whole(edition: Edition) -> None:
    plain = Client().get("/organisations.csv")
    small = Client().get("/organisations.csv", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(small.getvalue()) == plain.getvalue()
