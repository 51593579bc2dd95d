"""Which rows are public, said once."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from publishing.states import Status, WithdrawnAs

M = TypeVar("M", bound=models.Model)


class PublishableQuerySet(models.QuerySet[M]):
    """Rows of a publishable noun."""

    # Conditions of other rows that must be public for a row of this noun to be (a section needs its report).
    also_published: tuple[str, ...] = ()

    def _live(self, prefix: str = "") -> Q:
        wanted = Q(**{f"{prefix}status": Status.LIVE})
        for path in self.also_published:
            wanted &= Q(**{f"{prefix}{path}__status": Status.LIVE})
        return wanted

    def published(self) -> Self:
        """Return what the public may see: the one rule pages, feeds, search, twins and exports use."""
        return self.filter(self._live())

    def readable(self) -> Self:
        """Return published rows and those withdrawn as superseded, whose text stays under a banner."""
        return self.filter(self._live() | Q(status=Status.WITHDRAWN, withdrawn_as=WithdrawnAs.SUPERSEDED))

    def ever_published(self) -> Self:
        """Return rows that have been public at some time."""
        return self.filter(first_published_at__isnull=False)

    def draft_ahead(self) -> Self:
        """Return rows whose newest text is not what the public sees."""
        return self.filter(
            Q(live_revision__isnull=True) | ~Q(head_revision__checksum=F("live_revision__checksum"))
        ).filter(head_revision__isnull=False)

    def in_stage(self, *stages: str) -> Self:
        """Return rows whose newest text stands at one of `stages`."""
        return self.filter(head_revision__stage__in=stages)

    def for_desk(self) -> Self:
        """Return rows with what the editor's list prints about them, in one query."""
        return self.select_related("head_revision", "live_revision")


class PartQuerySet(models.QuerySet[M]):
    """Rows that belong to a publishable parent."""

    def of_live(self) -> Self:
        """Return parts whose parent is public; queries that enter by a child need it."""
        model: Any = self.model
        return self.filter(**{f"{model.parent_field}__status": Status.LIVE})


PublishableManager = models.Manager.from_queryset(PublishableQuerySet)
PartManager = models.Manager.from_queryset(PartQuerySet)
