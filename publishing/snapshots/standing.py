"""A record as one of its texts says, in memory: a page reads a public text with its parts in one query."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TypeVar

from django.db.models import ForeignKey

from publishing.diffs import PARTS, Content
from publishing.models import Part, Publishable
from publishing.snapshots.reading import put_on, upcast
from publishing.snapshots.shape import kind_of

P = TypeVar("P", bound=Part)
R = TypeVar("R", bound=Publishable)


def live_content(record: Publishable) -> Content:
    """Return the public text of a record, to be read; without `live_revision` selected it is one query."""
    if record.live_revision is None:
        raise ValueError(f"{record._meta.label} {record.pk} has never been public")
    return upcast(type(record), record.live_revision, only_read=True)


def as_it_stood(record: R, content: Content, since: datetime | None) -> R:
    """Return another instance of the record, in memory only: the columns of `content`, published at `since`.

    Its standing is otherwise that of today.
    """
    past = type(record)(
        *(
            since if field.attname == "published_at" else getattr(record, field.attname)
            for field in record._meta.concrete_fields
        )
    )
    put_on(past, content)
    for field in record._meta.concrete_fields:
        kept = getattr(past, field.attname) == getattr(record, field.attname)
        if kept and isinstance(field, ForeignKey) and field.is_cached(record):
            # What the text points at as before need not be fetched again.
            field.set_cached_value(past, field.get_cached_value(record))
    return past


def parts_in(content: Content, part: type[P]) -> list[P]:
    """Return the parts of one kind that a content holds, in order, in memory only."""
    found = []
    for row in content[PARTS].get(kind_of(part), ()):
        one = part(pk=uuid.UUID(row["id"]))
        put_on(one, row)
        found.append(one)
    return sorted(found, key=lambda one: one.position)
