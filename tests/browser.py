"""A real Chromium that tells what promise a page breaks; its windows serve one test after another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request

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
    # A page that asks another host for something finds nobody there, and its test hears of it.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
]
# Runs in each page before anything else; what the policy refuses is kept where the test can read it.
LISTEN_FOR_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
    const where = `${event.sourceFile}:${event.lineNumber}`;
    window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${where}`);
});
"""
PATIENCE = 10_000  # milliseconds until a step that waits for the page gives up


@dataclass
class Complaints:
    """What a page did that no page of the portal may do; a test that provokes one on purpose clears it."""

    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def clear(self) -> None:
        for found in (self.violations, self.errors, self.outside):
            found.clear()


class Window:
    """A person's browser at one address of the portal: cookies and cache of its own."""

    def __init__(self, browser: Browser, url: str, options: dict[str, Any]) -> None:
        self.url, self.complaints = url, Complaints()
        self.context: BrowserContext = browser.new_context(base_url=url, **options)
        self.context.set_default_timeout(PATIENCE)
        # Not by `route`: it would take the cache away, which every reader's browser has.
        self.context.on("request", self._asked)
        self.context.expose_function("reportViolation", self._violated)
        self.context.add_init_script(LISTEN_FOR_VIOLATIONS)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:", "about:")):
            self.complaints.outside.append(request.url)

    def _violated(self, what: str) -> None:
        self.complaints.violations.append(what)

    def page(self) -> Page:
        """Return a new page of it."""
        opened = self.context.new_page()
        opened.on("pageerror", lambda error: self.complaints.errors.append(str(error)))
        return opened

    def leave(self, page: Page) -> None:
        """Close the page and forget who sat there: what the site stored, cookies included."""
        session = self.context.new_cdp_session(page)
        kinds = "cookies,local_storage,indexeddb,service_workers,cache_storage"
        session.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": kinds})
        page.close()
        self.context.clear_cookies()
        self.context.clear_permissions()


class Windows:
    """All windows of one Chromium. Opening one costs more than most tests do in it, so they are lent out."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Window]] = {}

    @contextmanager
    def page(self, url: str, complaints: Complaints, **options: Any) -> Iterator[Page]:
        """Lend a page at `url`, of a window nobody else has; what no page may do is put into `complaints`."""
        free = self._free.setdefault(f"{url} {sorted(options.items())}", [])
        window = free.pop() if free else Window(self._browser, url, options)
        window.complaints = complaints
        page = window.page()
        yield page
        window.leave(page)
        free.append(window)
