"""Every public answer there is: found by links from the front pages, in the sitemap, and in the table."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZipFile

from django.conf import settings
from django.test import Client

from tests.every.addresses import samples
from tests.factories.edition import Edition

HREF = re.compile(r'\s(?:href|action)="([^"]+)"')
LOC = re.compile(r"<loc>([^<]+)</loc>")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_FOLLOWED = ("/static/", "/admin/", "/zh-hans/admin/")
MADE = re.compile(rb"<t>made</t>.*?</row>")  # a workbook says when it was made
VARYING = {"X-Request-ID", "Expires", "Content-Length"}  # a workbook's zip holds the time of its making
NARROWINGS = 3  # links with a query string followed from one page: filters, sorts, the next page


def crawl(edition: Edition, also: Iterable[str] = ()) -> dict[str, str]:
    """Return every public address with its status, headers and body, drawing no distinction of type."""
    client = Client()
    waiting = deque(["/", "/zh-hans/", "/sitemap.xml", "/robots.txt", *samples(edition), *also])
    found: dict[str, str] = {}
    while waiting:
        address = waiting.popleft()
        if address in found:
            continue
        found[address] = body = fetch(client, address)
        waiting.extend(one for one in links(address, body) if one not in found)
    return found


def fetch(client: Client, address: str) -> str:
    """Return status, headers and body as one text."""
    response = client.get(address)
    assert response.status_code < 500
    told = {name: value for name, value in response.items() if name not in VARYING}
    return f"{response.status_code} {told}\n{body(response)}"


def body(response: Any) -> str:
    """Return everything an answer says, the words of a workbook included."""
    content: bytes = response.getvalue() if response.streaming else response.content
    if response.get("Content-Type", "").startswith(WORKBOOK):
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist() if name.startswith("xl/"))
        content = MADE.sub(b"", content)
    return content.decode()


def links(address: str, body: str) -> list[str]:
    """Return the portal's own addresses a page leads to; of those with a query only a few."""
    given = [*map(unescape, HREF.findall(body)), *LOC.findall(body)]
    joined = (urldefrag(urljoin(address, one.removeprefix(settings.PORTAL_URL)))[0] for one in given)
    own = [one for one in joined if one.startswith("/") and not one.startswith(NOT_FOLLOWED)]
    plain = [one for one in own if not urlsplit(one).query]
    narrowed = [one for one in own if urlsplit(one).query] if not urlsplit(address).query else []
    return list(dict.fromkeys([*plain, *narrowed[:NARROWINGS]]))
