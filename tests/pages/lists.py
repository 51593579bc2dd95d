"""What tests of lists share: reading a twin, every option of a page's facets, the queries of a request."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

OPTION = re.compile(
    r'<li><a href="([^"]*)" rel="nofollow"><span[^>]*>[^<]*</span><span>(\d+)</span></a></li>'
)
CHIP = re.compile(
    r'<li><a href="([^"]*)" rel="nofollow"><span class="off">Remove filter: </span>(.*?)<span aria', re.DOTALL
)


def read(client: Client, path: str, **headers: Any) -> tuple[int, str]:
    """Return status and text of an address, streamed or not."""
    response: Any = client.get(path, **headers)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, body.decode()


def options(html: str) -> list[tuple[str, int]]:
    """Return address and count of every option that can be chosen."""
    return [(unescape(url), int(count)) for url, count in OPTION.findall(html)]


def chips(html: str) -> list[str]:
    """Return the addresses of the filters that can be removed."""
    return [unescape(url) for url, _label in CHIP.findall(html)]


def twin(url: str, kind: str = "json") -> str:
    """Return the address of a list's twin under the same query."""
    path, mark, query = url.partition("?")
    return f"{path.rstrip('/')}.{kind}{mark}{query}"


def queries(client: Client, path: str) -> int:
    """Return how many queries a cold request takes; the page must be there."""
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        status, _body = read(client, path)
    assert status == 200, path
    return len(captured)
