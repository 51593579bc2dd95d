"""What keeps an indicator, or a text that quotes numbers, from going public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from directory.blockers import no_references, not_public
from indicators.models import Indicator
from indicators.quoting import Quoter
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


def unprintable(
    record: Any, fields: Iterable[str], *, quoter: Quoter | None = None, markup: bool = False
) -> Iterator[Blocker]:
    """Yield a blocker for each reference in the paired columns that prints no number, in either language.

    `markup` is true for prose; without a quoter references must name their area.
    """
    quoter = quoter or Quoter()
    for field in fields:
        for language in ("en", "zh_hans"):
            column = f"{field}_{language}"
            for problem in quoter.problems(getattr(record, column), markup=markup):
                yield Blocker(problem.message, field=column)
