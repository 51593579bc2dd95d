"""Links are rewritten from the live rows whenever what is public changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey

from publishing import snapshots
from publishing.actions.going_live import english_path, load_relations
from publishing.actions.versions import content_changed
from publishing.links import links_of
from publishing.models import Link, Publishable
from publishing.querysets import PublishableQuerySet

FIELDS = ("year", "noun", "label_en", "label_zh_hans", "path")


class Rewritten(NamedTuple):
    """How many links were added and removed; a changed one counts as both."""

    added: int
    removed: int


def rewrite_links(records: Iterable[Publishable]) -> Rewritten:
    """Make the links that leave `records` say what their live rows say; what is not public has none."""
    added, removed = 0, 0
    for model, group in snapshots.by_model(records).items():
        pks = [record.pk for record in group]
        wanted = {_key(link): link for link in _links(model, pks)}
        own_type = ContentType.objects.get_for_model(model)
        existing = {_key(link): link for link in Link.objects.filter(from_type=own_type, from_id__in=pks)}
        stale = [link.pk for key, link in existing.items() if key not in wanted or _differ(link, wanted[key])]
        fresh = [link for key, link in wanted.items() if key not in existing or _differ(link, existing[key])]
        Link.objects.filter(pk__in=stale).delete()
        Link.objects.bulk_create(fresh)
        added, removed = added + len(fresh), removed + len(stale)
    return Rewritten(added, removed)


@transaction.atomic
def rebuild_links() -> Rewritten:
    """Make all links say what the live rows say; on a consistent database nothing changes."""
    types = {ContentType.objects.get_for_model(noun): noun for noun in snapshots.nouns()}
    orphans = Link.objects.exclude(from_type__in=types)
    removed, added = orphans.count(), 0
    orphans.delete()
    for own_type, noun in types.items():
        strays = Link.objects.filter(from_type=own_type).exclude(from_id__in=noun._base_manager.values("pk"))
        removed += strays.count()
        strays.delete()
        changed = rewrite_links(noun._base_manager.all())
        added, removed = added + changed.added, removed + changed.removed
    if added or removed:
        content_changed()
    return Rewritten(added, removed)


def also_affected(records: Iterable[Publishable]) -> list[Publishable]:
    """Return the records that are public only while these are: a programme's rounds, a chapter's sections."""
    given = list(records)
    found: dict[Publishable, None] = {}
    for model, group in snapshots.by_model(given).items():
        for noun, field in dependents(model):
            if field.name in published(noun).also_published or noun is model:
                rows = noun._base_manager.filter(**{f"{field.name}__in": [record.pk for record in group]})
                found.update(dict.fromkeys(rows))
    return [record for record in found if record not in given]


def dependents(model: type[Publishable]) -> Iterator[tuple[type[Publishable], ForeignKey[Any, Any]]]:
    """Return each noun's foreign key to `model`."""
    for noun in snapshots.nouns():
        for field in snapshots.columns(noun):
            if isinstance(field, ForeignKey) and field.related_model is model:
                yield noun, field


def hosts_of(record: Publishable) -> list[Publishable]:
    """Return the records that must be public for this one to be."""
    names = {*published(type(record)).also_published} | {
        field.name for field in snapshots.columns(type(record)) if field.related_model is type(record)
    }
    hosts = [getattr(record, name) for name in sorted(names)]
    return [host for host in hosts if isinstance(host, Publishable)]


def published(model: type[Publishable]) -> PublishableQuerySet[Any]:
    """Return the public rows of a noun."""
    rows = model._default_manager.all()
    if not isinstance(rows, PublishableQuerySet):
        raise TypeError(f"{model._meta.label} has no PublishableQuerySet")
    return rows.published()


def _links(model: type[Publishable], pks: list[Any]) -> Iterator[Link]:
    rows = list(published(model).filter(pk__in=pks).order_by("pk"))
    load_relations(rows)
    for row in rows:
        found = links_of(row)
        path = english_path(row) if found else ""
        for link in found:
            yield Link(
                from_type=ContentType.objects.get_for_model(row),
                from_id=row.pk,
                to_type=ContentType.objects.get_for_model(link.to),
                to_id=link.to.pk,
                role=link.role,
                year=link.year,
                detail=link.detail[:200],
                noun=row.noun,
                label_en=row.label_elsewhere("en")[:300],
                label_zh_hans=row.label_elsewhere("zh-hans")[:300],
                path=path,
            )


def _key(link: Link) -> tuple[Any, ...]:
    return link.from_type_id, link.from_id, link.to_type_id, link.to_id, str(link.role), link.detail


def _differ(one: Link, other: Link) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in FIELDS)
