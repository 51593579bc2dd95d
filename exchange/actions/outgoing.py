"""Taking records out as sheets, with their newest texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import models

from exchange import sheets
from exchange.sheets import Sheet
from exchange.writers import OutColumn, OutSheet
from publishing import snapshots
from publishing.models import Publishable
from publishing.rehearsal import rehearsal


@contextmanager
def newest_texts(chosen: Iterable[Sheet]) -> Iterator[None]:
    """Let the block see the newest text of every record on the real rows; nothing of it is kept."""
    with rehearsal():
        for noun in {one.publishable for one in chosen} - {None}:
            _show_drafts(noun)
        yield


def out_sheets(chosen: Iterable[Sheet], *, edition: int | None = None) -> Iterator[OutSheet]:
    """Yield the sheets as they are on record; of those that belong to editions only `edition`, if given."""
    for one in chosen:
        queryset = one.rows()
        if edition is not None and one.edition:
            queryset = queryset.filter(**{one.edition: edition})
        yield OutSheet(
            one.name, [OutColumn(column.name) for column in one.columns], sheets.rows(one, queryset)
        )


def _show_drafts(noun: type[models.Model] | None) -> None:
    if noun is None or not issubclass(noun, Publishable):
        return
    ahead = noun._default_manager.ever_published().draft_ahead().select_related("head_revision")
    pairs = [(row, snapshots.upcast(noun, row.head_revision)) for row in ahead if row.head_revision]
    snapshots.materialise(pairs)
