"""Machine twins: their shapes, what they refuse, and that each says what it is."""

from __future__ import annotations

import csv
import io

import pytest
from django.conf import settings as configured
from django.test import Client

from pages import twins
from tests.factories import directory
from tests.factories.publishing import published
from tests.pages.lists import read

pytestmark = pytest.mark.django_db

SHAPE = [
    "type",
    "id",
    "url",
    "title",
    "state",
    "released",
    "updated",
    "data",
    "links",
    "source",
    "licence",
    "notice",
]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_record_has_the_shape_all_nouns_share(client: Client) -> None:
    body = published(directory.organisation(name_zh_hans="法院"))

    response = client.get(f"/organisations/{body.slug}.json")

    found = response.json()
    assert list(found) == SHAPE
    assert found["type"] == "organisation"
    assert found["url"] == f"{configured.PORTAL_URL}/organisations/{body.slug}/"
    assert found["title"] == {"en": body.name_en, "zh-hans": "法院"}
    assert found["state"] == "published"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_every_copy_says_that_it_is_unofficial(client: Client) -> None:
    body = published(directory.organisation())

    detail = client.get(f"/organisations/{body.slug}.json").json()["notice"]
    listed = client.get("/organisations.json").json()["notice"]
    _status, table = read(client, "/organisations.csv")

    assert detail == listed
    assert "Unofficial" in detail["en"]
    assert rows(table)[0]["notice"] == detail["en"]


def test_an_official_portal_says_nothing_of_the_kind(client: Client, settings: object) -> None:
    settings.PORTAL_UNOFFICIAL = False  # type: ignore[attr-defined]  # pytest-django's wrapper
    published(directory.organisation())

    assert client.get("/organisations.json").json()["notice"] is None
    assert "notice" not in rows(read(client, "/organisations.csv")[1])[0]


def test_the_cursor_walks_every_row_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twins, "PER_PAGE", 2)
    made = {published(directory.organisation(kind="court")).slug for _each in range(5)}
    published(directory.organisation(kind="company"))

    seen: list[str] = []
    url = "/organisations.json?kind=court"
    while url:
        page = client.get(url).json()
        assert page["count"] == 5
        seen += [one["data"]["slug"] for one in page["results"]]
        url = (page["next"] or "").removeprefix(configured.PORTAL_URL)

    assert len(seen) == 5
    assert set(seen) == made


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("kind=poem", "kind"),
        ("area=atlantis", "area"),
        ("sort=colour", "sort"),
        ("colour=red", "colour"),
    ],
)
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_unusable_parameter_is_refused_by_name(
    client: Client, query: str, parameter: str, kind: str
) -> None:
    response = client.get(f"/organisations.{kind}?{query}")

    assert response.status_code == 400
    assert [one["parameter"] for one in response.json()["problems"]] == [parameter]


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30, "1.5"])
def test_a_forged_cursor_is_refused(client: Client, after: str) -> None:
    assert client.get(f"/organisations.json?after={after}").status_code == 400


def test_a_table_is_safe_to_open_and_marked_for_old_programs(client: Client) -> None:
    published(directory.organisation(name_en='=HYPERLINK("x")', name_zh_hans="办公室"))

    _status, plain = read(client, "/organisations.csv")
    _status, marked = read(client, "/organisations.csv?bom=1")

    assert rows(plain)[0]["name_en"] == '\'=HYPERLINK("x")'
    assert rows(plain)[0]["name_zh_hans"] == "办公室"
    assert marked == "\ufeff" + plain


def test_a_table_follows_filters_and_order(client: Client) -> None:
    for name, kind in (("B", "court"), ("A", "court"), ("C", "company")):
        published(directory.organisation(name_en=name, kind=kind))

    _status, table = read(client, "/organisations.csv?kind=court&sort=name")

    assert [row["name_en"] for row in rows(table)] == ["A", "B"]


def test_an_unknown_record_is_refused_as_data(client: Client) -> None:
    response = client.get("/organisations/nobody.json")

    assert response.status_code == 404
    assert response.json()["status"] == 404
