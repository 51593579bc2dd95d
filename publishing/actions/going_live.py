"""The steps of a release: texts onto rows, completeness, the flip to public, the stages of revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Value, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from publishing import snapshots
from publishing.blockers import Blocker, blockers_of, missing_from, placed
from publishing.models import Publishable, Revision
from publishing.states import Stage, Status


def english_path(record: Publishable) -> str:
    """Return the public address without language prefix; empty while the text lacks what it is made of."""
    with override("en"):
        try:
            return record.get_absolute_url()
        except NoReverseMatch:
            return ""


def put_texts_on_rows(rows: Iterable[Publishable]) -> list[Blocker]:
    """Put the newest text of each row on it (counting as unpublished) and return what cannot stand there."""
    contents = {
        row: snapshots.upcast(type(row), row.head_revision)
        for row in rows
        if row.head_revision is not None and row.head_revision_id != row.live_revision_id
    }
    gone = [
        placed(
            Blocker(
                _("It names %(key)s, which has been deleted: choose another.") % {"key": key}, field=field
            ),
            row,
        )
        for row, field, key in snapshots.dangling(contents.items())
    ]
    changed = {row: content for row, content in contents.items() if row.ever_published}
    try:
        with transaction.atomic():
            snapshots.materialise(changed.items(), status=Status.UNPUBLISHED)
    except IntegrityError as clash:
        return gone + named_clashes(changed, clash, now=timezone.now())
    for row in rows:
        snapshots.forget_relations(row)
    return gone


def flip(rows: Sequence[Publishable], *, now: datetime) -> list[Blocker]:
    """Make public the rows that have all they need; return what others lack and what the database refuses."""
    load_relations(rows)
    blockers = [one for row in rows for one in missing_from(row)]
    incomplete = {row for row in rows if missing_from(row)} if blockers else set()
    return blockers + _flip([row for row in rows if row not in incomplete], now=now)


def _flip(rows: Sequence[Publishable], *, now: datetime) -> list[Blocker]:
    try:
        with transaction.atomic():
            for model, group in snapshots.by_model(rows).items():
                model._base_manager.filter(pk__in=[row.pk for row in group]).update(
                    status=Status.LIVE,
                    live_revision=F("head_revision"),
                    published_at=now,
                    first_published_at=Coalesce("first_published_at", Value(now, models.DateTimeField())),
                    withdrawn_as="",
                    withdrawn_reason_en="",
                    withdrawn_reason_zh_hans="",
                )
    except IntegrityError as clash:
        contents = {row: snapshots.upcast(type(row), row.head_revision) for row in rows if row.head_revision}
        return named_clashes(contents, clash, now=now)
    for row in rows:
        row.status, row.live_revision, row.published_at = Status.LIVE, row.head_revision, now
        row.first_published_at = row.first_published_at or now
        row.withdrawn_as = row.withdrawn_reason_en = row.withdrawn_reason_zh_hans = ""
    return []


def registered_blockers(rows: Sequence[Publishable]) -> list[Blocker]:
    """Return what the apps hold against the rows as they stand now."""
    return [one for row in rows for one in blockers_of(row)]


def load_relations(rows: Sequence[Publishable]) -> None:
    """Fetch relations and parts of all rows at once, so that what looks at each of them asks nothing more."""
    for model, group in snapshots.by_model(rows).items():
        names = [
            field.name
            for field in (*snapshots.columns(model), *snapshots.relations(model))
            if field.is_relation
        ]
        for part in snapshots.parts_of(model):
            parent = part._meta.get_field(part.parent_field)
            accessor = (
                parent.remote_field.get_accessor_name() if isinstance(parent, models.ForeignKey) else None
            )
            if accessor is not None:
                inside = (*snapshots.columns(part), *snapshots.relations(part))
                names += [accessor, *(f"{accessor}__{field.name}" for field in inside if field.is_relation)]
        prefetch_related_objects(group, *names)


def mark_revisions(
    before: dict[Publishable, Publishable], rows: Iterable[Publishable], *, now: datetime
) -> None:
    """Note on the revisions which text is public now and which no longer is."""
    out = {row.head_revision.pk: row.head_revision for row in rows if row.head_revision is not None}
    old = {row.live_revision_id for row in before.values() if row.live_revision_id is not None} - out.keys()
    Revision.objects.filter(pk__in=old).update(stage=Stage.SUPERSEDED)
    fresh = [revision for revision in out.values() if revision.published_at is None]
    Revision.objects.filter(pk__in=[revision.pk for revision in fresh]).update(
        stage=Stage.PUBLISHED, published_at=now
    )
    for revision in fresh:
        revision.stage, revision.published_at = Stage.PUBLISHED, now


def named_clashes(
    contents: Mapping[Publishable, snapshots.Content], clash: IntegrityError, *, now: datetime | None = None
) -> list[Blocker]:
    """Return which record breaks which rule, after the database has refused all of them together.

    With `now`, the rules of public rows are tried as well.
    """
    found: list[Blocker] = []
    for row, content in contents.items():
        trial = copy(row)
        snapshots.put_on(trial, content)
        if now is not None:
            trial.status, trial.live_revision = Status.LIVE, row.head_revision
            trial.first_published_at = trial.published_at = now
        try:
            trial.validate_unique()
            trial.validate_constraints()
        except ValidationError as broken:
            found += [placed(Blocker(message), row) for message in broken.messages]
    return found or [Blocker(_("The database refuses it: %(error)s") % {"error": clash})]
