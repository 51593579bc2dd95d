from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from awards.models import AwardRecipient, AwardRound
from directory.models import Organisation
from indicators.models import Observation
from publishing.states import WithdrawnAs
from tests.factories import awards, directory, numbers
from tests.factories.publishing import all_published, draft, draft_ahead, published, withdrawn

pytestmark = pytest.mark.django_db
MARKER = "MARKER OF A DRAFT"
MOST = 8


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    content = b"".join(response) if response.streaming else response.content
    return content.decode()


def counted(value: int = 54, **fields: Any) -> AwardRound:
    """A round of which only a number is known, not yet published."""
    made = awards.bare_round(published(awards.programme()), source=published(directory.source()), **fields)
    awards.count(made, patents(value), grade_en="Gold Prize")
    return made


def patents(value: int) -> Observation:
    return numbers.observation(numbers.indicator(), value)


def test_name_known_in_one_language_says_so_in_the_other(client: Client) -> None:
    named = published(awards.programme(title_en="A prize", title_zh_hans="某奖"))
    english = published(awards.programme(title_en="A ranking", title_zh_hans=""))
    paths = [english.get_absolute_url(), named.get_absolute_url()]
    said = "暂无中文名称，此处为英文名称。"

    assert said in text(client, f"/zh-hans{paths[0]}")
    assert said not in text(client, f"/zh-hans{paths[1]}")
    assert "No English name" not in text(client, paths[0])


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_round_prints_the_observation_that_counts_it(client: Client, prefix: str) -> None:
    made = published(counted(1054))
    figure = made.awards.get().figure
    assert figure is not None
    address = f"{prefix}{figure.indicator.get_absolute_url()}#2022"
    page = text(client, f"{prefix}{made.get_absolute_url()}")
    assert '<data value="1054">1,054' in page
    assert f'href="{address}"' in page


def test_correction_of_the_number_changes_every_place_it_is_shown(client: Client) -> None:
    made = published(counted(1054))
    figure = made.awards.get().figure
    assert figure is not None
    numbers.superseded(numbers.superseded(figure, 1055), 1056)
    for path in ("/awards/", made.programme.get_absolute_url(), made.get_absolute_url()):
        page = text(client, path)
        assert "1,056" in page, path
        assert "1,054" not in page, path


def test_number_that_is_not_public_is_not_shown(client: Client) -> None:
    waiting = numbers.observation(numbers.indicator(), 4321, released_at=None)
    made = awards.bare_round(published(awards.programme()), source=published(directory.source()))
    awards.count(made, waiting)
    published(made)
    Observation.objects.filter(pk=waiting.pk).update(released_at=None)
    path = made.get_absolute_url()
    for address in ("/awards/", "/awards.csv", path, f"{path.rstrip('/')}.json"):
        page = text(client, address)
        assert "4,321" not in page
        assert "4321" not in page


def test_round_names_recipients_and_keeps_their_role(client: Client) -> None:
    made = awards.award_round()
    award = made.awards.order_by("position")[0]
    AwardRecipient.objects.create(round=made, award=award, name_en="Li X", role="inventor", position=9)
    page = text(client, published(made).get_absolute_url())
    for recipient in made.recipients.exclude(organisation=None):
        assert recipient.organisation is not None
        assert recipient.organisation.get_absolute_url() in page
    assert "Li X" in page
    assert "inventor" in page


def test_unpublished_recipient_and_grantor_are_not_named(client: Client) -> None:
    hidden = draft(directory.organisation(name_en=MARKER))
    made = awards.bare_round(published(awards.programme(hidden)), source=published(directory.source()))
    awards.give(made, hidden)
    path = published(made).get_absolute_url()
    for address in (
        "/awards/",
        "/awards.csv",
        "/awards.json",
        path,
        f"{path.rstrip('/')}.json",
        made.programme.get_absolute_url(),
    ):
        assert MARKER not in text(client, address), address
    assert client.get(f"/awards.json?recipient={hidden.slug}").status_code == 400


def test_draft_of_a_round_is_not_public(client: Client) -> None:
    made = draft_ahead(awards.award_round(), title_en=MARKER)
    draft(awards.bare_round(made.programme, slug="2023", title_en=MARKER))
    for path in ("/awards/", "/awards.csv", made.programme.get_absolute_url(), made.get_absolute_url()):
        assert MARKER not in text(client, path), path


def test_list_stands_grouped_by_kind_prizes_first(client: Client) -> None:
    source = published(directory.source())
    pilot = published(awards.programme(kind="pilot"))
    published(awards.bare_round(pilot, source=source, title_en="A pilot round"))
    published(awards.award_round(title_en="A prize round"))
    page = text(client, "/awards/")
    assert page.index('<h2 class="h3" id="prize">') < page.index("A prize round")
    assert (
        page.index("A prize round") < page.index('<h2 class="h3" id="pilot">') < page.index("A pilot round")
    )
    assert 'id="prize"' not in text(client, "/awards/?sort=title")


def test_filters_find_the_round(client: Client) -> None:
    body = published(directory.organisation(slug="office"))
    winner = published(directory.organisation(slug="winner", name_en="Shanghai Works"))
    source = published(directory.source())
    made = awards.bare_round(published(awards.programme(body)), source=source)
    awards.give(made, winner, grade_en="Gold Prize", patent_number="ZL201610951190.4")
    published(made)
    other = published(
        awards.bare_round(published(awards.programme(kind="pilot")), source=source, slug="2019", year=2019)
    )
    for query in (
        "kind=prize", "grantor=office", "year=2022", "grade=Gold Prize", "recipient=winner",
        "q=Shanghai Works", "q=201610951190",
    ):  # fmt: skip
        page = text(client, f"/awards/?{query}")
        assert made.get_absolute_url() in page, query
        assert other.get_absolute_url() not in page, query


def test_withdrawn_round_keeps_its_text_or_gives_the_reason_only(client: Client) -> None:
    kept = withdrawn(awards.award_round(title_en="Kept round"))
    assert "Replaced by a newer one." in text(client, kept.get_absolute_url())
    taken = withdrawn(awards.award_round(title_en="Taken round"), WithdrawnAs.TAKEN_DOWN)
    answer = client.get(taken.get_absolute_url())
    assert answer.status_code == 410
    assert "Grade 0" not in answer.content.decode()


def test_changed_programme_address_redirects_its_rounds_too(client: Client) -> None:
    made = published(awards.award_round())
    old = made.get_absolute_url()
    published(draft_ahead(made.programme, slug="renamed"))
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, "/awards/renamed/2022/")


def test_round_twin_gives_the_key_of_the_number_never_a_copy(client: Client) -> None:
    made = published(counted(1054))
    found = client.get(f"{made.get_absolute_url().rstrip('/')}.json").json()
    figure = made.awards.get().figure
    assert figure is not None
    key = f"{figure.indicator.slug}@shanghai:2022#{figure.source.slug}"
    assert found["data"]["awards"][0]["figure"] == key
    assert "1054" not in str(found["data"])


def test_list_twins_hold_every_public_round(client: Client) -> None:
    for _ in range(2):
        published(counted())
    draft(counted())
    assert client.get("/awards.json").json()["count"] == 2
    assert text(client, "/awards.csv").count("\n") == 3


@pytest.mark.parametrize("path", ["/awards/nothing/", "/awards/nothing/2022/", "/awards/nothing.json"])
def test_unknown_address_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def rounds_of(size: int) -> tuple[str, str, str]:
    """A programme with `size` rounds of `size` awards: the addresses of list, programme, one round."""
    source = directory.source()
    bodies = [directory.organisation(kind=Organisation.Kind.COMPANY) for _ in range(size)]
    programme = awards.programme(*bodies)
    all_published(source, programme, *bodies)
    shown = patents(100)
    rounds = [
        awards.bare_round(programme, slug=str(2000 + n), year=2000 + n, source=source) for n in range(size)
    ]
    for position, body in enumerate(bodies):
        awards.give(rounds[0], body, position)
        awards.count(rounds[position], shown, 1000 + position)
    all_published(*rounds)
    return (
        f"/awards/?kind=prize&grantor={bodies[0].slug}",
        programme.get_absolute_url(),
        rounds[0].get_absolute_url(),
    )


def queries(client: Client, path: str) -> int:
    client.get(path)  # what a process learns once, such as content types, is known
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200, path
    return len(captured)


def test_pages_ask_as_little_at_forty_as_at_two(client: Client) -> None:
    few = [queries(client, path) for path in rounds_of(2)]
    assert max(few) <= MOST
    assert [queries(client, path) for path in rounds_of(40)] == few


def test_grade_is_one_option_though_its_chinese_name_is_not_always_known(client: Client) -> None:
    for place, chinese in enumerate(("金奖", "")):
        made = awards.bare_round(
            published(awards.programme()), source=published(directory.source()), slug=str(2020 + place)
        )
        awards.give(made, published(directory.organisation()), grade_en="Gold Prize", grade_zh_hans=chinese)
        published(made)
    page = text(client, "/zh-hans/awards/")
    assert page.count("grade=Gold+Prize") == 1
    assert "<span>金奖</span><span>2</span>" in page
