"""Search: everything published is found, in both languages and by number; nothing else is."""

from __future__ import annotations

from functools import partial

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from indicators.actions import Row, record_observations, release
from indicators.models import Observation
from publishing import actions
from search.index import rebuild
from search.models import SearchEntry
from search.tokens import around, fold, readable
from tests.factories import cases, directory, numbers
from tests.factories.publishing import draft_ahead, published, withdrawn
from tests.pages.lists import options, queries, read, twin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text", ["PLEDGE", "pledge  plan", "质押", "沪府〔2022〕51号", "沪府(2022)51号", "ｐｌｅｄｇｅ"]
)
def test_a_document_is_found_by_text_number_and_width(client: Client, text: str) -> None:
    published(
        directory.document(
            title_en="Pledge plan", title_zh_hans="知识产权质押方案", number="沪府〔2022〕51号"
        )
    )

    assert client.get("/search.json", {"q": text}).json()["count"] == 1


def test_only_entries_with_every_word_are_found(client: Client) -> None:
    published(directory.document(title_en="Pledge plan"))

    assert client.get("/search.json", {"q": "pledge harbour"}).json()["count"] == 0


def test_counts_by_kind_and_year_equal_the_lists(client: Client) -> None:
    body = published(directory.organisation(name_en="Harbour office"))
    published(directory.document(body, title_en="Harbour plan"))
    published(
        directory.document(body, title_en="Harbour notice", issued_on=None, issued_on_precision="unknown")
    )
    numbers.indicator("harbour-cases", name_en="Harbour cases")

    _status, html = read(client, "/search/?q=harbour")

    assert "<b>4 results</b>" in html
    found = options(html)
    assert len(found) == 4
    for url, count in found:
        assert client.get(twin(url)).json()["count"] == count, url


def test_a_number_leads_straight_to_its_record(client: Client) -> None:
    document = published(directory.document(title_en="A plan", number="沪府〔2022〕51号"))

    _status, html = read(client, "/search/?q=沪府(2022)51号")

    assert "This number belongs to:" in html
    assert f'href="/documents/{document.slug}/"' in html.split("This number belongs to:")[1]


@pytest.mark.parametrize("text", ["178,300", "178300", "17.83万", "１７８，３００"])
def test_a_quantity_leads_to_what_it_counts(client: Client, text: str) -> None:
    numbers.observation(numbers.indicator("granted", name_en="Patents granted"), 178300)
    rebuild()

    _status, html = read(client, f"/search/?q={text}")

    assert 'href="/statistics/granted/"' in html.split("This number belongs to:")[1]


def test_only_numbers_the_public_may_see_are_found(client: Client) -> None:
    made = numbers.indicator("granted")
    old = numbers.observation(made, 178300)
    source = old.source
    by = User.objects.system()
    found = partial(client.get, "/search.json")
    correction = Observation(indicator=made, area=old.area, period=old.period, source=source, value=178400)
    record_observations(rows=[Row(correction)], by=by)
    rebuild()
    assert found({"q": "178,400"}).json()["count"] == 0

    release(sources=[source], by=by)
    assert found({"q": "178,400"}).json()["count"] == 1
    assert found({"q": "178,300"}).json()["count"] == 0

    actions.withdraw(record=source, how="taken_down", reason_en="Asked for.", by=by)
    assert found({"q": "178,400"}).json()["count"] == 0


def test_words_are_shown_where_they_stand(client: Client) -> None:
    published(directory.document(summary_en="Long before it. " * 20 + "Then <b>harbours</b> are named."))

    _status, html = read(client, "/search/?q=harbours")

    assert "<mark>harbours</mark> are named." in html


def test_an_empty_answer_echoes_the_question_and_offers_next_steps(client: Client) -> None:
    status, html = read(client, "/search/?q=%3Cscript%3E harbour")

    assert status == 200
    assert "Nothing found for “&lt;script&gt; harbour”" in html
    assert 'href="/search/?q=%3Cscript%3E"' in html
    assert 'href="/glossary/"' in html


def test_nothing_asked_finds_nothing_and_says_what_to_do(client: Client) -> None:
    published(directory.organisation())

    assert client.get("/search.json").json()["count"] == 0
    assert "What are you looking for?" in read(client, "/search/")[1]


def test_drafts_and_withdrawn_records_are_not_found(client: Client) -> None:
    directory.organisation(name_en="Marker one")
    draft_ahead(published(directory.organisation()), name_en="Marker two")
    withdrawn(directory.organisation(name_en="Marker three"))
    published(directory.organisation(name_en="Marker four", has_page=False))

    assert client.get("/search.json", {"q": "marker"}).json()["count"] == 0


def test_a_new_name_of_an_organisation_reaches_what_names_it(client: Client) -> None:
    body = cases.court()
    published(cases.case(handling_authority=body))
    draft_ahead(body, name_en="Renamed harbour office")
    actions.publish(records=[body], by=User.objects.system())

    found = client.get("/search.json", {"q": "renamed harbour"}).json()["results"]

    assert {one["type"] for one in found} == {"organisation", "case"}


def test_rebuilding_changes_nothing_and_repairs_what_was_broken(capsys: pytest.CaptureFixture[str]) -> None:
    published(cases.case())
    published(directory.document(directory.organisation()))
    numbers.indicator()

    assert rebuild() == (0, 0)
    SearchEntry.objects.filter(noun="document").update(title_en="Wrong")
    SearchEntry.objects.filter(noun="indicator").delete()
    call_command("rebuild_search")
    assert capsys.readouterr().out == "2 entries written, 0 removed.\n"
    assert rebuild() == (0, 0)


def test_search_takes_as_many_queries_for_many_as_for_few(client: Client) -> None:
    published(directory.organisation(name_en="Harbour"))
    few = queries(client, "/search/?q=harbour")
    for _each in range(20):
        published(directory.organisation(name_en="Harbour"))

    assert queries(client, "/search/?q=harbour") == few <= 8


def test_tokens_fold_and_cut() -> None:
    assert fold("  Ａ〔2022〕\n b ") == "a(2022) b"
    assert readable("<p>A&amp;B [[x:2022|unit]] {{note:1}}</p>") == "A&B"
    assert around("One harbour here", ["harbour"]) == ("One ", "harbour", " here")
    assert around("Nothing here", ["harbour"]) is None
