"""Fixtures for all tests: a real Chromium, and a page that refuses to break the portal's promises."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from playwright.sync_api import Browser, Page, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IN_CI = bool(os.environ.get("CI"))

# Runs in each page before anything else; what the policy refuses is kept where the test can read it.
LISTEN_FOR_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
    const where = `${event.sourceFile}:${event.lineNumber}`;
    window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${where}`);
});
"""


@dataclass
class Complaints:
    """What a page did that no page of the portal may do; a test that provokes one on purpose clears it."""

    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def report(self, violation: str) -> None:
        self.violations.append(violation)

    def clear(self) -> None:
        for found in (self.violations, self.errors, self.outside):
            found.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once; missing is a visible skip, and a failure in CI."""
    if CHROMIUM is None:
        missing = "Chromium is missing; scripts/system-packages installs it"
        if IN_CI:
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context_options() -> dict[str, Any]:
    """How `page` is made; a test parametrises it (viewport, color_scheme, java_script_enabled)."""
    return {}


@pytest.fixture
def complaints() -> Complaints:
    """Collected by `page`, which fails the test when anything is left in it."""
    return Complaints()


@contextmanager
def watched(browser: Browser, url: str, complaints: Complaints, **options: Any) -> Iterator[Page]:
    """Open a page on the portal at `url`; what no page may do is collected in `complaints`."""
    context = browser.new_context(base_url=url, **options)
    context.set_default_timeout(10_000)

    def only_here(route: Route) -> None:
        if route.request.url.startswith((url, "data:", "blob:", "about:")):
            route.continue_()
        else:
            complaints.outside.append(route.request.url)
            route.abort()

    context.route("**/*", only_here)
    context.expose_function("reportViolation", complaints.report)
    context.add_init_script(LISTEN_FOR_VIOLATIONS)
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.errors.append(str(error)))
    yield opened
    context.close()


@pytest.fixture
def page(
    browser: Browser, live_server: LiveServer, context_options: dict[str, Any], complaints: Complaints
) -> Iterator[Page]:
    """A page on the running portal. Policy violations, script errors and requests elsewhere fail the test."""
    with watched(browser, live_server.url, complaints, **context_options) as opened:
        yield opened
    assert complaints == Complaints(), "the page broke a promise"


@pytest.fixture(autouse=True)
def _clean_slate() -> Iterator[None]:
    """No test sees what another one cached, or speaks the language of its last request."""
    yield
    cache.clear()
    translation.deactivate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, so that the second database's run can leave it out."""
    for item in items:
        if {"browser", "page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter is not None and reporter.stats.get("skipped") and session.exitstatus == 0:
        reporter.write_line("A test was skipped, which CI does not accept.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
