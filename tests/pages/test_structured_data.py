"""Structured data of a record: true, in both languages, and unable to break out of its element."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.factories import directory, numbers
from tests.factories.publishing import published
from tests.pages.lists import read

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_a_record_says_what_it_is(client: Client) -> None:
    body = published(directory.organisation(name_en="Patent office", name_zh_hans="专利局"))

    found = json.loads(BLOCK.findall(read(client, f"/organisations/{body.slug}/")[1])[0])

    assert found["@type"] == "Organization"
    assert (found["name"], found["alternateName"]) == ("Patent office", "专利局")
    assert found["url"] == f"http://testserver/organisations/{body.slug}/"


def test_a_name_cannot_end_the_block(client: Client) -> None:
    name = "</script><script>alert(1)</script>"
    body = published(directory.organisation(name_en=name))

    _status, html = read(client, f"/organisations/{body.slug}/")

    assert "<script>alert" not in html
    assert json.loads(BLOCK.findall(html)[0])["name"] == name


def test_statistics_are_a_dataset(client: Client) -> None:
    numbers.indicator("filings")

    assert '"@type": "Dataset"' in read(client, "/statistics/filings/")[1]
