"""Accessibility rules and the policy on every type of page: both themes, phone and desk, two languages."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from publishing.states import WithdrawnAs
from tests.every.addresses import LANGUAGES, PAGES, Address
from tests.factories import cases
from tests.factories.publishing import withdrawn
from tests.journeys.conftest import Portal

AXE = Axe().axe_script  # half a megabyte: a page gets it once
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: dict[str, Any] = {"runOnly": {"type": "tag", "values": RULES}}
# What a theme or a width can change; the rest of the rules reads the same document again.
LOOK: dict[str, Any] = {
    "runOnly": {
        "type": "rule",
        "values": [
            "color-contrast",
            "link-in-text-block",
            "target-size",
            "scrollable-region-focusable",
            "heading-order",
            "empty-heading",
            "aria-hidden-focus",
        ],
    }
}
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1440, "height": 900}
# Chinese has the same colours on the same page, but words of other lengths: each theme and each width once.
LOOKS: dict[str, list[tuple[Any, dict[str, int], dict[str, Any]]]] = {
    "en": [
        ("light", DESK, EVERYTHING),
        ("dark", PHONE, EVERYTHING),
        ("dark", DESK, LOOK),
        ("light", PHONE, LOOK),
    ],
    "zh-hans": [
        ("light", PHONE, EVERYTHING),
        ("dark", DESK, LOOK),
    ],
}
# The gallery shows parts out of their place: lists without their page, two of what a page has once.
OUT_OF_PLACE = {"components": ("landmark-unique", "listitem", "target-size")}


def problems(page: Page, rules: dict[str, Any], but: tuple[str, ...] = ()) -> list[str]:
    """Return each broken rule with the elements that break it."""
    # Without preload axe writes no style of its own into the page, which the policy would refuse.
    options = {**rules, "resultTypes": ["violations"], "preload": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("(options) => axe.run(document, options).then((all) => all.violations)", options)
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
        if one["id"] not in but
    ]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def at(page: Page, theme: Any, size: dict[str, int]) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    # Colours on their way from one theme to the other are neither's.
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")


@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_accessible_and_fits(
    public_tab: Page, portal: Portal, address: Address, language: str
) -> None:
    page = public_tab
    page.goto(address.path(portal.edition, language))
    found = []
    for theme, size, rules in LOOKS[language]:
        at(page, theme, size)
        broken = problems(page, rules, OUT_OF_PLACE.get(address.name, ()))
        found += [f"{theme} {size['width']}: {one}" for one in broken]
        if (wider := overflow(page)) > 0:
            found.append(f"{theme} {size['width']}: wider than the window by {wider} px")
    # 320 px is also what 200 % of a window of 640 px leaves.
    at(page, "light", {"width": 320, "height": 640})
    if (wider := overflow(page)) > 0:
        found.append(f"320: wider than the window by {wider} px")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("how", WithdrawnAs.values)
def test_page_of_a_withdrawn_record_is_accessible(page: Page, portal: Portal, how: str) -> None:
    gone = withdrawn(cases.case(title_en=f"A case {how}"), how)
    answer = page.goto(gone.get_absolute_url())
    assert answer is not None
    assert answer.status == (410 if how == WithdrawnAs.TAKEN_DOWN else 200)
    found = []
    for theme, size, rules in LOOKS["en"]:
        at(page, theme, size)
        found += problems(page, rules)
    assert not found, "\n".join(found)


def test_broken_page_is_seen(page: Page, portal: Portal) -> None:
    page.goto("/about/")
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            main.innerHTML = "<img src=x><p><a href=y></a></p><div></div>";
            main.lastChild.style.width = "3000px";
            main.lastChild.style.height = "1px";
        }"""
    )
    found = " ".join(problems(page, EVERYTHING))
    assert "image-alt" in found
    assert "link-name" in found
    assert overflow(page) > 0


def test_more_chapters_than_a_phone_is_wide_stand_in_two_rows(public_tab: Page, portal: Portal) -> None:
    public_tab.goto("/reports/2022/protection/")
    at(public_tab, "light", {"width": 320, "height": 640})
    public_tab.evaluate(
        """() => {
            const list = document.querySelector(".chapters ol");
            list.append(...[...list.children].map((one) => one.cloneNode(true)));
        }"""
    )
    assert overflow(public_tab) == 0
