"""The index: one row for each published record that has a page, rewritten from the live rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, cast

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override

from pages.entries import Entry, Indexed, indexed, indexed_as, keys_of
from publishing.models import Link, Publishable
from search.models import SearchEntry
from search.tokens import fold, readable

SUMMARY = 400
WRITTEN = (
    "noun",
    "path",
    "title_en",
    "title_zh_hans",
    "summary_en",
    "summary_zh_hans",
    "numbers",
    "text_en",
    "text_zh_hans",
    "haystack",
    "year",
    "published_at",
)


class Rewritten(NamedTuple):
    """How many entries were written (new or different) and removed."""

    written: int
    removed: int


def refresh(records: Iterable[Publishable]) -> Rewritten:
    """Make the entries of `records`, and of those that name them, say what the live rows say."""
    keys: dict[type[Publishable], set[Any]] = defaultdict(set)
    for record in records:
        keys[type(record)].add(record.pk)
    for model, pks in _that_name(keys):
        keys[model] |= pks
    found = [_rewrite(one, keys[one.model]) for one in indexed() if keys.get(one.model)]
    return _sum(found)


def rebuild() -> Rewritten:
    """Make the whole index say what the live rows say; on a consistent database nothing changes."""
    stale = SearchEntry.objects.exclude(content_type__in=[_type(one.model) for one in indexed()])
    removed, _each = stale.delete()
    return _sum([Rewritten(0, removed), *(_rewrite(one, None) for one in indexed())])


def _rewrite(one: Indexed, pks: set[Any] | None) -> Rewritten:
    content_type = _type(one.model)
    manager: Any = one.model._default_manager
    rows, existing = manager.published(), SearchEntry.objects.filter(content_type=content_type)
    if pks is not None:
        rows, existing = rows.filter(pk__in=pks), existing.filter(object_id__in=pks)
    wanted = {row.pk: _made(row, one.make(row), content_type) for row in one.rows(rows)}
    standing = {row.object_id: row for row in existing}
    changed = [row for pk, row in wanted.items() if pk not in standing or _differ(row, standing[pk])]
    gone = [row.pk for pk, row in standing.items() if pk not in wanted]
    SearchEntry.objects.filter(pk__in=gone).delete()
    SearchEntry.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=list(WRITTEN),
    )
    return Rewritten(len(changed), len(gone))


def _made(record: Publishable, entry: Entry, content_type: ContentType) -> SearchEntry:
    with override("en"):
        path = record.get_absolute_url()
    numbers = list(
        dict.fromkeys(key for one in entry.numbers for key in (fold(one), *map(fold, keys_of(one))))
    )
    texts = {
        "title_en": record.label("en")[:SUMMARY],
        "title_zh_hans": record.label("zh-hans")[:SUMMARY],
        "summary_en": readable(entry.summary_en)[:SUMMARY],
        "summary_zh_hans": readable(entry.summary_zh_hans)[:SUMMARY],
        "text_en": _joined(entry.text_en),
        "text_zh_hans": _joined(entry.text_zh_hans),
    }
    return SearchEntry(
        content_type=content_type,
        object_id=record.pk,
        noun=record.noun,
        path=path,
        numbers=lines(numbers),
        haystack=fold("\n".join([*texts.values(), *entry.numbers, *numbers])),
        year=entry.year,
        published_at=cast("datetime", record.published_at),  # a published record has it
        **texts,
    )


def lines(numbers: Iterable[str]) -> str:
    """Return numbers so that a whole one can be found as a line; empty for none."""
    found = "\n".join(numbers)
    return f"\n{found}\n" if found else ""


def _that_name(
    keys: dict[type[Publishable], set[Any]],
) -> Iterator[tuple[type[Publishable], set[Any]]]:
    """Yield by noun the records whose entries hold the names of others that have just changed."""
    for model, pks in list(keys.items()):
        links = Link.objects.filter(to_type=_type(model), to_id__in=pks).values_list("from_type", "from_id")
        for type_id, pk in set(links):
            noun: Any = ContentType.objects.get_for_id(type_id).model_class()
            if indexed_as(noun) is not None:
                yield noun, {pk}


def _type(model: type[Publishable]) -> ContentType:
    return ContentType.objects.get_for_model(model)


def _differ(one: SearchEntry, other: SearchEntry) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in WRITTEN)


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(text for text in map(readable, parts) if text)


def _sum(found: Iterable[Rewritten]) -> Rewritten:
    written, removed = 0, 0
    for one in found:
        written, removed = written + one.written, removed + one.removed
    return Rewritten(written, removed)
