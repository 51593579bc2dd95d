import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

SKIPPING = "import pytest\n\n\ndef test_left_out():\n    pytest.skip('planted')\n"


def run(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    planted = folder / "test_planted.py"
    planted.write_text(SKIPPING)
    command = ["-m", "pytest", "-q", "-c", "pyproject.toml", "-p", "tests.conftest", str(planted)]
    return subprocess.run(
        [sys.executable, *command, "-o", f"cache_dir={folder}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "CI": ci},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("1", 1)])
def test_skipped_test_fails_the_run_in_ci_only(tmp_path: Path, ci: str, status: int) -> None:
    result = run(tmp_path, ci)
    assert "1 skipped" in result.stdout
    assert result.returncode == status, result.stdout


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("1", 1)])
def test_unreachable_servers_fail_in_ci_only(ci: str, status: int) -> None:
    nowhere = {"TEST_POSTGRES_URL": "postgres://127.0.0.1:9/x", "TEST_REDIS_URL": "redis://127.0.0.1:9/1"}
    result = subprocess.run(
        [sys.executable, "scripts/test_servers.py"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "CI": ci, **nowhere},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == status
    assert result.stdout == ""
    assert "PostgreSQL does not answer" in result.stderr
    assert "Redis does not answer" in result.stderr


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("1", 1)])
def test_missing_system_packages_are_named(tmp_path: Path, ci: str, status: int) -> None:
    # Nothing but the shell's own tools can be found, so nothing can be installed either.
    for tool in ("bash", "id", "env"):
        (tmp_path / tool).symlink_to(Path("/usr/bin") / tool)
    result = subprocess.run(
        ["/usr/bin/bash", "scripts/system-packages"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "CI": ci},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == status, result.stderr
    assert "MISSING: chromium gettext fonts-noto-cjk" in result.stderr


@pytest.mark.parametrize(
    "script", sorted(path.name for path in (ROOT / "scripts").iterdir() if not path.suffix)
)
def test_script_is_sound_bash(script: str) -> None:
    assert subprocess.run(["bash", "-n", f"scripts/{script}"], cwd=ROOT, check=False).returncode == 0


def test_help_names_every_command() -> None:
    result = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(
        f"make {name}" in result.stdout for name in ("setup", "run", "check", "test", "format", "clean")
    )
