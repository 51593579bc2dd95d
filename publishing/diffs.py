"""What changed between two snapshots, and one out of two changed from the same third. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any, Final

Content = dict[str, Any]
Path = tuple[str, ...]

PARTS: Final = "parts"
_ABSENT: Final = object()
_TOKENS: Final = re.compile(r"[A-Za-z0-9’'.,%]+|\s+|.", re.DOTALL)


def compare(old: Content, new: Content) -> list[tuple[Path, Any, Any]]:
    """Return (path, old, new) for every value that differs; a part added or removed is one line with None.

    A path is `("title_en",)` or `("parts", "party", "<uuid>", "name_en")`.
    """
    found: list[tuple[Path, Any, Any]] = []
    _walk(_as_tree(old), _as_tree(new), (), found)
    return found


def merge(base: Content, mine: Content, theirs: Content) -> tuple[Content, list[Path]]:
    """Return the snapshot with both changes, and the paths where they clash (there `mine` is kept)."""
    clashes: list[Path] = []
    merged = _merged((_as_tree(base), _as_tree(mine), _as_tree(theirs)), (), clashes)
    return _from_tree(merged), clashes


def _as_tree(content: Content) -> Content:
    """Key the parts by their id, so that they are matched by it and never by position in a list."""
    parts = {kind: {one["id"]: one for one in rows} for kind, rows in content.get(PARTS, {}).items()}
    return {**content, PARTS: parts}


def _from_tree(tree: Content) -> Content:
    parts = {
        kind: sorted(rows.values(), key=lambda one: (one.get("position", 0), one["id"]))
        for kind, rows in tree[PARTS].items()
    }
    return {**tree, PARTS: parts}


def _walk(old: Any, new: Any, path: Path, found: list[tuple[Path, Any, Any]]) -> None:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            _walk(old.get(key), new.get(key), (*path, key), found)
        return
    found.append((path, old, new))


def _merged(sides: tuple[Any, Any, Any], path: Path, clashes: list[Path]) -> Any:
    base, mine, theirs = sides
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if all(isinstance(side, dict) for side in sides):
        keys = sorted(base.keys() | mine.keys() | theirs.keys())
        merged = {
            key: _merged(
                (base.get(key, _ABSENT), mine.get(key, _ABSENT), theirs.get(key, _ABSENT)),
                (*path, key),
                clashes,
            )
            for key in keys
        }
        return {key: value for key, value in merged.items() if value is not _ABSENT}
    clashes.append(path)
    return mine


def words(old: str, new: str) -> list[tuple[str, str]]:
    """Return the two texts as one run of ("same" | "gone" | "new", text), by word or Chinese character."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    found: list[tuple[str, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(before[i:j])))
            continue
        found += [
            (kind, text)
            for kind, text in (("gone", "".join(before[i:j])), ("new", "".join(after[k:m])))
            if text
        ]
    return found
