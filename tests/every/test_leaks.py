from __future__ import annotations

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils.translation import override

from directory.models import Source
from publishing.models import Publishable
from publishing.querysets import PublishableQuerySet
from reports.models import Exhibit
from tests.every import secrets
from tests.every.crawl import crawl, fetch
from tests.factories.edition import Edition

pytestmark = pytest.mark.django_db
# Looked for in the lists and the search: what a reader could guess of a secret.
GUESSES = [
    f"/{prefix}{page}?q={word}"
    for prefix in ("", "zh-hans/")
    for page in ("search.json", "cases/", "documents.json", "organisations.csv", "statistics/")
    for word in ("zqsecre", "777000777")
]


def telling(answers: dict[str, str]) -> dict[str, str]:
    """Return the addresses whose answer tells a secret, with the words around it."""
    found = {}
    for address, text in answers.items():
        for words in (secrets.SECRET, "777,000,777", "777000777.0", "77700.0777"):
            place = text.find(words)
            if place >= 0:
                found[address] = text[max(0, place - 120) : place + 40]
    return found


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the addresses that answer otherwise, or at one time only."""
    return sorted(one for one in before.keys() | after.keys() if before.get(one) != after.get(one))


def own_addresses(records: list[Publishable]) -> list[str]:
    """Return the page and the twin of each record that has an address of its own."""
    paged = [one for one in records if not isinstance(one, Source | Exhibit)]
    with override("en"):
        paths = [one.get_absolute_url() for one in paged if "#" not in one.get_absolute_url()]
    return [address for path in paths for address in (path, f"{path.rstrip('/')}.json", f"/zh-hans{path}")]


def test_public_answers_do_not_change_by_a_byte_while_every_noun_has_drafts(
    edition: Edition, answers: dict[str, str]
) -> None:
    before = answers | {address: fetch(Client(), address) for address in GUESSES}
    made = secrets.plant(edition)
    secrets.note_for_editors(edition)
    after = crawl(edition, GUESSES)
    assert telling(after) == {}
    assert difference(before, after) == []
    assert len(before) > 200
    for address in own_addresses(made):
        assert Client().get(address).status_code == 404, address


def test_text_of_what_was_taken_down_is_nowhere(edition: Edition) -> None:
    records = secrets.take_down(edition)
    assert telling(crawl(edition, GUESSES)) == {}
    for address in own_addresses(records):
        assert fetch(Client(), address).startswith("410 "), address


def test_leak_is_seen(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the one rule let drafts pass, pages, twins, lists and the sitemap would tell."""
    secrets.plant(edition)

    def everything(rows: QuerySet[Publishable]) -> QuerySet[Publishable]:
        return rows.all()

    monkeypatch.setattr(PublishableQuerySet, "published", everything)
    told = ("/documents.csv", "/documents.json", "/organisations/", "/sitemap.xml", "/glossary/")
    assert telling({path: fetch(Client(), path) for path in told}).keys() == set(told)
