"""What in a round of awards may be a slip: its ordinal against its year and the other rounds. Never a bar."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards.models import AwardRound
from awards.rules import offset_warning, ordinal_warnings


def warnings_of(award_round: AwardRound) -> list[str]:
    """Return one sentence for each way in which the programme's rounds do not keep step with the years."""
    stated = AwardRound.objects.filter(
        programme=award_round.programme_id, ordinal__isnull=False, year__isnull=False
    )
    others = list(stated.exclude(pk=award_round.pk).values_list("ordinal", "year"))
    if award_round.ordinal is None or award_round.year is None:
        found = ordinal_warnings(others)
    else:
        mine = (award_round.ordinal, award_round.year)
        odd = offset_warning(*mine, others)
        found = [*ordinal_warnings([*others, mine]), *([odd] if odd else [])]
    return [_(message) % told for message, told in found]
