"""Snapshots: a record with its relations and parts as plain JSON, and the way back onto the rows.

A content is `{column: value, relation: [keys], "parts": {kind: [{"id": uuid, column: value, …}]}}`: keys for
foreign keys, text for dates and decimals. Housekeeping columns are never in it.
"""

from publishing.diffs import Content
from publishing.snapshots.reading import (
    Pair,
    capture,
    capture_all,
    checksum,
    dangling,
    labels,
    put_on,
    upcast,
)
from publishing.snapshots.shape import by_model, columns, kind_of, nouns, parts_of, relations, shape
from publishing.snapshots.standing import as_it_stood, live_content, parts_in
from publishing.snapshots.writing import forget_relations, materialise

__all__ = [
    "Content",
    "Pair",
    "as_it_stood",
    "by_model",
    "capture",
    "capture_all",
    "checksum",
    "columns",
    "dangling",
    "forget_relations",
    "kind_of",
    "labels",
    "live_content",
    "materialise",
    "nouns",
    "parts_in",
    "parts_of",
    "put_on",
    "relations",
    "shape",
    "upcast",
]
