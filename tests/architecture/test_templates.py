import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

from tests.architecture.project import HEIGHT, ROOT, files, may_use, place

INLINE = {
    "inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")", re.IGNORECASE
    ),
    "inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "file from elsewhere": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE
    ),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}", re.DOTALL)
TRANSLATED = re.compile(r"\{%\s*(?:blocktranslate|blocktrans)\b.*?endblocktrans(?:late)?\s*%\}", re.DOTALL)
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>|<!--.*?-->|&#?\w+;", re.DOTALL)
SPOKEN = re.compile(r"\s(?:alt|title|placeholder|aria-label|aria-description)=\"([^\"]*)\"")
WORD = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")
# Read alike in every language: each language names itself, and these are names.
UNTRANSLATED = {"English", "中文", "简体中文", "IP", "Portal", "CSV", "JSON", "PDF", "BibTeX", "RIS"}

LOAD = re.compile(r"\{%\s*load\s+(.*?)\s*%\}")
USES = re.compile(r"\{%\s*(?:include|extends)\s+\"([^\"]+)\"")


def inline(text: str) -> list[str]:
    """Return the kinds of things in a template that the content policy or escaping forbids."""
    source = COMMENT.sub("", text)
    return [kind for kind, pattern in INLINE.items() if pattern.search(source)]


def untranslated(text: str) -> list[str]:
    """Return words that stand in a template outside translation, in text or in what is read aloud."""
    source = CODE.sub(" ", TRANSLATED.sub(" ", COMMENT.sub(" ", text)))
    spoken = " ".join(SPOKEN.findall(source))
    visible = re.sub(r"<[^>]*>", " ", source)
    return sorted(set(WORD.findall(f"{visible} {spoken}")) - UNTRANSLATED)


def owner(template: str) -> str:
    """Return the app a template belongs to by its folder; components are of pages, the frame of ipportal."""
    folder = template.split("/", maxsplit=1)[0]
    return {"components": "pages"}.get(folder, folder if folder in HEIGHT else "ipportal")


def libraries() -> dict[str, str]:
    """Return the app of each first-party tag library, by the name under which it is loaded."""
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    modules = {name: import_module(module).__name__ for name, module in backend.engine.libraries.items()}
    return {name: module.split(".")[0] for name, module in modules.items() if module.split(".")[0] in HEIGHT}


def loads_upwards(template: str, text: str, apps: dict[str, str]) -> Iterator[str]:
    """Yield tag libraries and templates of higher apps that a template uses."""
    for loaded in LOAD.findall(text):
        names = loaded.split(" from ")[-1].split()
        yield from (name for name in names if name in apps and not may_use(owner(template), apps[name]))
    for used in USES.findall(text):
        # The frame is filled by blocks; whoever extends it knows nothing of its contents.
        if not used.startswith("base") and not may_use(owner(template), owner(used)):
            yield used


def templates() -> list[tuple[str, Path, str]]:
    folder = ROOT / "templates"
    found = [path for path in files(".html", ".txt", ".svg", ".xml") if path.is_relative_to(folder)]
    return [(str(path.relative_to(folder)), path, path.read_text(encoding="utf-8")) for path in found]


def test_templates_hold_nothing_inline() -> None:
    assert templates(), "there are templates to look at"
    assert [f"{place(path)}: {kind}" for _, path, text in templates() for kind in inline(text)] == []


def test_templates_speak_through_translation() -> None:
    found = [f"{place(path)}: {words}" for _, path, text in templates() if (words := untranslated(text))]
    assert found == []


def test_templates_use_lower_apps_only() -> None:
    apps = libraries()
    found = [
        f"{place(path)}: {name}" for rel, path, text in templates() for name in loads_upwards(rel, text, apps)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<p style='color: red'>",
        '<rect width="1" style="fill: red"/>',
        "<style>p {}</style>",
        '<a onclick="f()">',
        '<a href="javascript:f()">',
        '<script src="https://cdn.example/x.js"></script>',
        "{{ body|safe }}",
        "{% autoescape off %}",
    ],
)
def test_inline_is_seen(text: str) -> None:
    assert inline(text)


@pytest.mark.parametrize(
    "text",
    [
        '<script src="{% static "portal.js" %}" defer></script>',
        '<script type="application/ld+json">{}</script>',
        "{# no style= here #}<p class='on'>",
    ],
)
def test_lawful_markup_passes(text: str) -> None:
    assert not inline(text)


@pytest.mark.parametrize("text", ["<p>Save</p>", '<img alt="Seal">', "<p>保存</p>"])
def test_untranslated_text_is_seen(text: str) -> None:
    assert untranslated(text)


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% translate "Save" %}</p>',
        "{% blocktranslate %}Save {{ a }}{% endblocktranslate %}",
        '<p class="card">&nbsp;中文</p>',
    ],
)
def test_translated_text_passes(text: str) -> None:
    assert not untranslated(text)


def test_upward_load_is_seen() -> None:
    apps = {"figures": "indicators", "pages": "pages"}
    assert list(loads_upwards("directory/list.html", "{% load i18n figures %}", apps)) == ["figures"]
    assert list(loads_upwards("components/x.html", "{% load quote from figures %}", apps)) == ["figures"]
    assert list(loads_upwards("cases/x.html", '{% include "awards/row.html" %}', apps)) == ["awards/row.html"]
    assert not list(loads_upwards("reports/x.html", "{% load figures pages %}", apps))
