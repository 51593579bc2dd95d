"""Which sections and exhibits the public may see."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from tree_queries.query import TreeQuerySet

from publishing.querysets import PublishableQuerySet


class SectionQuerySet(PublishableQuerySet[Any], TreeQuerySet):
    """Sections: public only in a public report, and inside a public chapter."""

    also_published = ("report",)

    def _live(self, prefix: str = "") -> Q:
        return super()._live(prefix) & (
            Q(**{f"{prefix}parent__isnull": True}) | Q(**{f"{prefix}parent__status": "live"})
        )


class ExhibitQuerySet(PublishableQuerySet[Any]):
    """Exhibits: public only in a public section of a public report."""

    also_published = ("report", "section")


SectionManager = models.Manager.from_queryset(SectionQuerySet)
ExhibitManager = models.Manager.from_queryset(ExhibitQuerySet)
