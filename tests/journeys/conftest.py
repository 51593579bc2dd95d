"""The portal with the sample edition in it, served for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import Complaints, Windows
from tests.factories.edition import Edition
from tests.factories.publishing import publisher
from tests.journeys.sample import of_sample


@dataclass(frozen=True)
class Portal:
    """Where it is, what is in it, and who may publish."""

    url: str
    edition: Edition
    username: str


@pytest.fixture(scope="package")
def db(django_db_setup: None) -> None:
    """Ask for a database, but for no transaction around each test: the portal's own connections write too."""


@pytest.fixture(scope="package")
def portal(
    db: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    """The running portal. What tests write stays until the last of them: each makes its own records."""
    # A folder, as in life: an upload is read back by another request than the one that stored it.
    uploads = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path_factory.mktemp("uploads")},
    }
    kept = override_settings(STORAGES={**settings.STORAGES, "default": uploads})
    with django_db_blocker.unblock(), kept:
        call_command("load_sample", stdout=StringIO())
        server = LiveServer("localhost")
        try:
            yield Portal(server.url, of_sample(), publisher().username)
        finally:
            server.stop()
            call_command("flush", interactive=False, verbosity=0)
            ContentType.objects.clear_cache()


@pytest.fixture
def page(
    windows: Windows, portal: Portal, context_options: dict[str, Any], complaints: Complaints
) -> Iterator[Page]:
    """A page on that portal, watched as every page of the tests is."""
    with windows.page(portal.url, complaints, **context_options) as opened:
        yield opened
    assert complaints == Complaints(), "the page broke a promise"


@pytest.fixture(scope="package")
def signed_in(windows: Windows, portal: Portal) -> Any:
    """The cookies of a publisher who signed in once, through the form."""
    with windows.page(portal.url, Complaints()) as opened:
        opened.goto("/admin/")
        opened.get_by_label("Username").fill(portal.username)
        opened.get_by_label("Password").fill("test-password-1")
        opened.get_by_role("button", name="Log in").click()
        opened.wait_for_url("**/admin/")
        return opened.context.cookies()


@pytest.fixture
def desk(page: Page, signed_in: Any) -> Page:
    """The page with that publisher signed in."""
    page.context.add_cookies(signed_in)
    return page


@dataclass(frozen=True)
class Tab:
    """A page that goes from address to address, and what it had to complain of since the test began."""

    page: Page
    complaints: Complaints


@pytest.fixture(scope="package")
def open_tabs(windows: Windows, portal: Portal, signed_in: Any) -> Iterator[dict[str, Tab]]:
    """A reader's tab and a publisher's, for tests that only look at what they open."""
    reader, publisher = Complaints(), Complaints()
    with windows.page(portal.url, reader) as one, windows.page(portal.url, publisher) as other:
        other.context.add_cookies(signed_in)
        yield {"reader": Tab(one, reader), "publisher": Tab(other, publisher)}


def looked_at(tab: Tab) -> Iterator[Page]:
    """Lend the page of a tab to a test, which fails when the page broke a promise meanwhile."""
    tab.complaints.clear()
    yield tab.page
    assert tab.complaints == Complaints(), "the page broke a promise"


@pytest.fixture
def public_tab(open_tabs: dict[str, Tab]) -> Iterator[Page]:
    """The reader's tab."""
    yield from looked_at(open_tabs["reader"])


@pytest.fixture
def desk_tab(open_tabs: dict[str, Tab]) -> Iterator[Page]:
    """The publisher's tab."""
    yield from looked_at(open_tabs["publisher"])
