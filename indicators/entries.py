"""What search knows of indicators: what they are, and what they count as public sources say it now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from exchange.cells import CellError
from exchange.cells.figures import read_number
from exchange.cells.plain import plain_number
from indicators.models import Indicator, Observation
from pages.entries import Entry, entry, normaliser

# Of a long series the newest numbers; the rest is on the page of the indicator.
KEPT = 200
# A number of one or two digits is the value of too many to lead anywhere.
DIGITS = 3


def with_numbers(records: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch beforehand the newest current public numbers of each indicator."""
    public = Observation.objects.published().current().exclude(value=None).order_by("-ends_on", "id")
    return records.prefetch_related(
        Prefetch("observations", queryset=public.only("indicator_id", "value")[:KEPT], to_attr="to_find")
    )


@entry(Indicator, rows=with_numbers)
def indicator_entry(indicator: Indicator) -> Entry:
    """Return names, code, definition, what is said of it, and its numbers."""
    values = (plain_number(one.value) for one in getattr(indicator, "to_find", ()))
    found = [value for value in values if sum(map(str.isdecimal, value)) >= DIGITS]
    return Entry(
        summary_en=indicator.definition_en,
        summary_zh_hans=indicator.definition_zh_hans,
        text_en=[indicator.counting_rule_en, indicator.note_en],
        text_zh_hans=[indicator.counting_rule_zh_hans, indicator.note_zh_hans],
        numbers=[indicator.slug, *dict.fromkeys(found)],
    )


@normaliser
def written_forms(number: str) -> Iterable[str]:
    """Return a quantity such as `178,300` or `17.83万` in plain digits; nothing for what is none."""
    try:
        return [plain_number(read_number(number))]
    except CellError:
        return []
