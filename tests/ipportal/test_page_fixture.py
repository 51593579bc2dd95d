import pytest
from playwright.sync_api import Error, Page

from tests.browser import Complaints


def test_page_sees_inline_style(page: Page, complaints: Complaints) -> None:
    page.goto("/livez")
    page.evaluate("document.body.innerHTML = '<p style=\"color: red\">planted</p>'")
    page.wait_for_timeout(50)
    assert any("style-src" in violation for violation in complaints.violations)
    complaints.clear()


def test_page_sees_a_script_error(page: Page, complaints: Complaints) -> None:
    page.goto("/livez")
    page.evaluate("() => { setTimeout(() => { throw new Error('planted'); }); }")
    page.wait_for_timeout(50)
    assert complaints.errors == ["planted"]
    complaints.clear()


def test_page_sees_a_request_elsewhere(page: Page, complaints: Complaints) -> None:
    with pytest.raises(Error):
        page.goto("http://elsewhere.invalid/")
    assert complaints.outside == ["http://elsewhere.invalid/"]
    complaints.clear()
