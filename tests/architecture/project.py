"""The project as the gates see it: its files, its apps from lowest to highest, and who may use whom."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {"staticfiles", "media", "node_modules", "htmlcov", "__pycache__"}


def _layers() -> list[list[str]]:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = {contract["id"]: contract for contract in rules["tool"]["importlinter"]["contracts"]}
    return [layer.split(" | ") for layer in contracts["apps"]["layers"]]


# "accounts" stands on 0, "ipportal" highest; apps side by side share a number. pyproject.toml has the list.
HEIGHT = {app: height for height, layer in enumerate(reversed(_layers())) for app in layer}
APPS = sorted(HEIGHT, key=lambda app: HEIGHT[app])


def may_use(user: str, used: str) -> bool:
    """Say whether app `user` may know app `used`: itself, or one that stands lower."""
    return user == used or HEIGHT[user] > HEIGHT[used]


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Return the project's own files with these suffixes, hidden folders and built ones left out."""

    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or path.name in SKIPPED:
                continue
            if path.is_dir():
                yield from walk(path)
            elif path.suffix in suffixes:
                yield path

    return tuple(walk(ROOT))


def app_of(path: Path) -> str:
    """Return the first folder of a path inside the project, which is its app if it has one."""
    return path.relative_to(ROOT).parts[0]


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Return every Python file of the apps with its syntax tree, migrations left out."""
    return tuple(
        (path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
        for path in files(".py")
        if app_of(path) in HEIGHT and "migrations" not in path.parts
    )


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return where something stands, as `folder/file.py:12`."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"
