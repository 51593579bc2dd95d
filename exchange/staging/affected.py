"""Which publishable records a book is about, before anything is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from exchange.sheets import by_model, key_paths
from exchange.staging.parsing import ParsedSheet
from publishing.models import Publishable

_CHUNK = 500


def affected(parsed: Iterable[ParsedSheet]) -> list[Publishable]:
    """Return the records that rows or parts of the book name, by their public or their newest address."""
    named: dict[type[Publishable], set[tuple[str, ...]]] = defaultdict(set)
    for one in parsed:
        noun = one.sheet.publishable
        if noun is None:
            continue
        columns = one.sheet.parent.columns if one.sheet.parent else one.sheet.key
        named[noun] |= {row.key(columns) for row in one.rows}
        for relation in one.sheet.relations:
            # Pairs of a relation that goes both ways are part of the other record's text too.
            if relation.many and relation.symmetrical:
                named[noun] |= {
                    (str(key),) for row in one.rows for key in row.values.get(relation.columns[-1], ())
                }
    return [record for noun, keys in named.items() for record in _records(noun, keys - {()})]


def _records(noun: type[Publishable], keys: set[tuple[str, ...]]) -> list[Publishable]:
    sheet = by_model(noun)
    if sheet is None or not keys:
        return []
    last = {key[-1] for key in keys}
    found: dict[Any, Publishable] = {}
    paths = key_paths(sheet)
    for chunk in _chunks(sorted(last)):
        for row in noun._default_manager.filter(**{f"{paths[-1]}__in": chunk}):
            found[row.pk] = row
    public = {
        pk: tuple(map(str, key))
        for pk, *key in noun._default_manager.filter(pk__in=found).values_list("pk", *paths)
    }
    records = [row for pk, row in found.items() if public[pk] in keys]
    # A draft may have given a record another address than the public one.
    field = paths[-1]
    moved = noun._default_manager.ever_published().draft_ahead().select_related("head_revision")
    return records + [row for row in moved if row.pk not in found and _newest(row, field) in last]


def _newest(row: Publishable, field: str) -> str:
    return str(row.head_revision.content.get(field)) if row.head_revision else ""


def _chunks(values: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
