"""What keeps a text that quotes numbers from being published; the apps above register it for their nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from indicators.quoting import Quoter
from publishing.blockers import Blocker


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
