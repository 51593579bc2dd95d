import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, modules, place

# Where a record stands. Only publishing's actions move it.
STATE = {
    "status", "stage", "first_published_at", "published_at", "head_revision", "live_revision", "withdrawn_as",
    "withdrawn_reason_en", "withdrawn_reason_zh_hans",
}  # fmt: skip
# Every signal the project listens to, and why an action cannot do it. A receiver of post_save and its like
# would let one row's change silently change another's.
RECEIVERS = {"post_migrate": "roles are data, applied after every migrate"}


# Who may write a state, and why.
MOVERS = {
    "publishing/actions": "the moves themselves",
    "publishing/snapshots/writing.py": "puts the status that publish hands to it on the rows, with the text",
}


def moves(path: Path) -> bool:
    """Say whether a file is one of those that may write a state."""
    return any(path == ROOT / mover or path.is_relative_to(ROOT / mover) for mover in MOVERS)


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else []


def state_writes(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what writes a state: an attribute set, `update(status=…)`, `setattr`, a bulk update."""
    for node in ast.walk(tree):
        for target in _targets(node):
            # An award's own status (granted, revoked) is a fact of the award.
            of_award = isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "award"
            if isinstance(target, ast.Attribute) and target.attr in STATE and not of_award:
                yield node
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            words = {keyword.arg for keyword in node.keywords}
            texts = {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant)}
            if (called == "update" and words & STATE) or (
                called in {"setattr", "bulk_update"} and texts & STATE
            ):
                yield node


def receivers(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield each signal of the ORM that a module takes in hand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.models.signals":
            yield from ((node, alias.name) for alias in node.names)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "signals":
            yield node, node.attr


def test_only_publishing_writes_states() -> None:
    found = [place(path, node) for path, tree in modules() if not moves(path) for node in state_writes(tree)]
    assert found == []


def test_signals_are_listed() -> None:
    found = [
        f"{place(path, node)} {name}"
        for path, tree in modules()
        for node, name in receivers(tree)
        if name not in RECEIVERS
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "case.status = 'live'",
        "cases.update(status='live')",
        "setattr(case, 'live_revision', None)",
        "TypicalCase.objects.bulk_update(cases, ['withdrawn_as'])",
    ],
)
def test_state_written_elsewhere_is_seen(line: str) -> None:
    assert list(state_writes(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["case.title_en = 'x'", "cases.filter(status='live')", "award.status = 'won'"]
)
def test_other_writes_pass(line: str) -> None:
    assert not list(state_writes(ast.parse(line)))


def test_signal_is_seen() -> None:
    assert list(receivers(ast.parse("from django.db.models.signals import post_save")))
    assert list(receivers(ast.parse("from django.db.models import signals\nsignals.m2m_changed.connect(f)")))
