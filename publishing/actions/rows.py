"""The rows an action works on: locked in one fixed order, with their revisions; and their history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts.models import User
from publishing import audit, snapshots
from publishing.actions.errors import Stale
from publishing.models import Origin, Publishable, Revision


def lock(records: Iterable[Publishable]) -> list[Publishable]:
    """Return fresh rows of the records, locked until the transaction ends, with head and live revision.

    The order is fixed (model, then key), so that two actions on the same rows wait and never deadlock.
    """
    rows: list[Publishable] = []
    for model, group in snapshots.by_model(records).items():
        pks = {record.pk for record in group}
        rows += model._base_manager.select_for_update().filter(pk__in=pks).order_by("pk")
    wanted = {key for row in rows for key in (row.head_revision_id, row.live_revision_id) if key is not None}
    revisions = Revision.objects.in_bulk(wanted)
    for row in rows:
        row.head_revision = revisions.get(row.head_revision_id or 0)
        row.live_revision = revisions.get(row.live_revision_id or 0)
    return rows


def lock_one(record: Publishable) -> Publishable:
    """Return the fresh row of one record, locked; raises its DoesNotExist when it is gone."""
    for row in lock([record]):
        return row
    raise type(record).DoesNotExist(f"{record._meta.verbose_name} {record.pk} has been deleted")


def follow(records: Iterable[Publishable], rows: Iterable[Publishable]) -> None:
    """Make the caller's instances say what the rows say now."""
    now = {row: row for row in rows}
    for record in records:
        row = now.get(record)
        if row is None or row is record:
            continue
        for field in row._meta.concrete_fields:
            setattr(record, field.attname, getattr(row, field.attname))
        record.head_revision, record.live_revision = row.head_revision, row.live_revision
        snapshots.forget_relations(record)


def is_news(row: Publishable, content: snapshots.Content) -> bool:
    """Say whether the content differs from the record's newest revision."""
    head = row.head_revision
    return head is None or snapshots.checksum(snapshots.upcast(type(row), head)) != snapshots.checksum(
        content
    )


def append(
    pairs: Sequence[snapshots.Pair], *, by: User, now: datetime, origin: str, reason: str, verb: str = "saved"
) -> list[Revision]:
    """Add one revision to each locked row and make it the head; one line in the trail each. Raises Stale."""
    revisions = [
        _revision(row, content, by=by, now=now, origin=origin, reason=reason) for row, content in pairs
    ]
    try:
        with transaction.atomic():
            Revision.objects.bulk_create(revisions)
    except IntegrityError as clash:
        # Where the database has no row locks, the loser of two saves meets the unique number instead.
        raise Stale(pairs[0][0].head_revision) from clash
    for (row, _content), revision in zip(pairs, revisions, strict=True):
        row.head_revision = revision
    for model, group in snapshots.by_model(row for row, _content in pairs).items():
        model._base_manager.bulk_update(group, ["head_revision"])
    audit.write(
        audit.entry(
            verb, by=by, now=now, record=row, revision=revision, detail={"reason": reason} if reason else None
        )
        for (row, _content), revision in zip(pairs, revisions, strict=True)
    )
    return revisions


def _revision(
    row: Publishable, content: snapshots.Content, *, by: User, now: datetime, origin: str, reason: str
) -> Revision:
    label_en, label_zh_hans = snapshots.labels(type(row), content)
    return Revision(
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        number=row.head_revision.number + 1 if row.head_revision else 1,
        schema=row.snapshot_schema,
        content=content,
        checksum=snapshots.checksum(content),
        label_en=label_en,
        label_zh_hans=label_zh_hans,
        origin=Origin(origin),
        by=by,
        reason=str(reason)[:300],
        created_at=now,
    )


def revisions_of(record: Publishable) -> QuerySet[Revision]:
    """Return every text the record has had, newest first."""
    own_type = ContentType.objects.get_for_model(record)
    return Revision.objects.filter(content_type=own_type, object_id=record.pk).order_by("-number")
