"""An editor's first hour: each noun made, looked at, published, drafted ahead, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import Complaints, Windows
from tests.factories import directory
from tests.journeys.conftest import Portal
from tests.journeys.forms import NOUNS, WORD, Noun, fill, publish, withdraw

# How each of these is withdrawn in the end. Their forms differ most: a plain form, rows and prose, prose
# alone, a place on the page of another. What follows the first publishing is one code for all nouns, and
# tests/publishing/test_every_noun.py walks it for each, without a browser.
WHOLE_WAY = {
    "directory/organisation": "superseded",
    "cases/typicalcase": "taken_down",
    "reports/section": "superseded",
    "reports/exhibit": "taken_down",
}


def by_noun(nouns: list[Noun]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("noun", nouns, ids=lambda one: one.path)


@pytest.fixture
def reader(windows: Windows, portal: Portal) -> Iterator[Page]:
    """Somebody who is not signed in, with a browser of their own."""
    complaints = Complaints()
    with windows.page(portal.url, complaints) as opened:
        yield opened
    assert complaints == Complaints(), "the reader's page broke a promise"


@pytest.fixture(scope="module", autouse=True)
def _own_source(portal: Portal, django_db_blocker: DjangoDbBlocker) -> None:
    """The source that the new edition is."""
    with django_db_blocker.unblock():
        directory.source(title_en="Own source")


def search(reader: Page, noun: Noun) -> int:
    """Return how many results carry the noun's title."""
    reader.goto(f"/search/?q={WORD}")
    return reader.get_by_role("main").get_by_role("link", name=re.compile(noun.title)).count()


def made_public(desk: Page, reader: Page, portal: Portal, noun: Noun) -> tuple[str, str]:
    """Make a record, look at it and publish it; return where it is in the admin and where readers find it."""
    desk.goto(f"/admin/{noun.path}/add/")
    fill(desk, noun)
    desk.get_by_role("button", name="Save and preview").click()
    desk.wait_for_url(re.compile(rf"/admin/{noun.path}/\d+/preview/"))
    address = desk.url.partition("preview/")[0].removeprefix(portal.url)
    expect(desk.get_by_role("region", name="Preview")).to_be_visible()
    expect(desk.locator("main")).to_contain_text(noun.title)
    if noun.found:
        assert search(reader, noun) == 0

    publish(desk, address)
    if noun.found:
        assert search(reader, noun) == 1
    desk.goto(f"{address}change/")
    public = desk.get_by_role(
        "link", name=re.compile("published page|public page|View on site", re.IGNORECASE)
    ).first
    page = (public.get_attribute("href") or "").removeprefix(portal.url)
    reader.goto(page)
    expect(reader.locator("main")).to_contain_text(noun.title)
    return address, page


@by_noun([one for one in NOUNS if one.path not in WHOLE_WAY])
def test_record_is_made_and_published(desk: Page, reader: Page, portal: Portal, noun: Noun) -> None:
    made_public(desk, reader, portal, noun)


@by_noun([one for one in NOUNS if one.path in WHOLE_WAY])
def test_record_goes_its_whole_way(desk: Page, reader: Page, portal: Portal, noun: Noun) -> None:
    address, page = made_public(desk, reader, portal, noun)
    desk.locator(f"#id_{noun.name}").fill(f"{noun.title} ahead")
    desk.get_by_role("button", name="Save draft", exact=True).click()
    expect(desk.get_by_text("The public page stays as it is")).to_be_visible()
    reader.reload()
    expect(reader.locator("main")).to_contain_text(noun.title)
    expect(reader.locator("main")).not_to_contain_text(f"{noun.title} ahead")
    desk.goto(f"{address}preview/")
    expect(desk.locator("main")).to_contain_text(f"{noun.title} ahead")
    publish(desk, address)
    reader.reload()
    expect(reader.locator("main")).to_contain_text(f"{noun.title} ahead")

    how = WHOLE_WAY[noun.path]
    withdraw(desk, address, how, "The office asked for it.")
    if noun.found:
        assert search(reader, noun) == 0
    path, _mark, place = page.partition("#")
    answer = reader.goto(path)
    assert answer is not None
    if how == "superseded" or not place:
        expect(reader.locator("main")).to_contain_text("The office asked for it.")
    if how == "taken_down":
        # A place on a page that others share is gone; an address of its own says so.
        assert answer.status == (200 if place else 410)
        assert not place or noun.title not in reader.locator("main").inner_text()
