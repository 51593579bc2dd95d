"""Which observations the public may see, and which of them is the current one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from publishing.states import Status


class ObservationQuerySet(models.QuerySet[Any]):
    """Rows of numbers."""

    def published(self) -> Self:
        """Return released rows of public sources and public indicators: the rule for numbers."""
        return self.filter(
            released_at__isnull=False, source__status=Status.LIVE, indicator__status=Status.LIVE
        )

    def current(self) -> Self:
        """Return rows that nothing has superseded; what a source says now."""
        return self.filter(superseded_at__isnull=True)

    def as_of(self, moment: datetime) -> Self:
        """Return rows that were released and not yet superseded at `moment`."""
        return self.filter(released_at__lte=moment).filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment)
        )

    def pending(self) -> Self:
        """Return rows that wait for their source's next publication."""
        return self.filter(released_at__isnull=True)


ObservationManager = models.Manager.from_queryset(ObservationQuerySet)
