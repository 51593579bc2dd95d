"""A draft on the rows for the time of a form, whatever has happened around it since it was saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from publishing import snapshots
from publishing.actions.rows import lock_one, revisions_of
from publishing.diffs import PARTS
from publishing.models import Publishable
from publishing.rehearsal import rehearsal
from publishing.states import Status


@contextmanager
def editing(*, record: Publishable, base: int | None) -> Iterator[list[str]]:
    """Run the block with the text of revision `base` (else the newest) on the rows, then roll back.

    Inside, the record counts as unpublished, so that a half-finished text may stand on its row. Yields what
    had to be left out, in plain words: names of deleted records, an address taken by another record.
    """
    with rehearsal():
        row = lock_one(record)
        text = row.head_revision
        if text is not None and base not in (None, text.number):
            text = revisions_of(row).filter(number=base).first() or text
        yield [] if text is None else _put(row, snapshots.upcast(type(row), text))


def _put(row: Publishable, content: snapshots.Content) -> list[str]:
    now = snapshots.capture(row)
    content, warnings = _without_the_deleted(row, content, now)
    try:
        with transaction.atomic():
            snapshots.materialise([(row, content)], status=Status.UNPUBLISHED)
    except IntegrityError:
        # Another record has taken a value that only one may have; the row's own is free by definition.
        taken = {name: now[name] for name in _unique_columns(type(row)) if now[name] != content[name]}
        snapshots.materialise([(row, {**content, **taken})], status=Status.UNPUBLISHED)
        warnings += [
            _("“%(value)s” has been taken by another record since; the form shows the one before.")
            % {"value": content[name]}
            for name in taken
        ]
    return warnings


def _without_the_deleted(
    row: Publishable, content: snapshots.Content, now: snapshots.Content
) -> tuple[snapshots.Content, list[str]]:
    """Return the content without keys of rows that are gone: parts that name one fall out whole."""
    gone = {(field, key) for _row, field, key in snapshots.dangling([(row, content)])}
    if not gone:
        return content, []

    def names_gone(values: snapshots.Content, field: str) -> bool:
        return (field, str(values[field])) in gone

    kept = {
        name: now[name] if names_gone(content, name) else _still_there(name, value, gone)
        for name, value in content.items()
        if name != PARTS
    }
    parts = {
        kind: [one for one in rows if not any(names_gone(one, field) for field in one)]
        for kind, rows in content[PARTS].items()
    }
    warning = _("The draft names %(key)s, which has been deleted; it is left out here.")
    return {**kept, PARTS: parts}, [warning % {"key": key} for _field, key in sorted(gone)]


def _still_there(name: str, value: object, gone: set[tuple[str, str]]) -> object:
    return [key for key in value if (name, str(key)) not in gone] if isinstance(value, list) else value


def _unique_columns(model: type[Publishable]) -> list[str]:
    own = {field.name for field in snapshots.columns(model)}
    unique = [rule.fields for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return sorted(own & {name for fields in unique for name in fields})
