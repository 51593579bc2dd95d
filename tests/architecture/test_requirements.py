import ast
import re
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.project import HEIGHT, ROOT, modules

PINNED = re.compile(r"[a-z0-9-]+(\[[a-z,-]+\])?==[0-9][0-9a-z.]*")


def unpinned(text: str) -> list[str]:
    """Return requirement lines that name no exact version."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    return [line for line in lines if line and line != "-r requirements.txt" and not PINNED.fullmatch(line)]


def direct(text: str) -> dict[str, str]:
    """Return the packages asked for by name and the reason given beside each."""
    asked = text.split("# --- direct ---")[1].split("# --- what those bring along ---", maxsplit=1)[0]
    lines = [line.partition("#") for line in asked.splitlines() if "==" in line]
    return {re.split(r"[\[=]", line[0])[0].strip(): line[2].strip() for line in lines}


def undeclared(imported: set[str], declared: set[str]) -> set[str]:
    """Return imported distributions that requirements.txt does not ask for itself."""
    return {name for name in imported if name not in declared}


def imported_distributions() -> set[str]:
    names = {
        name.split(".")[0]
        for _, tree in modules()
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    provided = packages_distributions()
    return {
        provided[name][0].lower().replace("_", "-")
        for name in names
        if name in provided and name not in HEIGHT
    }


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_explained(name: str) -> None:
    text = (ROOT / name).read_text()
    assert unpinned(text) == []
    assert [package for package, reason in direct(text).items() if not reason] == []


def test_imports_are_declared() -> None:
    declared = direct((ROOT / "requirements.txt").read_text())
    assert undeclared(imported_distributions(), set(declared)) == set()


@pytest.mark.parametrize("line", ["django", "django>=5", "django==5.*", "git+https://example.org/x"])
def test_unpinned_line_is_seen(line: str) -> None:
    assert unpinned(f"{line}  # the framework")


def test_missing_reason_is_seen() -> None:
    text = "# --- direct ---\ndjango==5.2\n# --- what those bring along ---\n"
    assert direct(text) == {"django": ""}


def test_undeclared_import_is_seen() -> None:
    assert "django" in imported_distributions()
    assert undeclared({"requests"}, {"django"}) == {"requests"}
