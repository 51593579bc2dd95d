import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import APPS, HEIGHT, ROOT, modules, place


def hidden_imports(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield first-party imports inside functions: each hides an arrow from its reader."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in HEIGHT:
                    yield node
                if isinstance(node, ast.Import) and any(a.name.split(".")[0] in HEIGHT for a in node.names):
                    yield node


def test_imports_stand_at_the_top() -> None:
    assert [place(path, node) for path, tree in modules() for node in hidden_imports(tree)] == []


@pytest.mark.parametrize("line", ["from cases.models import TypicalCase", "import cases.models"])
def test_import_in_a_function_is_seen(line: str) -> None:
    assert list(hidden_imports(ast.parse(f"class A:\n    def f(self):\n        {line}\n")))
    assert not list(hidden_imports(ast.parse(line)))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The apps and their contracts in a folder where a violation may be planted."""
    for app in APPS:
        shutil.copytree(
            ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("__pycache__", "migrations")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [linter, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("cases/actions.py", "import awards.models", "Apps import downwards only"),
        ("accounts/roles.py", "import publishing.states", "Apps import downwards only"),
        ("search/states.py", "import search.models", "Inside every app"),
        ("search/anywhere.py", "", "Inside every app"),
        ("cases/ledger.py", "import django.db", "Pure modules import no Django"),
        ("search/views.py", "from ipportal import settings", "Nobody imports the settings file"),
    ],
)
def test_planted_import_breaks_its_contract(copy: Path, file: str, line: str, contract: str) -> None:
    target = copy / file
    before = target.read_text() if target.exists() else '"""Planted."""\n'
    target.write_text(f"{before}\n{line}\n")
    output = lint(copy)
    assert output.returncode == 1
    broken = [row for row in output.stdout.splitlines() if "BROKEN" in row]
    missing = "Missing layers" in output.stdout or "not listed" in output.stdout.lower()
    assert any(contract in row for row in broken) or (missing and contract in output.stdout), output.stdout


def test_contracts_ignore_no_arrow() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()
