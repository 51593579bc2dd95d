from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import CollectionEntry, Party, TypicalCase
from directory.models import Organisation
from publishing.states import WithdrawnAs
from tests.factories import cases, directory
from tests.factories.publishing import draft, draft_ahead, published, withdrawn

pytestmark = pytest.mark.django_db
LANGUAGES = ["", "/zh-hans"]
MARKER = "MARKER OF A DRAFT"


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def twin(client: Client, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Access-Control-Allow-Origin"] == "*"
    found: dict[str, Any] = response.json()
    return found


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_case_page_says_decision_money_parties_and_evidence(client: Client, prefix: str) -> None:
    made = published(cases.full_case(remedies_en="The operator must stop.", remedies_zh_hans="停止侵权。"))
    page = text(client, f"{prefix}{made.get_absolute_url()}")
    assert ("停止侵权。" if prefix else "The operator must stop.") in page
    assert "1,050,000" in page
    assert "（2021）沪73民终123号" in page
    assert ("李某" if prefix else "Li X") in page
    assert "201610951190.4" in page


def test_case_page_prints_romanised_number(client: Client) -> None:
    made = published(cases.full_case())
    assert "(2021) Hu 73 Min Zhong No. 123" in text(client, made.get_absolute_url())


def test_case_without_a_claim_says_not_stated_never_zero(client: Client) -> None:
    page = text(client, published(cases.full_case()).get_absolute_url())
    assert 'class="n none">not stated' in page


def test_case_page_shows_each_public_list_with_rank(client: Client) -> None:
    made = published(cases.case())
    public = published(cases.collection(made))
    draft(cases.collection(made, title_en=MARKER))
    page = text(client, made.get_absolute_url())
    assert "No. 1 of 10" in page
    assert public.get_absolute_url() in page
    assert MARKER not in page


def test_text_in_one_language_only_says_so(client: Client) -> None:
    made = published(cases.case(facts_en="<p>Facts in English.</p>"))
    page = text(client, f"/zh-hans{made.get_absolute_url()}")
    assert '<div class="prose" lang="en"><p>Facts in English.</p></div>' in page


@pytest.mark.parametrize("kind", ["html", "json"])
def test_unpublished_organisation_of_a_case_is_not_named(client: Client, kind: str) -> None:
    hidden = draft(directory.organisation(name_en=MARKER))
    made = cases.case(handling_authority=hidden)
    Party.objects.create(case=made, role="plaintiff", organisation=hidden)
    published(made)
    path = made.get_absolute_url()
    for address in (path, "/cases/", "/cases.csv", "/cases.json", f"{path.rstrip('/')}.json"):
        response = client.get(address)
        content = b"".join(response) if response.streaming else response.content
        assert MARKER not in content.decode(), address


def test_draft_ahead_of_a_case_is_not_public(client: Client) -> None:
    made = draft_ahead(cases.full_case(), title_en=MARKER, facts_en=f"<p>{MARKER}</p>")
    for path in (made.get_absolute_url(), "/cases/", "/cases.csv", "/cases.json"):
        response = client.get(path)
        content = b"".join(response) if response.streaming else response.content
        assert MARKER not in content.decode(), path


def test_withdrawn_case_keeps_its_text_or_gives_the_reason_only(client: Client) -> None:
    kept = withdrawn(cases.case(title_en="Kept text"))
    assert "Replaced by a newer one." in text(client, kept.get_absolute_url())
    taken = withdrawn(
        cases.case(title_en="Taken text", facts_en="<p>Secret facts</p>"), WithdrawnAs.TAKEN_DOWN
    )
    answer = client.get(taken.get_absolute_url())
    assert answer.status_code == 410
    assert "Replaced by a newer one." in answer.content.decode()
    assert "Secret facts" not in answer.content.decode()


def test_changed_slug_redirects(client: Client) -> None:
    made = published(cases.case(slug="old-name"))
    published(draft_ahead(made, slug="new-name"))
    answer = client.get("/cases/old-name/")
    assert (answer.status_code, answer["Location"]) == (301, "/cases/new-name/")


def test_case_twin_has_the_shape_of_every_record(client: Client) -> None:
    made = published(cases.full_case())
    found = twin(client, f"/cases/{made.slug}.json")
    shape = "type id url title state released updated data links source licence notice"
    assert found.keys() == set(shape.split())
    assert found["type"] == "case"
    data = found["data"]
    assert data["amounts"] == [
        {
            "kind": "damages",
            "value": "1050000",
            "currency": "CNY",
            "qualifier": "exact",
            "against": {"en": "", "zh-hans": ""},
        }
    ]
    assert data["numbers"][0]["normalised"] == "(2021)沪73民终123号"
    assert data["parties"][0]["organisation"]["type"] == "organisation"


def test_list_twins_hold_every_public_case(client: Client) -> None:
    made = [published(cases.full_case()) for _ in range(3)]
    draft(cases.case())
    listed = twin(client, "/cases.json")
    assert listed["count"] == 3
    assert {one["data"]["slug"] for one in listed["results"]} == {one.slug for one in made}
    table = b"".join(client.get("/cases.csv")).decode()
    assert table.count("\n") == 4
    assert "（2021）沪73民终123号" in table


@pytest.mark.parametrize(
    "query",
    [
        "q=123",
        "q=沪73民终123",
        "q=（2021）沪73民终123号",
        "q=〔2021〕 沪73 民终 123 号",
        "q=Hu 73 Min Zhong No. 123",
        "right=copyright",
        "proceeding=civil",
        "level=basic",
        "district=yangpu",
        "year=2022",
        "outcome=unknown",
        "finality=unknown",
    ],
)
def test_filters_find_the_case(client: Client, query: str) -> None:
    made = published(cases.full_case())
    other = published(
        cases.case(
            "trademark",
            proceeding="criminal",
            decided_on="2019-01-01",
            decided_on_precision="year",
            outcome="convicted",
            finality="effective",
        )
    )
    page = text(client, f"/cases/?{query}")
    assert made.get_absolute_url() in page
    assert other.get_absolute_url() not in page


def test_filters_by_authority_and_list(client: Client) -> None:
    body = cases.court(slug="yangpu-court")
    made, other = published(cases.case(handling_authority=body)), published(cases.case())
    listed = published(cases.collection(made, slug="top-ten"))
    for query in ("authority=yangpu-court", f"collection={listed.slug}"):
        page = text(client, f"/cases/?{query}")
        assert made.get_absolute_url() in page
        assert other.get_absolute_url() not in page


def test_draft_collection_is_no_filter(client: Client) -> None:
    draft(cases.collection(published(cases.case()), slug="hidden", title_en=MARKER))
    assert MARKER not in text(client, "/cases/")
    assert client.get("/cases.json?collection=hidden").status_code == 400


def test_sum_sorts_largest_first(client: Client) -> None:
    small, large = cases.full_case(), cases.full_case()
    large.amounts.update(value=9_000_000)
    published(small), published(large)
    page = text(client, "/cases/?sort=sum")
    assert page.index(large.get_absolute_url()) < page.index(small.get_absolute_url())


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_collection_page_ranks_its_cases_and_says_what_is_missing(client: Client, prefix: str) -> None:
    first, second = published(cases.case()), published(cases.case())
    made = published(cases.collection(first, second))
    page = text(client, f"{prefix}{made.get_absolute_url()}")
    assert page.index(first.get_absolute_url()) < page.index(second.get_absolute_url())
    assert 'id="rank-2"' in page
    if not prefix:
        assert "2 of 10 cases are on record" in page


def test_collection_without_contents_says_so(client: Client) -> None:
    page = text(client, published(cases.collection()).get_absolute_url())
    assert "Nothing is invented here." in page


def test_collection_leaves_out_unpublished_cases(client: Client) -> None:
    hidden = draft(cases.case(title_en=MARKER))
    made = published(cases.collection(hidden))
    path = made.get_absolute_url()
    assert MARKER not in text(client, path)
    assert MARKER not in json.dumps(twin(client, f"{path.rstrip('/')}.json"))


def test_collection_list_filters_by_issuer_series_and_year(client: Client) -> None:
    body = cases.court(slug="high-court")
    made = published(cases.collection(issuer=body, series=cases.series("copyright"), coverage_year=2021))
    other = published(cases.collection())
    for query in ("issuer=high-court", "series=copyright", "year=2021", f"q={made.title_en.split()[-1]}"):
        page = text(client, f"/cases/collections/?{query}")
        assert made.get_absolute_url() in page
        assert other.get_absolute_url() not in page


@pytest.mark.parametrize("path", ["/cases/nothing/", "/cases/collections/nothing/", "/cases/nothing.json"])
def test_unknown_address_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_case_is_listed_by_its_newest_date(client: Client) -> None:
    day = timezone.localdate() - timedelta(days=3)
    newest = published(cases.case(decided_on=day, decided_on_precision="day"))
    published(cases.case())
    rows = TypicalCase.objects.published().count()
    page = text(client, "/cases/")
    assert rows == 2
    assert page.index(newest.get_absolute_url()) < page.index("decided September 2022")


def test_deleting_a_collection_never_deletes_cases() -> None:
    made = cases.case()
    cases.collection(made).delete()
    assert TypicalCase.objects.filter(pk=made.pk).exists()
    assert not CollectionEntry.objects.exists()


def test_organisation_without_a_page_is_named_but_not_linked(client: Client) -> None:
    body = published(directory.organisation(name_en="A bench", has_page=False, kind=Organisation.Kind.COURT))
    page = text(client, published(cases.case(handling_authority=body)).get_absolute_url())
    assert "A bench" in page
    assert body.get_absolute_url() not in page
