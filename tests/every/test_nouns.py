from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import get_commands, load_command_class
from django.template import engines
from django.test import Client

from directory.models import Organisation, Source
from exchange.admin import WorkbookAdmin
from exchange.sheets import by_model
from indicators.models import Indicator
from pages.entries import indexed_as
from publishing.admin import PublishableAdmin
from publishing.links import linking_models
from publishing.models import Publishable
from publishing.snapshots import nouns
from reports.models import Exhibit
from tests.architecture.project import APPS
from tests.factories.edition import Edition

# Places on other records' pages: found by those.
WITHOUT_ENTRY = {Source, Exhibit}
# What others point at; these point at no record themselves, or only by columns every page shows.
WITHOUT_LINKS = {Source, Organisation, Indicator}
by_noun = pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__name__)
DOCUMENTED = [settings.BASE_DIR / "README.md", *sorted((settings.BASE_DIR / "docs").rglob("*.md"))]


@by_noun
def test_noun_is_edited_and_handed_in(noun: type[Publishable]) -> None:
    desk = admin.site._registry[noun]
    assert isinstance(desk, PublishableAdmin)
    assert isinstance(desk, WorkbookAdmin)
    assert desk.search_fields
    assert by_model(noun) is not None


@by_noun
def test_noun_is_found_and_linked(noun: type[Publishable]) -> None:
    assert (indexed_as(noun) is None) == (noun in WITHOUT_ENTRY)
    assert (noun in linking_models()) == (noun not in WITHOUT_LINKS)


@pytest.mark.django_db
def test_noun_has_a_factory_and_an_address_that_answers(edition: Edition) -> None:
    made = {type(record): record for record in edition.firsts}
    assert made.keys() == set(nouns())
    for record in made.values():
        page, _mark, place = record.get_absolute_url().partition("#")
        response = Client().get(page)
        assert response.status_code == 200
        assert not place or f'id="{place}"' in response.content.decode()


@pytest.mark.parametrize("name", [name for name, app in get_commands().items() if app in APPS])
def test_command_says_what_it_does_and_is_documented(name: str) -> None:
    command = load_command_class(get_commands()[name], name)
    assert command.help
    assert any(name in path.read_text(encoding="utf-8") for path in DOCUMENTED), "in README.md or docs/"


def libraries() -> list[str]:
    """Return the modules of the project's own template tags."""
    found = engines["django"].engine.libraries.values()  # type: ignore[attr-defined]  # of the Django backend
    return [module for module in found if module.partition(".")[0] in APPS]


def test_every_template_tag_says_what_it_prints() -> None:
    assert len(libraries()) >= 2
    silent = []
    for module in libraries():
        register = import_module(module).register
        for name, function in {**register.tags, **register.filters}.items():
            if not inspect.getdoc(inspect.unwrap(function)):
                silent.append(f"{module}.{name}")
    assert silent == []


def test_every_app_says_what_it_is() -> None:
    assert [label for label in APPS if not inspect.getdoc(apps.get_app_config(label).module)] == []


def test_readme_is_looked_at() -> None:
    assert Path(DOCUMENTED[0]).exists()
