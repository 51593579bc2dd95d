"""The tools that `make check` runs, each shown a violation it must see."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

TOOLS = Path(sys.executable).parent
BRANCHES = "".join(f"    if x == {number}:\n        return {number + 1}\n" for number in range(11))


def run(*command: str | Path, planted: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "tests.settings"},
        input=planted,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("def f() -> None:\n    import json\n", "import-outside-top-level"),
        ("from django.utils.safestring import mark_safe\n", "banned-api"),
        ("from django.db.models.signals import post_save\n", "banned-api"),
        ("from ipportal import settings\n", "banned-api"),
        ("from . import models\n", "relative-imports"),
        (f"def f(x: int) -> int:\n{BRANCHES}    return x\n", "complex-structure"),
        ("from datetime import datetime\n\nNOW = datetime.now()\n", "call-datetime-now-without-tzinfo"),
        ("print('x')\n", "print"),
        ("# TODO: later\n", "line-contains-todo"),
        (
            "def f(a: int, b: int, c: int, d: int, e: int, g: int) -> None: ...\n",
            "too-many-positional-arguments",
        ),
        ("def f() -> None:\n    eval('1')\n", "suspicious-eval-usage"),
        ("X = 1  # type: ignore\n", "blanket-type-ignore"),
    ],
)
def test_ruff_sees(planted: str, rule: str) -> None:
    result = run(TOOLS / "ruff", "check", "--stdin-filename", "cases/planted.py", "-", planted=planted)
    assert result.returncode == 1
    assert rule in result.stdout


def test_ruff_format_sees() -> None:
    result = run(TOOLS / "ruff", "format", "--check", "--stdin-filename", "cases/x.py", "-", planted="x=1\n")
    assert result.returncode == 1


def test_djade_sees() -> None:
    result = run(TOOLS / "djade", "--check", "--target-version", "5.2", "-", planted="{%load i18n%}\n")
    assert result.returncode == 1


def test_mypy_sees(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "from accounts.models import User\n\n\ndef f(x):\n    return x\n\n\nname: int = User().username\n"
    )
    result = run(
        TOOLS / "mypy", "--cache-dir", str(tmp_path / "cache"), "--follow-imports", "silent", planted
    )
    assert "Function is missing a type annotation  [no-untyped-def]" in result.stdout, result.stdout
    assert 'expression has type "str", variable has type "int"' in result.stdout


def test_makemigrations_sees() -> None:
    planted = (
        "import django; django.setup()\n"
        "from accounts.models import User; from django.db import models\n"
        "User.add_to_class('planted', models.BooleanField(default=False))\n"
        "from django.core.management import call_command\n"
        "call_command('makemigrations', check_changes=True, dry_run=True)\n"
    )
    result = run(sys.executable, "-c", planted)
    assert result.returncode == 1, result.stderr
    assert "Add field planted to user" in result.stdout
