"""The ledger sets an indicator in only where that says the truth: below the one it is a part of."""

from __future__ import annotations

import pytest

from indicators.display import Ledger, groups
from indicators.editions import Editions
from tests.factories import numbers

pytestmark = pytest.mark.django_db


def test_part_is_set_in_below_its_whole_and_nowhere_else() -> None:
    whole = numbers.indicator("granted")
    part = numbers.indicator("granted-invention", parent=whole)
    other = numbers.indicator("layout-designs")
    stray = numbers.indicator("granted-design", parent=whole)

    [group] = groups([whole, part, other, stray], Ledger({}, Editions({})))

    assert [(row["id"], row["sub"]) for row in group["rows"]] == [
        ("granted", False),
        ("granted-invention", True),
        ("layout-designs", False),
        ("granted-design", False),
    ]
