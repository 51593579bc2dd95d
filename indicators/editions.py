"""Which sources are editions of the portal's own report: a registry that the app of reports fills.

The book stands above the numbers, yet a number's page marks what an edition printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Provider = Callable[[], Mapping[int, int]]
_providers: list[Provider] = []


@dataclass(frozen=True, slots=True)
class Editions:
    """The public editions: year covered by the key of the edition's source."""

    years: Mapping[int, int]

    def source_of(self, year: int) -> int | None:
        """Return the key of the source that an edition is; None when there is no such edition."""
        return next((source for source, one in self.years.items() if one == year), None)

    @property
    def newest(self) -> int | None:
        """The year of the newest edition."""
        return max(self.years.values(), default=None)

    @property
    def listed(self) -> Sequence[tuple[int, int]]:
        """Year and source of each edition, newest first."""
        return sorted(((year, source) for source, year in self.years.items()), reverse=True)


def editions_from(provider: Provider) -> Provider:
    """Register a function that returns year by source key of the public editions, in one query."""
    _providers.append(provider)
    return provider


def editions() -> Editions:
    """Return the public editions as they are now; one query."""
    return Editions({source: year for provider in _providers for source, year in provider().items()})
