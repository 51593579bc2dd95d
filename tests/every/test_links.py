from __future__ import annotations

import re
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest

pytestmark = pytest.mark.django_db
ANCHORED = re.compile(r'<a\s[^>]*href="([^"#]*#[^"]+)"')


def status(answer: str) -> int:
    return int(answer[:3])


def lost_anchors(answers: dict[str, str]) -> list[str]:
    """Return `page -> address#place` for every link to a place that its page does not have."""
    lost = []
    for address, text in answers.items():
        for link in {unescape(one) for one in ANCHORED.findall(text)}:
            page, place = urldefrag(urljoin(address, link))
            target = answers.get(page)
            if target is not None and f'id="{place}"' not in target:
                lost.append(f"{address} -> {page}#{place}")
    return sorted(lost)


def test_every_link_leads_somewhere(answers: dict[str, str]) -> None:
    assert {one: status(text) for one, text in answers.items() if status(text) not in {200, 301, 302}} == {}
    assert lost_anchors(answers) == []


def test_lost_anchor_is_seen() -> None:
    pages = {"/a/": '200\n<p id="x"><a href="#x">x</a> <a class="b" href="/b/#gone">gone</a>', "/b/": "200\n"}
    assert lost_anchors(pages) == ["/a/ -> /b/#gone"]
