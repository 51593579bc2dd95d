"""Which observations the public may see, and which of them is the current one."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Coalesce

from publishing.states import Status

# What is read of a printed change, beside its observation and in the same query.
CHANGE_FIELDS = ("kind", "value", "basis", "printed_en", "printed_zh_hans")
# What is read of the unit in which a ratio counts, for its absolute changes: 6.7 patents, not 6.7 per 10,000.
UNIT_FIELDS = ("code", "singular_en", "plural_en", "measure_zh_hans", "symbol", "family")


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

    def pending(self) -> Self:
        """Return rows that wait for their source's next publication."""
        return self.filter(released_at__isnull=True)

    def redistributable(self) -> Self:
        """Return rows whose source does not forbid handing them on."""
        return self.exclude(source__redistributable="no")

    def closed(self) -> Self:
        """Return rows whose source forbids handing them on: shown one by one, never in bulk."""
        return self.filter(source__redistributable="no")

    def with_change(self) -> Self:
        """Add the printed change as `change_kind`, `change_value`…: year on year, failing that another."""
        bases = {f"from_{basis}": basis for basis in ("year_on_year", "other")}
        rows = self.annotate(
            **{
                name: FilteredRelation("changes", condition=Q(changes__basis=basis))
                for name, basis in bases.items()
            }
        )
        return rows.with_numerator_unit().annotate(
            **{
                f"change_{field}": Coalesce(*(F(f"{name}__{field}") for name in bases))
                for field in CHANGE_FIELDS
            }
        )

    def with_numerator_unit(self) -> Self:
        """Add the unit of the indicator's numerator as `numerator_unit_code`…; NULL where it has none."""
        return self.annotate(
            **{f"numerator_unit_{field}": F(f"indicator__numerator__unit__{field}") for field in UNIT_FIELDS}
        )

    def with_names(self) -> Self:
        """Fetch source, area and named period with each row, which every table prints."""
        return self.select_related("source", "area", "named_period")


ObservationManager = models.Manager.from_queryset(ObservationQuerySet)
