"""The desk in the browser: accessible, within the policy, closed to others; a sheet out and in again."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.factories.publishing import user
from tests.journeys.conftest import Portal
from tests.journeys.test_axe import DESK, EVERYTHING, LOOK, at, problems

# One page of each kind: the lobby, a list, forms with and without prose, the pages of a record, files.
PLACES = (
    "/admin/",
    "/admin/cases/typicalcase/",
    "/admin/cases/typicalcase/add/",
    "/admin/cases/typicalcase/{case}/change/",
    "/admin/cases/typicalcase/{case}/history/",
    "/admin/cases/typicalcase/{case}/compare/",
    "/admin/cases/typicalcase/{case}/preview/",
    "/admin/cases/typicalcase/{case}/publish/",
    "/admin/cases/typicalcase/{case}/withdraw/",
    "/admin/cases/typicalcase/import/",
    "/admin/cases/typicalcase/export/",
    "/admin/reports/section/{section}/change/",
    "/admin/reports/report/{report}/change/",
    "/admin/indicators/observation/",
    "/admin/publishing/auditentry/",
    "/admin/password_change/",
)


# The column of Django's own tables of parts that holds their names has no head.
OF_DJANGO = ("empty-table-header",)


def address(portal: Portal, place: str, language: str = "en") -> str:
    made = portal.edition
    path = place.format(case=made.cases[0].pk, section=made.sections[0].pk, report=made.report.pk)
    return f"/zh-hans{path}" if language == "zh-hans" else path


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill("test-password-1")
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize("place", PLACES)
def test_page_of_the_desk_is_accessible_and_keeps_the_policy(
    desk_tab: Page, portal: Portal, place: str
) -> None:
    answer = desk_tab.goto(address(portal, place))
    assert answer is not None
    assert answer.status == 200
    desk_tab.wait_for_load_state("networkidle")
    found = []
    looks: list[tuple[Any, dict[str, int], dict[str, Any]]] = [
        ("light", DESK, EVERYTHING),
        ("dark", DESK, LOOK),
    ]
    for theme, size, rules in looks:
        at(desk_tab, theme, size)
        found += [f"{theme} {size['width']}: {one}" for one in problems(desk_tab, rules, OF_DJANGO)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("place", PLACES)
def test_page_of_the_desk_keeps_the_policy_in_chinese(desk_tab: Page, portal: Portal, place: str) -> None:
    answer = desk_tab.goto(address(portal, place, "zh-hans"))
    assert answer is not None
    assert answer.status == 200
    assert desk_tab.locator("html").get_attribute("lang") == "zh-hans" or "preview" in place


def test_those_without_permission_are_told_so(
    page: Page, portal: Portal, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        somebody = user().username
    sign_in(page, somebody)
    for place in PLACES[1:-1]:
        answer = page.goto(address(portal, place))
        assert answer is not None
        assert answer.status == 403, place
        expect(page.get_by_role("link").first).to_be_visible()


def test_sheet_goes_out_and_comes_in_again_with_one_cell_changed(
    desk: Page, portal: Portal, tmp_path: Path
) -> None:
    slug = portal.edition.documents[1].slug
    desk.goto("/admin/directory/instrument/export/")
    desk.get_by_label("Format").select_option(label="xlsx")
    with desk.expect_download() as download:
        desk.get_by_role("button", name=re.compile("Submit|Export|Download")).click()
    taken = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    sheet: Any = taken["documents"]
    heads = [cell.value for cell in sheet[1]]
    row = next(line for line in sheet.iter_rows(min_row=2) if line[heads.index("slug")].value == slug)
    row[heads.index("summary_en")].value = "A summary typed in a spreadsheet."
    changed = tmp_path / "documents.xlsx"
    taken.save(changed)

    desk.goto("/admin/directory/instrument/import/")
    desk.locator("input[type=file]").set_input_files(changed)
    desk.get_by_role("button", name=re.compile("Submit|Check|Upload")).click()
    expect(desk.locator("#content ins")).to_have_text("A summary typed in a spreadsheet.")
    for theme, size, rules in (("light", DESK, EVERYTHING), ("dark", DESK, LOOK)):
        at(desk, theme, size)
        assert problems(desk, rules, OF_DJANGO) == []
    desk.get_by_role("button", name="Write 1 row").click()
    expect(desk.locator(".messagelist")).to_contain_text("Written: 0 new rows, 1 changed.")

    desk.goto(f"/admin/directory/instrument/{portal.edition.documents[1].pk}/preview/")
    expect(desk.locator("main")).to_contain_text("A summary typed in a spreadsheet.")
    desk.goto(f"/documents/{slug}/")
    expect(desk.locator("main")).not_to_contain_text("A summary typed in a spreadsheet.")
