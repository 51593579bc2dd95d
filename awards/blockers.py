"""What keeps a round of awards from being published."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from awards.models import AwardProgramme, AwardRecipient, AwardRound
from awards.rules import share_problem
from directory.rules import may_be_a_person
from indicators.blockers import unprintable
from publishing.blockers import Blocker, blocker


def by_award(award_round: AwardRound) -> dict[uuid.UUID, list[AwardRecipient]]:
    """Return the round's recipients by the key of their award."""
    found = defaultdict(list)
    for recipient in award_round.recipients.all():
        found[recipient.award_id].append(recipient)
    return found


@blocker(AwardProgramme)
def figures_of_programme(programme: AwardProgramme) -> Iterable[Blocker]:
    """Find references in the description that would print no number."""
    return unprintable(programme, ("description",))


@blocker(AwardRound)
def figures_of_round(award_round: AwardRound) -> Iterable[Blocker]:
    """Find references in the note that would print no number."""
    return unprintable(award_round, ("note",))


@blocker(AwardRound)
def names_of_persons(award_round: AwardRound) -> Iterable[Blocker]:
    """Find recipients that are natural persons under a full name: the public sees 李某 or Li X."""
    for recipient in award_round.recipients.all():
        for name in (recipient.name_en, recipient.name_zh_hans):
            if recipient.organisation_id is None and may_be_a_person(name):
                yield Blocker(
                    _("“%(name)s” reads like a person’s full name: write 李某 or Li X.") % {"name": name},
                    field="recipients",
                )


@blocker(AwardRound)
def shares(award_round: AwardRound) -> Iterable[Blocker]:
    """Find awards whose recipients' shares are unreadable or do not add up."""
    recipients = by_award(award_round)
    for award in award_round.awards.all():
        problem = share_problem([recipient.share for recipient in recipients[award.pk]])
        if problem:
            yield Blocker(
                _("%(award)s: %(problem)s") % {"award": award, "problem": _(problem)}, field="recipients"
            )


@blocker(AwardRound)
def quota(award_round: AwardRound) -> Iterable[Blocker]:
    """Find a round with more awards of its own than it has places."""
    given = sum(award.figure_id is None for award in award_round.awards.all())
    if award_round.quota is not None and given > award_round.quota:
        yield Blocker(
            _("The round lists %(given)s awards, but has %(quota)s places: correct one.")
            % {"given": given, "quota": award_round.quota},
            field="quota",
        )


@blocker(AwardRound)
def something_given(award_round: AwardRound) -> Iterable[Blocker]:
    """Find awards that say nothing: no recipient, no figure, no grade, no project."""
    recipients = by_award(award_round)
    for award in award_round.awards.all():
        words = (award.grade_en, award.grade_zh_hans, award.project_en, award.project_zh_hans)
        more = (award.track_en, award.track_zh_hans, award.note_en, award.note_zh_hans)
        if award.figure_id is None and not recipients[award.pk] and not any(words) and not any(more):
            yield Blocker(
                _("Award %(position)s is empty: name a recipient, a figure, a grade or a project.")
                % {"position": award.position},
                field="awards",
            )
