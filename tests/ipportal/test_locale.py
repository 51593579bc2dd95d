import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.architecture.project import ROOT, files, modules
from tests.ipportal import catalogue
from tests.ipportal.catalogue import DOMAINS, FOLDER

RULES = {
    "untranslated": catalogue.untranslated,
    "changed placeholders": catalogue.changed_placeholders,
    "half-width": catalogue.half_width,
    "English left": catalogue.english_left,
}


def read(domain: str) -> polib.POFile:
    return polib.pofile(str(FOLDER / f"{domain}.po"))


def one(english: str, chinese: str, **more: object) -> polib.POFile:
    made = polib.POFile()
    made.append(polib.POEntry(msgid=english, msgstr=chinese, **more))
    return made


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("rule", RULES)
def test_catalogue_keeps_the_rule(rule: str, domain: str) -> None:
    assert RULES[rule](read(domain)) == []


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("untranslated", one("Draft", "")),
        ("untranslated", one("Draft", "草稿", flags=["fuzzy"])),
        ("untranslated", one("Draft", "草稿", obsolete=True)),
        ("untranslated", one("%(n)s case", "", msgid_plural="%(n)s cases", msgstr_plural={0: ""})),
        ("changed placeholders", one("%(count)s errors", "%(n)s处错误")),
        ("changed placeholders", one("<b>No correction</b> so far.", "迄今没有更正。")),
        ("half-width", one("Draft, in review", "草稿,审核中")),
        ("half-width", one("Draft (new)", "草稿(新)")),
        ("half-width", one("A draft.", "一份草稿.")),
        ("half-width", one("%(n)s cases", "%(n)s 件案例")),
        ("English left", one("This draft", "此draft")),
    ],
)
def test_rule_sees(rule: str, planted: polib.POFile) -> None:
    assert len(RULES[rule](planted)) == 1


@pytest.mark.parametrize("domain", DOMAINS)
def test_compiled_catalogue_says_what_the_text_says(domain: str) -> None:
    assert catalogue.compiled(FOLDER / f"{domain}.mo") == catalogue.keyed(read(domain))


def test_compiled_catalogue_of_another_text_is_seen(tmp_path: Path) -> None:
    stale = one("Draft", "草稿")
    stale.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    stale.save_as_mofile(str(tmp_path / "django.mo"))

    assert catalogue.compiled(tmp_path / "django.mo") == {"Draft": "草稿"}
    assert catalogue.compiled(tmp_path / "django.mo") != catalogue.keyed(one("Draft", "底稿"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what messages are extracted from."""
    if shutil.which("xgettext") is None:
        missing = "gettext is missing; scripts/system-packages installs it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    for path in files(".py", ".html", ".txt", ".po"):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return tmp_path


def extracted(tree: Path) -> str:
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--verbosity", "0"],
        cwd=tree,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return (tree / "locale/zh_Hans/LC_MESSAGES/django.po").read_text("utf-8")


def test_extracting_again_changes_nothing(tree: Path) -> None:
    assert extracted(tree) == (FOLDER / "django.po").read_text("utf-8")


def test_new_message_is_extracted_and_guessed_by_nobody(tree: Path) -> None:
    with (tree / "accounts/models.py").open("a", encoding="utf-8") as file:
        file.write('\nPLANTED = _("Draughts of the portal")\n')

    assert 'msgid "Draughts of the portal"\nmsgstr ""\n' in extracted(tree)


def aliases(tree: ast.AST) -> list[str]:
    """Return names of translating functions that the extraction does not know."""
    return [
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname not in (None, "_")
    ]


def test_every_message_is_called_by_a_name_that_is_extracted() -> None:
    assert {name: found for name, tree in modules() if (found := aliases(tree))} == {}


def test_alias_is_seen() -> None:
    planted = ast.parse("from django.utils.translation import gettext as _t, gettext_lazy as _, ngettext")
    assert aliases(planted) == ["_t"]
