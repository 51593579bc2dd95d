"""In Chromium: a number is found and inserted by keyboard, and its value stands under the field."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from reports.models import Report, Section
from tests.factories import numbers
from tests.factories.publishing import draft, editor, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def section() -> Section:
    numbers.observation(numbers.indicator("patents-granted", name_en="Patents granted"), 178300)
    report = Report.objects.create(
        year=2022, slug="2022", title_en="2022", source=numbers.source("paper"), area=numbers.area()
    )
    published(report)
    made = Section(report=report, slug="creation", title_en="Creation", kind=Section.Kind.CHAPTER)
    made.body_en = "<p>It granted .</p>"
    made.save()
    return draft(made)


@pytest.fixture
def form(page: Page, live_server: LiveServer, section: Section) -> Page:
    client = Client()
    client.force_login(editor())
    cookie: dict[str, Any] = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": live_server.url,
    }
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a dictionary of its fields will do
    page.goto(reverse("admin:reports_section_change", args=[section.pk]))
    return page


def pick(form: Page, label: str) -> None:
    """Open the dialog of a field, search and take the first number, all by keyboard."""
    form.get_by_role("button", name=f"Insert figure: {label}").press("Enter")
    expect(form.get_by_role("searchbox", name="Find a figure")).to_be_focused()
    form.keyboard.type("granted 2022")
    choice = form.locator("dialog [data-reference]").first
    expect(choice).to_contain_text("178,300")
    form.keyboard.press("Tab")
    form.keyboard.press("Tab")
    expect(choice).to_be_focused()
    form.keyboard.press("Enter")


def test_figure_goes_to_the_caret_of_rich_text_and_is_saved(form: Page, section: Section) -> None:
    prose = form.locator(".ProseMirror[contenteditable]").first
    prose.click()
    form.keyboard.press("Control+End")
    form.keyboard.press("ArrowLeft")

    pick(form, "Text (English)")

    expect(prose).to_have_text("It granted [[patents-granted:2022]].")
    tools = form.locator(
        ".figure-tools", has=form.get_by_role("button", name="Insert figure: Text (English)")
    )
    expect(tools.get_by_role("status")).to_contain_text("178,300")
    form.get_by_role("button", name="Save draft", exact=True).click()
    expect(form.locator(".messagelist")).to_be_visible()
    section.refresh_from_db()
    assert "[[patents-granted:2022]]" in section.body_en


def test_figure_goes_to_the_caret_of_a_plain_text(form: Page) -> None:
    field = form.get_by_role("textbox", name="Standfirst (English)")
    field.fill("In all  patents.")
    field.evaluate("field => field.setSelectionRange(7, 7)")

    pick(form, "Standfirst (English)")

    expect(field).to_have_value("In all [[patents-granted:2022]] patents.")
    expect(field).to_be_focused()


def test_reference_that_prints_nothing_is_named_under_its_field(form: Page) -> None:
    form.get_by_role("textbox", name="Standfirst (English)").fill("In all [[patents-grant:2022]].")

    expect(form.locator(".figure-values .problem")).to_contain_text("Did you mean patents-granted?")


def test_dialog_closes_by_escape_and_gives_the_focus_back(form: Page) -> None:
    button = form.get_by_role("button", name="Insert figure: Standfirst (English)")
    button.press("Enter")
    form.keyboard.press("Escape")

    expect(form.locator("dialog.figure-picker")).to_be_hidden()
    expect(button).to_be_focused()
