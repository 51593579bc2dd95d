"""An editor at work in a real browser: the policy holds on every page of the desk."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cases.models import TypicalCase
from tests.factories.publishing import draft_ahead, published, publisher, user
from tests.publishing.records import case

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("desk")]


@pytest.fixture
def signed_in(page: Page) -> Page:
    person = publisher()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill("test-password-1")
    page.get_by_role("button", name="Log in").click()
    return page


def test_an_editor_writes_previews_and_publishes(signed_in: Page) -> None:
    record: Any = published(case(facts_en="<p>Before.</p>"))
    page = signed_in
    page.goto(f"/admin/cases/typicalcase/{record.pk}/change/")
    prose = page.locator(".ProseMirror[contenteditable=true]").first
    expect(prose).to_have_text("Before.")
    prose.click()
    page.keyboard.press("End")
    page.keyboard.type(" After.")
    page.get_by_label("Title (English)").fill("A better title")
    page.get_by_role("button", name="Save draft", exact=True).click()
    expect(page.get_by_text("The public page stays as it is")).to_be_visible()
    record.refresh_from_db()
    assert (record.title_en, record.facts_en) == ("A dispute", "<p>Before.</p>")
    page.get_by_role("link", name="Preview").click()
    expect(page.get_by_text("A better title")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Publish…").click()
    expect(page.get_by_text("Nothing stands in the way")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("1 record published")).to_be_visible()
    assert TypicalCase.objects.published().get().facts_en == "<p>Before. After.</p>"


@pytest.mark.parametrize("view", ["change", "history", "compare", "publish", "withdraw", "delete"])
def test_no_page_of_the_desk_breaks_the_policy(signed_in: Page, view: str) -> None:
    record = draft_ahead(published(case()), title_en="Ahead")
    answer = signed_in.goto(f"/admin/cases/typicalcase/{record.pk}/{view}/")
    assert answer is not None
    assert answer.status == (403 if view == "delete" else 200)
    signed_in.wait_for_load_state("networkidle")


def test_lists_and_the_add_form_keep_the_policy(signed_in: Page) -> None:
    for address in ("/admin/", "/admin/cases/typicalcase/", "/admin/cases/typicalcase/add/"):
        answer = signed_in.goto(address)
        assert answer is not None
        assert answer.status == 200
        signed_in.wait_for_load_state("networkidle")


def test_a_reader_without_role_is_told_so(page: Page) -> None:
    person = user()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill("test-password-1")
    page.get_by_role("button", name="Log in").click()
    answer = page.goto("/admin/cases/typicalcase/")
    assert answer is not None
    assert answer.status == 403
