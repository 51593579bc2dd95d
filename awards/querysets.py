"""Which rounds the public may see."""

from __future__ import annotations

from typing import Any

from django.db import models

from publishing.querysets import PublishableQuerySet


class RoundQuerySet(PublishableQuerySet[Any]):
    """Rounds: public only under a public programme."""

    also_published = ("programme",)


RoundManager = models.Manager.from_queryset(RoundQuerySet)
