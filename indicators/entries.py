"""What search knows of indicators."""

from __future__ import annotations

from indicators.models import Indicator
from pages.entries import Entry, entry


@entry(Indicator)
def indicator_entry(indicator: Indicator) -> Entry:
    """Return names, code, definition and what is said of it."""
    return Entry(
        summary_en=indicator.definition_en,
        summary_zh_hans=indicator.definition_zh_hans,
        text_en=[indicator.counting_rule_en, indicator.note_en],
        text_zh_hans=[indicator.counting_rule_zh_hans, indicator.note_zh_hans],
        numbers=[indicator.slug],
    )
