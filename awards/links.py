"""The public edges of a programme and of its rounds. A detail without blanks is an anchor on the page."""

from __future__ import annotations

from collections.abc import Iterable

from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound
from indicators.quoting import indicators_in
from publishing.links import LinkTo, links_from
from publishing.models import Role


@links_from(AwardProgramme)
def granted(programme: AwardProgramme) -> Iterable[LinkTo]:
    """Link to the bodies that give the honour."""
    for grantor in programme.grantors.all():
        yield LinkTo(grantor.organisation, Role.GRANTED)


@links_from(AwardProgramme)
def described(programme: AwardProgramme) -> Iterable[LinkTo]:
    """Link to every indicator whose number the description quotes, in either language."""
    for indicator in indicators_in((programme.description_en, programme.description_zh_hans)):
        yield LinkTo(indicator, Role.QUOTES)


@links_from(AwardRound)
def won(award_round: AwardRound) -> Iterable[LinkTo]:
    """Link to the organisations that received an award, once for each award."""
    seen = set()
    for recipient in award_round.recipients.all():
        key = (recipient.organisation_id, recipient.award_id)
        if recipient.role == AwardRecipient.Role.RECOMMENDER or key in seen:
            continue
        seen.add(key)
        if recipient.organisation is not None:
            yield LinkTo(recipient.organisation, Role.WON, award_round.year, anchor(recipient.award))


@links_from(AwardRound)
def counted(award_round: AwardRound) -> Iterable[LinkTo]:
    """Link to the indicators whose figures count the awards."""
    for award in award_round.awards.all():
        if award.figure is not None:
            yield LinkTo(award.figure.indicator, Role.QUOTES, award_round.year, anchor(award))


@links_from(AwardRound)
def noted(award_round: AwardRound) -> Iterable[LinkTo]:
    """Link to every indicator whose number the note quotes, in either language."""
    for indicator in indicators_in((award_round.note_en, award_round.note_zh_hans)):
        yield LinkTo(indicator, Role.QUOTES, award_round.year)


def anchor(award: Award) -> str:
    """Return the place of an award on the page of its round; it stays when awards change places."""
    return f"award-{str(award.pk)[:8]}"
