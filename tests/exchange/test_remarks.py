from collections.abc import Sequence

import pytest
from django.utils import translation

from accounts.models import User
from exchange import actions
from exchange.models import ImportBatch, told
from indicators.remarks import difference
from tests.exchange.books import book, bring_in, sheets_of

NUMBERS = "indicator,area,period,source,value\n"


def staged(**texts: str) -> ImportBatch:
    batch = actions.upload(name="x.zip", content=sheets_of(**texts), by=User.objects.system())
    actions.stage(batch)
    return batch


def said(batch: ImportBatch, key: str) -> Sequence[str]:
    row = batch.rows.get(key__startswith=key)
    return [told(one["text"], one["params"]) for one in row.remarks]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("200", "250", "+25.00"),
        ("200", "199", "−0.50"),
        ("-4", "-2", "+50.00"),
        ("178300", "178301", "+0.00056"),
        ("0", "5", ""),
        ("", "5", ""),
        ("5", "", ""),
        ("5", "5", ""),
    ],
)
def test_a_difference_is_told_in_per_cent(before: str, after: str, expected: str) -> None:
    assert difference(before, after) == expected


@pytest.mark.django_db
def test_a_changed_number_says_by_how_much() -> None:
    bring_in(book())
    batch = staged(observations=f"{NUMBERS}valid,shanghai,2022-12-31,paper-2022,404000\n")
    assert said(batch, "valid") == ["+100.00% against what is on record"]
    assert not batch.rows.get().warned


@pytest.mark.django_db
def test_the_audit_warns_beside_the_row_in_both_languages() -> None:
    bring_in(book())
    batch = staged(
        observations=f"{NUMBERS}granted,shanghai,2022,paper-2022,100\n"
        "granted-invention,shanghai,2022,paper-2022,200\n"
    )
    part = said(batch, "granted-invention")
    assert any("more than its whole" in one for one in part)
    with translation.override("zh-hans"):
        assert said(batch, "granted-invention") != part
    assert batch.rows.filter(warned=True).count() == 2
    assert not actions.apply(batch, by=User.objects.system()).conflicts
    assert said(batch, "granted-invention") == part
