"""The shape of every snapshot is locked: what is stored today must be readable when the columns have changed.

When one fails, either take the change back, or raise `snapshot_schema` on the noun, write the upcaster
from the old number, add a sample of the old shape, and write the lock anew:
`SNAPSHOT_LOCK=write pytest tests/publishing/test_shapes.py`.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from publishing import snapshots
from publishing.models import Part, Publishable

LOCK = Path(__file__).with_name("snapshots.lock.json")


def locked() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(LOCK.read_text())
    return found


def problem(now: dict[str, Any], lock: dict[str, Any] | None, upcasters: set[int]) -> str:
    """Return what is wrong with a noun's shape, empty when nothing is."""
    schema = now["schema"]
    if set(range(1, schema)) != upcasters:
        return f"schema {schema} needs upcasters from {list(range(1, schema))}, has {sorted(upcasters)}"
    if lock is None:
        return "is not in the lock file"
    if now == lock:
        return ""
    raised = schema > lock["schema"]
    return (
        "write the lock anew" if raised else "its shape has changed: raise snapshot_schema, add an upcaster"
    )


def test_the_shape_of_every_noun_is_the_locked_one() -> None:
    now = {model._meta.label: snapshots.shape(model) for model in snapshots.nouns()}
    if os.environ.get("SNAPSHOT_LOCK") == "write":
        LOCK.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n")
    lock = locked()
    found = {
        model._meta.label: problem(now[model._meta.label], lock.get(model._meta.label), set(model.upcasters))
        for model in snapshots.nouns()
    }
    assert {label: text for label, text in found.items() if text} == {}
    assert lock.keys() == now.keys()


SHAPE = {"schema": 1, "fields": {"title_en": "CharField"}, "parts": {}}
RENAMED = {**SHAPE, "fields": {"heading_en": "CharField"}}


@pytest.mark.parametrize(
    ("now", "upcasters", "wanted"),
    [
        (SHAPE, set(), ""),
        (RENAMED, set(), "raise snapshot_schema"),
        ({**RENAMED, "schema": 2}, set(), "needs upcasters"),
        ({**RENAMED, "schema": 2}, {1}, "write the lock anew"),
    ],
)
def test_a_changed_shape_is_seen(now: dict[str, Any], upcasters: set[int], wanted: str) -> None:
    assert wanted in problem(now, SHAPE, upcasters)
    assert bool(problem(now, SHAPE, upcasters)) == bool(wanted)


def test_every_part_is_ordered_to_the_last_row() -> None:
    parts = [part for model in snapshots.nouns() for part in snapshots.parts_of(model)]
    assert len(parts) > 10
    for part in parts:
        assert list(part._meta.ordering or ())[-1:] == ["id"], (
            f"{part._meta.label}: rows would change places between two reads"
        )
        assert issubclass(part, Part)


def test_no_snapshot_holds_where_the_record_stands() -> None:
    for model in snapshots.nouns():
        fields = snapshots.shape(model)["fields"]
        assert {"slug", "owner"} <= fields.keys()
        assert not {"status", "head_revision", "live_revision", "published_at"} & fields.keys()
        assert issubclass(model, Publishable)


def test_no_relation_of_a_noun_writes_the_other_sides_rows() -> None:
    for model in snapshots.nouns():
        for relation in snapshots.relations(model):
            assert not relation.remote_field.symmetrical, (
                f"{relation}: changes what the other's revision says"
            )
