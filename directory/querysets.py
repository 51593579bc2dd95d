"""Which organisations have a page, and the year of a document."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear

from publishing.querysets import PublishableQuerySet


class OrganisationQuerySet(PublishableQuerySet[Any]):
    """Organisations; some are only named, and have no page."""

    def with_page(self) -> Self:
        """Return organisations that have a page of their own."""
        return self.filter(has_page=True)


class InstrumentQuerySet(PublishableQuerySet[Any]):
    """Documents."""

    def with_year(self) -> Self:
        """Add `year`: of issue, failing that the year of the edition that names the document."""
        years = Coalesce(ExtractYear("issued_on"), F("year_named"), output_field=models.IntegerField())
        return self.annotate(year=years)


OrganisationManager = models.Manager.from_queryset(OrganisationQuerySet)
InstrumentManager = models.Manager.from_queryset(InstrumentQuerySet)
