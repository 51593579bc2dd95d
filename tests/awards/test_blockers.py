from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from awards.audit import warnings_of
from awards.links import anchor
from awards.models import Award, AwardRecipient, AwardRound
from publishing import actions
from publishing.models import Link, Role
from tests.factories import awards, directory, numbers
from tests.factories.publishing import draft, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AwardRound:
    return awards.bare_round(published(awards.programme()), source=published(directory.source()))


def against(award_round: AwardRound) -> str:
    return " ".join(one.message for one in actions.check(records=[draft(award_round)]))


def honour(made: AwardRound, **fields: str) -> Award:
    return Award.objects.create(round=made, **{"grade_en": "Gold Prize", **fields})


def test_round_with_recipients_has_no_blockers() -> None:
    assert against(awards.award_round()) == ""


@pytest.mark.parametrize(("field", "name"), [("name_en", "Zhang Wei"), ("name_zh_hans", "张小伟")])
def test_full_name_of_a_person_blocks(made: AwardRound, field: str, name: str) -> None:
    AwardRecipient.objects.create(round=made, award=honour(made), **{field: name})
    assert "full name" in against(made)


def test_shortened_name_does_not_block(made: AwardRound) -> None:
    AwardRecipient.objects.create(round=made, award=honour(made), name_en="Zhang X", name_zh_hans="张某")
    assert against(made) == ""


@pytest.mark.parametrize(
    ("shares", "complaint"),
    [
        (("1/2", "1/2"), ""),
        (("1/2", "2/3"), "add up"),
        (("half", ""), "written 1/3"),
    ],
)
def test_shares_make_up_the_award(made: AwardRound, shares: tuple[str, ...], complaint: str) -> None:
    award = honour(made)
    for position, share in enumerate(shares):
        AwardRecipient.objects.create(round=made, award=award, name_en=f"Works {position}", share=share)
    found = against(made)
    assert (complaint in found) if complaint else found == ""


def test_more_awards_than_places_block(made: AwardRound) -> None:
    made.quota = 1
    made.save()
    honour(made), honour(made, grade_en="Silver Prize")
    assert "2 awards, but has 1 places" in against(made)


def test_award_that_says_nothing_blocks(made: AwardRound) -> None:
    honour(made, grade_en="")
    assert "is empty" in against(made)


def test_ordinal_out_of_step_is_a_warning_never_a_bar(made: AwardRound) -> None:
    made.ordinal = 23
    made.save()
    awards.bare_round(made.programme, slug="2023", year=2023, ordinal=22)
    assert any("lies before" in warning for warning in warnings_of(made))
    assert against(made) == ""


def test_round_and_programme_link_to_bodies_and_numbers(made: AwardRound) -> None:
    grantor, winner = published(directory.organisation()), published(directory.organisation())
    adviser = published(directory.organisation())
    programme = awards.programme(grantor)
    published(programme)
    award = awards.give(made, winner)
    AwardRecipient.objects.create(round=made, award=award, organisation=adviser, role="recommender")
    row = numbers.observation(numbers.indicator(), 54)
    counted = awards.count(made, row, 1)
    published(made)
    found = set(Link.objects.values_list("noun", "role", "to_id", "detail", "year"))
    assert found >= {
        ("programme", Role.GRANTED, grantor.pk, "", None),
        ("round", Role.WON, winner.pk, anchor(award), 2022),
        ("round", Role.QUOTES, row.indicator_id, anchor(counted), 2022),
    }
    assert not Link.objects.filter(role=Role.WON, to_id=adviser.pk).exists()


def test_links_rebuilt_are_the_same() -> None:
    published(awards.award_round())
    before = list(Link.objects.order_by("pk").values())
    assert before
    call_command("rebuild_links", stdout=StringIO())
    assert list(Link.objects.order_by("pk").values()) == before
