from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from tests.factories.edition import Edition

pytestmark = pytest.mark.django_db


def test_every_record_with_a_page_of_its_own_says_how_to_cite_it(edition: Edition, client: Client) -> None:
    lists = (
        edition.organisations,
        edition.documents,
        edition.cases,
        edition.collections,
        edition.programmes,
        edition.rounds,
    )
    for record in (rows[0] for rows in lists):
        address = record.get_absolute_url()
        text = unescape(client.get(address).content.decode())
        assert text.count('id="cite-as"') == 1, address
        assert f"IP Portal, http://testserver{address}" in text


def test_every_page_names_the_version_for_other_languages(edition: Edition, client: Client) -> None:
    for prefix in ("", "/zh-hans"):
        text = client.get(f"{prefix}/cases/").content.decode()
        assert '<link rel="alternate" hreflang="x-default" href="/cases/">' in text
