from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from cases.models import CaseNumber, IPRight, TypicalCase
from cases.terms import IP_RIGHTS
from publishing.models import Link, Role
from tests.factories import cases
from tests.factories.publishing import draft, draft_ahead, published

pytestmark = pytest.mark.django_db


def edges() -> set[tuple[str, str, int, str]]:
    return set(Link.objects.values_list("noun", "role", "to_id", "detail"))


def test_case_links_to_authorities_parties_laws_and_related_cases() -> None:
    related = published(cases.case())
    made = cases.full_case(handling_authority=cases.court())
    made.related_cases.add(related)
    instance, party = made.instances.get(), made.parties.get(role="plaintiff")
    basis = made.legal_bases.get()
    published(made)
    assert edges() >= {
        ("case", Role.HANDLED, instance.authority_id, "first"),
        ("case", Role.HANDLED, made.handling_authority_id, ""),
        ("case", Role.PARTY, party.organisation_id, "plaintiff"),
        ("case", Role.QUOTES, basis.law_id, "legal-basis"),
        ("case", Role.MENTIONS, related.pk, ""),
    }
    assert set(Link.objects.filter(from_id=made.pk).values_list("year", flat=True)) == {2022}


def test_collection_links_to_its_cases_with_their_ranks() -> None:
    first, second = published(cases.case()), published(cases.case())
    body = cases.court()
    published(cases.collection(first, second, issuer=body))
    assert edges() >= {
        ("collection", Role.LISTS, first.pk, "rank-1"),
        ("collection", Role.LISTS, second.pk, "rank-2"),
        ("collection", Role.ISSUED, body.pk, ""),
    }


def test_draft_has_no_links() -> None:
    draft(cases.full_case())
    draft_ahead(published(cases.case()), handling_authority=cases.court().pk)
    assert not Link.objects.filter(noun="case").exists()


def test_links_rebuilt_are_the_same() -> None:
    made = published(cases.full_case(2))
    published(cases.collection(made))
    before = list(Link.objects.order_by("pk").values())
    assert before
    call_command("rebuild_links", stdout=StringIO())
    assert list(Link.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("way", ["create", "bulk_create", "save"])
def test_number_is_normalised_however_it_is_written(way: str) -> None:
    made = cases.case()
    row = CaseNumber(case=made, value="〔2021〕 沪 73 民终 123 号")
    if way == "bulk_create":
        CaseNumber.objects.bulk_create([row])
    else:
        row.save()
    if way == "save":
        row.value = "（2022）沪0115行保1号"
        row.save()
    expected = "(2022)沪0115行保1号" if way == "save" else "(2021)沪73民终123号"
    assert CaseNumber.objects.get().normalised == expected


def test_kinds_of_right_are_there_after_migrating() -> None:
    assert set(IPRight.objects.values_list("code", flat=True)) >= {code for code, _en, _zh in IP_RIGHTS}
    assert IPRight.objects.get(code="trade-secret").name_zh_hans == "商业秘密"


@pytest.mark.django_db(transaction=True)
def test_kinds_of_right_are_there_after_flushing() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert IPRight.objects.count() == len(IP_RIGHTS)


def test_kinds_of_right_are_corrected_by_the_next_migrate() -> None:
    IPRight.objects.filter(code="gi").update(name_en="Wrong")
    call_command("migrate", stdout=StringIO(), verbosity=0)
    assert IPRight.objects.get(code="gi").name_en == "Geographical indication"


def test_case_keeps_its_rights_through_a_draft() -> None:
    made = published(cases.case("trademark"))
    published(draft_ahead(made, title_en="Another title"))
    assert [right.code for right in TypicalCase.objects.get(pk=made.pk).rights.all()] == ["trademark"]
