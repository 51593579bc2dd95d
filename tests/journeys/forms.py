"""The forms of the desk as an editor fills them: one entry a noun, with no more than it takes to publish."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

WORD = "Zephyr"  # the name of everything made here begins with it
SOURCE = "Chinese printing"  # enough of its title to find it


@dataclass(frozen=True)
class Noun:
    """How to make one record: texts typed, choices made, records looked up, prose written."""

    path: str
    name: str = "title_en"
    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    lookups: dict[str, str] = field(default_factory=dict)
    prose: dict[str, str] = field(default_factory=dict)
    found: bool = True  # by the search

    @property
    def title(self) -> str:
        """The record's name."""
        return f"{WORD} {self.path.partition('/')[2]}"

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self.title.lower().replace(" ", "-")


NOUNS = (
    Noun("directory/source", texts={"producer_en": "An office"}, found=False),
    Noun("directory/organisation", "name_en", choices={"kind": "agency"}),
    Noun("directory/instrument", choices={"kind": "plan"}),
    Noun(
        "indicators/indicator",
        "name_en",
        choices={"topic": "creation", "kind": "flow"},
        lookups={"unit": "patents"},
    ),
    Noun(
        "cases/typicalcase",
        choices={"kind": "dispute"},
        lookups={"source": SOURCE},
        prose={"facts_en": "What happened."},
    ),
    Noun("cases/casecollection", lookups={"source": SOURCE}),
    Noun("awards/awardprogramme", choices={"kind": "prize"}),
    Noun("awards/awardround", texts={"year": "2031"}, lookups={"programme": "Patent", "source": SOURCE}),
    Noun("reports/report", texts={"year": "2031"}, lookups={"source": "Own source", "area": "Shanghai"}),
    Noun(
        "reports/section",
        choices={"kind": "chapter"},
        texts={"position": "99"},
        lookups={"report": "2022"},
        prose={"body_en": "What it says."},
    ),
    Noun(
        "reports/exhibit",
        choices={"kind": "missing"},
        texts={"alt_en": "A chart that is lost."},
        lookups={"report": "2022", "section": "Foreword"},
        found=False,
    ),
)


def fill(page: Page, noun: Noun) -> None:
    """Fill the open form."""
    page.locator(f"#id_{noun.name}").fill(noun.title)
    for name, choice in noun.choices.items():
        page.locator(f"#id_{name}").select_option(choice)
    for name, words in noun.lookups.items():
        look_up(page, name, words)
    for name, words in noun.prose.items():
        prose = page.locator(f".field-{name} .ProseMirror[contenteditable=true]").first
        if not prose.is_visible():
            page.locator(f"details:has(.field-{name}) > summary").first.click()
        prose.click()
        page.keyboard.type(words)
    for name, text in noun.texts.items():
        page.locator(f"#id_{name}").fill(text)
    if page.locator("#id_slug").is_visible():
        page.locator("#id_slug").fill(noun.slug)


def look_up(page: Page, name: str, words: str) -> None:
    """Choose the first record that the field's search finds."""
    page.locator(f"#id_{name} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(words)
    first = page.locator(".select2-results__option:not(.loading-results)").first
    expect(first).to_contain_text(words, ignore_case=True)
    first.click()


def publish(desk: Page, address: str) -> None:
    """Publish the record whose form is at `address`, by way of the page that asks."""
    desk.goto(f"{address}publish/")
    expect(desk.get_by_text("Nothing stands in the way")).to_be_visible()
    desk.locator("#content-main").get_by_role("button", name=re.compile("^Publish")).click()
    expect(desk.get_by_text(re.compile(r"records? published"))).to_be_visible()


def withdraw(desk: Page, address: str, how: str, reason: str) -> None:
    """Withdraw it."""
    desk.goto(f"{address}withdraw/")
    desk.locator(f"input[name=how][value={how}]").check()
    desk.locator("#id_reason_en").fill(reason)
    desk.locator("#content-main").get_by_role("button", name="Withdraw").click()
    desk.wait_for_url("**/change/")
