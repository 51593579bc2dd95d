"""Organisations and documents as readers see them."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from directory.models import Organisation
from publishing import actions
from publishing.models import Link
from tests.factories import directory
from tests.factories.publishing import published
from tests.pages.lists import queries, read

pytestmark = pytest.mark.django_db


def test_an_organisation_shows_what_it_issued(client: Client) -> None:
    body = directory.organisation()
    document = published(directory.document(body, title_en="Work plan"))

    _status, html = read(client, f"/organisations/{body.slug}/")
    links = client.get(f"/organisations/{body.slug}.json").json()["links"]

    assert "Issued" in html
    assert f'<a href="/documents/{document.slug}/">Work plan</a>' in html
    assert [(one["role"], one["type"], one["year"]) for one in links] == [("issued", "document", 2022)]


def test_a_link_leads_to_the_readers_language(client: Client) -> None:
    body = directory.organisation()
    document = published(directory.document(body))

    assert (
        f'href="/zh-hans/documents/{document.slug}/"'
        in read(client, f"/zh-hans/organisations/{body.slug}/")[1]
    )


def test_what_has_no_chinese_name_is_shown_in_english_and_marked(client: Client) -> None:
    body = published(directory.organisation(name_en="An office", name_zh_hans=""))

    _status, html = read(client, f"/zh-hans/organisations/{body.slug}/")

    assert '<h1 lang="en">An office</h1>' in html


def test_an_organisation_without_a_page_is_named_but_not_linked(client: Client) -> None:
    body = published(directory.organisation(name_en="A campaign", has_page=False))
    document = published(directory.document(body))

    assert read(client, f"/organisations/{body.slug}/")[0] == 404
    assert "A campaign" not in read(client, "/organisations/")[1]
    _status, html = read(client, f"/documents/{document.slug}/")
    assert "A campaign" in html
    assert f"/organisations/{body.slug}/" not in html


def test_names_former_names_and_chinese_names_are_found(client: Client) -> None:
    published(directory.organisation("Former Patent Office", name_en="Office", name_zh_hans="知识产权局"))

    for text in ("former patent", "知识产权", "OFFICE"):
        assert client.get("/organisations.json", {"q": text}).json()["count"] == 1, text


def test_an_unsafe_address_is_printed_but_not_linked(client: Client) -> None:
    body = published(directory.organisation(url="javascript:alert(1)"))

    _status, html = read(client, f"/organisations/{body.slug}/")

    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html


def test_an_unknown_date_says_which_edition_names_the_document(client: Client) -> None:
    published(directory.document(issued_on=None, issued_on_precision="unknown", year_named=2022))

    _status, html = read(client, "/documents/?year=2022")

    assert "named in 2022" in html


def test_a_document_waits_for_its_issuers() -> None:
    body = directory.organisation()
    published(body)
    document = directory.document(body)
    Organisation.objects.filter(pk=body.pk).update(status="unpublished", live_revision=None)

    with pytest.raises(actions.Refused, match="not published"):
        actions.publish(records=[document], by=User.objects.system())


def test_records_that_go_out_together_need_not_wait() -> None:
    source = directory.source()
    body = directory.organisation(source=source)

    published_now = actions.publish(records=[body, source], by=User.objects.system())

    assert len(published_now) == 2


def test_a_reference_where_none_is_printed_is_refused() -> None:
    body = directory.organisation(note_en="It granted [[patents-granted-total:2022]].")

    assert any("does not work here" in one.message for one in actions.check(records=[body]))


def test_a_wrong_credit_code_is_refused() -> None:
    body = directory.organisation(credit_code="11310000MB2F30000X")

    assert any(one.url.endswith("#id_credit_code") for one in actions.check(records=[body]))


@pytest.mark.parametrize(
    "path", ["/organisations/", "/documents/", "/documents.json", "/organisations/first/", "/documents/plan/"]
)
def test_pages_take_as_many_queries_for_many_as_for_few(client: Client, path: str) -> None:
    first = directory.organisation("An older name", slug="first", area=directory.area())
    published(directory.document(first, slug="plan"))
    few = queries(client, path)
    for _each in range(20):
        body = directory.organisation("Another name", area=directory.area(), parent=first)
        published(directory.document(body, first))

    assert Link.objects.count() > 20
    assert queries(client, path) == few <= 8
