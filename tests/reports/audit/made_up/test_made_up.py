"""How much of what is wrong the audit finds, and whether it leaves alone what is right: the level reached."""

from __future__ import annotations

from collections import Counter

import pytest

from reports.audit.edition import audit
from tests.reports.audit.made_up.papers import PAPERS, paper, plants, rounds, told, traps, with_traps


def test_tables_hold_enough_of_every_kind() -> None:
    kinds = Counter(one.kind for one in plants())
    assert sum(kinds.values()) >= 150
    assert len(kinds) >= 15
    assert sum(len(traps(name)) for name in PAPERS) >= 70


@pytest.mark.parametrize("name", PAPERS)
def test_right_paper_has_no_error(name: str) -> None:
    found = audit(paper(name)).findings
    assert [(one.kind, one.spot and one.spot.text) for one in found if one.severity == "error"] == []


@pytest.mark.parametrize("name", PAPERS)
def test_each_mistake_is_found_as_the_table_says_and_nothing_else(name: str) -> None:
    """What the table says is missed stays missed until somebody finds it, and says so in the table."""
    some = [one for one in plants() if one.paper == name]
    for group in rounds(some):
        says, elsewhere = told(group, paper(name))
        assert {f"{one.right} => {one.wrong}": says[one] for one in group} == {
            f"{one.right} => {one.wrong}": one.found for one in group
        }
        assert [(one.kind, one.spot and one.spot.text) for one in elsewhere] == []


@pytest.mark.parametrize("name", PAPERS)
def test_traps_are_no_errors(name: str) -> None:
    found = with_traps(name)[1].findings
    assert [(one.kind, one.spot and one.spot.text) for one in found if one.severity == "error"] == []
