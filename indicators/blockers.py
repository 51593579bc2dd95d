"""What keeps an indicator from going public."""

from __future__ import annotations

from collections.abc import Iterable

from directory.blockers import no_references, not_public
from indicators.models import Indicator
from publishing.blockers import Blocker, blocker

TEXTS = ("definition", "counting_rule", "note")


@blocker(Indicator)
def goes_before_indicator(indicator: Indicator) -> Iterable[Blocker]:
    """Ask for the indicators its page names to be public first."""
    for field in ("parent", "numerator", "denominator"):
        yield from not_public(field, getattr(indicator, field))


@blocker(Indicator)
def plain_indicator(indicator: Indicator) -> Iterable[Blocker]:
    """Keep figure references out of texts that say what is counted."""
    yield from no_references(
        indicator, *(f"{name}_{language}" for name in TEXTS for language in ("en", "zh_hans"))
    )
