"""Fixtures for all tests: a real Chromium, and a page that refuses to break the portal's promises."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import CHROMIUM, FLAGS, Complaints, Windows

IN_CI = bool(os.environ.get("CI"))
# What a test that asks a database has: its mark, or one of these.
STORED = {"db", "transactional_db", "live_server", "django_db_setup"}
# Folders whose tests share what is dear to make, such as the sample edition: one worker makes it, once.
TOGETHER = ("budgets", "every", "journeys", "sample")


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


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The windows of that Chromium."""
    return Windows(browser)


@pytest.fixture
def page(
    windows: Windows, live_server: LiveServer, context_options: dict[str, Any], complaints: Complaints
) -> Iterator[Page]:
    """A page on the running portal. Policy violations, script errors and requests elsewhere fail the test."""
    with windows.page(live_server.url, complaints, **context_options) as opened:
        yield opened
    assert complaints == Complaints(), "the page broke a promise"


@pytest.fixture(autouse=True)
def _clean_slate() -> Iterator[None]:
    """No test sees what another one cached, or speaks the language of its last request."""
    yield
    cache.clear()
    translation.deactivate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the second database's run can leave out; keep folders together."""
    first: dict[str, int] = {}
    place: dict[str, int] = {}
    for at, item in enumerate(items):
        if {"browser", "page", "windows"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
        if not (item.get_closest_marker("django_db") or STORED & set(getattr(item, "fixturenames", ()))):
            item.add_marker(pytest.mark.pure)
        place[item.nodeid] = at
        if (folder := Path(item.path).parent.name) in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(folder))
            # Its shuffled files come one after the other, where the first of them stands.
            place[item.nodeid] = first.setdefault(folder, at)
    items.sort(key=lambda item: place[item.nodeid])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter is not None and reporter.stats.get("skipped") and session.exitstatus == 0:
        reporter.write_line("A test was skipped, which CI does not accept.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
