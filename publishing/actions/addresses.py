"""An address that changes leaves a redirect, for the record and for those whose address it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import datetime

from django.contrib.contenttypes.models import ContentType

from publishing.actions.edges import dependents
from publishing.actions.going_live import english_path
from publishing.models import Publishable, Redirect


def keep_old_addresses(
    before: dict[Publishable, Publishable],
    paths: dict[Publishable, str],
    rows: list[Publishable],
    *,
    now: datetime,
) -> None:
    """Write a redirect for every address that `rows` have moved.

    `before` holds the rows as they were and `paths` their addresses then; anchors do not count.
    """
    found: list[tuple[str, Publishable]] = []
    taken = {page_of(english_path(row)) for row in rows}
    for row, old_path in paths.items():
        if page_of(old_path) != page_of(english_path(row)):
            found.append((page_of(old_path), row))
            for dependent, was, now_at in _moved_along(before[row], row, seen={row}):
                found.append((was, dependent))
                taken.add(now_at)
    # Whose own page it is comes last, so that it stands before those with a place on it.
    found.sort(key=lambda pair: "#" not in english_path(pair[1]))
    moved = {path: record for path, record in found if path}
    Redirect.objects.filter(old_path__in={*taken, *moved}).delete()
    Redirect.objects.bulk_create(
        Redirect(
            old_path=path,
            content_type=ContentType.objects.get_for_model(record),
            object_id=record.pk,
            created_at=now,
        )
        for path, record in moved.items()
        if path not in taken
    )


def page_of(path: str) -> str:
    """Return the address without its anchor."""
    return path.partition("#")[0]


def _moved_along(
    old: Publishable, new: Publishable, *, seen: set[Publishable]
) -> Iterator[tuple[Publishable, str, str]]:
    """Yield (record, old page, new page) for public records whose address contains that of `new`."""
    for noun, field in dependents(type(new)):
        rows = noun._base_manager.filter(**{field.name: new.pk, "first_published_at__isnull": False})
        for row in rows:
            if row in seen:
                continue
            seen.add(row)
            was = copy(row)
            setattr(was, field.name, old)
            setattr(row, field.name, new)
            old_page, new_page = page_of(english_path(was)), page_of(english_path(row))
            if old_page != new_page:
                yield row, old_page, new_page
                yield from _moved_along(was, row, seen=seen)
