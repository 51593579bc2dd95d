"""A reader: by keyboard only, without script, on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.budgets.test_weight import REQUESTS
from tests.journeys.conftest import Portal

without_script = pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no-js"])


def focused(page: Page) -> str:
    """Return the text of the element that has the keyboard."""
    text: str = page.evaluate(
        "(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || '').trim()"
    )
    return text


def tab_to(page: Page, text: str, most: int = 60) -> None:
    """Press Tab until the element that says `text` has the keyboard."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if re.search(text, focused(page)):
            return
    raise AssertionError(f"Tab never reached {text!r}; last: {focused(page)!r}")


def test_keyboard_alone_leads_from_the_front_page_to_a_case_in_chinese(page: Page, portal: Portal) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    page.goto("/")
    tab_to(page, "^Cases")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/")
    before = page.get_by_role("main").get_by_role("article").count()
    tab_to(page, "^Civil")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/?proceeding=civil")
    assert page.get_by_role("main").get_by_role("article").count() <= before

    title = page.locator("main h2 a, main h3 a").first.inner_text()
    tab_to(page, re.escape(title), most=90)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cases/[a-z0-9-]+/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    english = page.url
    tab_to(page, "中文")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh-hans/cases/**")
    assert page.url == english.replace("/cases/", "/zh-hans/cases/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_focus_is_always_visible(page: Page, portal: Portal) -> None:
    page.goto("/cases/")
    for _press in range(25):
        page.keyboard.press("Tab")
        shown: dict[str, Any] = page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                return {
                    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
                    shadow: style.boxShadow !== "none",
                    what: document.activeElement.outerHTML.slice(0, 120),
                };
            }"""
        )
        assert shown["outline"] or shown["shadow"], shown["what"]


@without_script
def test_everything_works_without_script(page: Page, portal: Portal) -> None:
    page.goto("/")
    page.get_by_role("searchbox").first.fill("178,300")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=178**")
    page.get_by_role("main").get_by_role("link", name="Foreword").first.click()
    page.get_by_role("main").get_by_role("link", name="178,300").first.click()
    page.wait_for_url("**/statistics/patents-granted-total/**")
    expect(page.get_by_role("main")).to_contain_text("178,300")

    page.goto("/cases/")
    shown = page.get_by_role("main").inner_text()
    page.get_by_role("main").get_by_role("link", name=re.compile("^Civil")).first.click()
    page.wait_for_url("**proceeding=civil**")
    assert page.get_by_role("main").inner_text() != shown
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").first.click()
    assert download.value.suggested_filename == "cases.csv"
    page.get_by_role("main").get_by_role("link", name="Proceeding: Civil").click()
    page.wait_for_url("**/cases/")

    page.get_by_role("link", name="中文").first.click()
    page.wait_for_url("**/zh-hans/cases/")
    page.goto("/reports/2022/")
    page.locator('main a[href$="/reports/2022/protection/"]').first.click()
    page.wait_for_url("**/reports/2022/protection/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 780}}], ids=["phone"])
def test_phone_reaches_every_section_from_the_masthead(page: Page, portal: Portal) -> None:
    page.goto("/")
    for name in ("Report", "Statistics", "Cases", "Awards", "Organisations", "Documents"):
        page.get_by_role("banner").get_by_role("link", name=re.compile(f"^{name}")).first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/reports/2022/protection/", "/cases/"])
def test_first_view_takes_few_requests(page: Page, portal: Portal, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert 2 <= len(asked) <= REQUESTS, asked
