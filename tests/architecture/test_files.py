from pathlib import Path

import pytest

from tests.architecture.project import ROOT, files, place

LONGEST = {".py": 300, ".html": 300, ".js": 300, ".css": 900}
# A name that says "things I found no place for".
BANNED = {"core", "common", "lib", "libs", "util", "utils", "helper", "helpers", "misc", "tools"}


def too_long(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8").count("\n")
    return lines > LONGEST[path.suffix] and "migrations" not in path.parts


def badly_named(path: Path) -> bool:
    return bool({path.stem, *path.parts[:-1]} & BANNED)


def test_files_are_short() -> None:
    assert [place(path) for path in files(*LONGEST) if too_long(path)] == []


def test_names_say_what_is_inside() -> None:
    assert [place(path) for path in files(*LONGEST) if badly_named(path.relative_to(ROOT))] == []


@pytest.mark.parametrize("suffix", LONGEST)
def test_long_file_is_seen(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"planted{suffix}"
    path.write_text("x\n" * LONGEST[suffix])
    assert not too_long(path)
    path.write_text("x\n" * (LONGEST[suffix] + 1))
    assert too_long(path)


@pytest.mark.parametrize("name", ["cases/utils.py", "common/models.py", "templates/helpers/card.html"])
def test_vague_name_is_seen(name: str) -> None:
    assert badly_named(Path(name))


def test_project_has_files_to_look_at() -> None:
    assert ROOT / "manage.py" in files(".py")
    assert all(".venv" not in path.parts for path in files(".py"))
