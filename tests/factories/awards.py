"""Programmes of awards, their rounds and the honours in them."""

from __future__ import annotations

from typing import Any

from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound, Grantor
from directory.models import Organisation
from indicators.models import Observation
from tests.factories.directory import organisation, source
from tests.factories.publishing import number, published


def programme(*grantors: Organisation, **fields: Any) -> AwardProgramme:
    """A prize, not yet published."""
    n = number()
    named = {"slug": f"programme-{n}", "title_en": f"Prize {n}", "kind": AwardProgramme.Kind.PRIZE, **fields}
    made = AwardProgramme.objects.create(**named)
    for position, body in enumerate(grantors):
        Grantor.objects.create(programme=made, organisation=body, position=position)
    return made


def bare_round(of: AwardProgramme, **fields: Any) -> AwardRound:
    """A round without honours, not yet published."""
    return AwardRound.objects.create(
        programme=of, **{"slug": "2022", "title_en": "A round", "year": 2022, **fields}
    )


def give(made: AwardRound, winner: Organisation, position: int = 0, **fields: Any) -> Award:
    """Add an honour with its recipient to the round."""
    named = {"grade_en": f"Grade {position}", **fields}
    award = Award.objects.create(round=made, position=position, **named)
    AwardRecipient.objects.create(round=made, award=award, organisation=winner, position=position)
    return award


def count(made: AwardRound, figure: Observation, position: int = 0, **fields: Any) -> Award:
    """Add honours of which only a number is known."""
    return Award.objects.create(round=made, position=position, figure=figure, **fields)


def award_round(**fields: Any) -> AwardRound:
    """A round whose recipients (parts) point at its awards (parts), not yet published."""
    of = fields.pop("programme", None) or published(programme())
    given = {"slug": "2022", "title_en": "A round", **fields}
    given["source"] = given.get("source") or published(source())
    made = AwardRound.objects.create(programme=of, **given)
    for position in range(2):
        give(made, published(organisation(kind=Organisation.Kind.COMPANY)), position)
    return made
