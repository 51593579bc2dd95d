"""Which sections and exhibits the public may see."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from tree_queries.query import TreeQuerySet

from publishing.querysets import PublishableQuerySet
from publishing.states import Status, WithdrawnAs

_STANDING = Q(status=Status.LIVE) | Q(status=Status.WITHDRAWN, withdrawn_as=WithdrawnAs.SUPERSEDED)


class SectionQuerySet(PublishableQuerySet[Any], TreeQuerySet):
    """Sections: public only in a public report, and inside a public chapter."""

    also_published = ("report",)

    def _live(self, prefix: str = "") -> Q:
        return super()._live(prefix) & (
            Q(**{f"{prefix}parent__isnull": True}) | Q(**{f"{prefix}parent__status": "live"})
        )

    def standing(self) -> Self:
        """Return the sections whose own text may be read, for a page whose report may be read."""
        return self.filter(_STANDING).select_related("live_revision").order_by("position", "pk")


class ExhibitQuerySet(PublishableQuerySet[Any]):
    """Exhibits: public only in a public section of a public report."""

    also_published = ("report", "section")

    def standing(self) -> Self:
        """Return the exhibits whose own text may be read, for a page whose report may be read."""
        return self.filter(_STANDING).select_related("live_revision").order_by("position", "pk")


SectionManager = models.Manager.from_queryset(SectionQuerySet)
ExhibitManager = models.Manager.from_queryset(ExhibitQuerySet)
