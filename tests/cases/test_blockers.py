from __future__ import annotations

from decimal import Decimal

import pytest

from cases.models import Amount, CaseCollection, CaseNumber, Party, RelatedRight
from publishing import actions
from publishing.models import Publishable
from tests.factories import cases, directory
from tests.factories.publishing import draft, published

pytestmark = pytest.mark.django_db


def against(record: Publishable) -> str:
    return " ".join(one.message for one in actions.check(records=[draft(record)]))


def test_full_case_and_collection_have_no_blockers() -> None:
    made = cases.full_case(2)
    assert against(made) == ""
    assert against(cases.collection(published(made))) == ""


@pytest.mark.parametrize(("field", "name"), [("name_zh_hans", "李小明"), ("name_en", "Li Xiaoming")])
def test_full_name_of_a_person_blocks(field: str, name: str) -> None:
    made = cases.case()
    Party.objects.create(case=made, role="defendant", **{field: name})
    assert "full name" in against(made)


def test_full_name_of_an_organisation_on_record_does_not_block() -> None:
    made = cases.case()
    body = published(directory.organisation())
    Party.objects.create(case=made, role="defendant", name_en="Li Ning", organisation=body)
    assert against(made) == ""


@pytest.mark.parametrize(("field", "name"), [("name_zh_hans", "李小某明"), ("name_en", "Li Xiao")])
def test_name_marked_as_shortened_but_whole_blocks(field: str, name: str) -> None:
    made = cases.case()
    Party.objects.create(case=made, role="accused", anonymised=True, **{field: name})
    assert "marked as shortened" in against(made)


@pytest.mark.parametrize("name", ["李某", "李某某", "欧阳某", "李某甲"])
def test_shortened_name_does_not_block(name: str) -> None:
    made = cases.case()
    Party.objects.create(case=made, role="accused", anonymised=True, name_zh_hans=name, name_en="Li X")
    assert against(made) == ""


def test_docket_out_of_form_blocks() -> None:
    made = cases.case()
    CaseNumber.objects.create(case=made, value="(2021)沪731民终123号")
    assert "court code" in against(made)


def test_patent_number_with_a_wrong_check_digit_blocks() -> None:
    made = cases.case()
    RelatedRight.objects.create(case=made, kind="patent", number="ZL201610951190.5")
    assert "check digit" in against(made)


def test_currency_off_the_list_blocks() -> None:
    made = cases.case()
    Amount.objects.create(case=made, kind="damages", value=Decimal(1), currency="RMB")
    assert "currency" in against(made)


def with_ranks(*ranks: int | None, **fields: object) -> CaseCollection:
    made = cases.collection(*(published(cases.case()) for _ in ranks), **fields)
    for entry in made.entries.all():
        entry.rank = None
        entry.save()
    for entry, rank in zip(made.entries.all(), ranks, strict=True):
        entry.rank = rank
        entry.save()
    return made


@pytest.mark.parametrize(
    ("ranks", "size", "complaint"),
    [
        ((1, 2), 10, ""),
        ((2, 6), 10, ""),  # two of ten are on record: gaps are honest
        ((1, 3), 2, "Rank 3 lies outside"),
        ((1, 3), None, "No entry has rank 2"),
        ((1, 1000), None, "No entry has rank"),
        ((1, None), 10, "no rank"),
        ((1, 2, 3), 2, "has 3 entries"),
    ],
)
def test_ranks_of_a_ranked_list(ranks: tuple[int | None, ...], size: int | None, complaint: str) -> None:
    found = against(with_ranks(*ranks, planned_size=size))
    assert (complaint in found) if complaint else found == ""


def test_rank_in_a_list_without_ranks_blocks() -> None:
    made = with_ranks(1, ranked=True)
    made.ranked = False
    made.save()
    assert "not ranked" in against(made)
