"""What in a case may be a slip: docket against court, stage and dates. Shown to editors, never a bar."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.models import TypicalCase
from cases.numbers import normalise
from cases.rules import Numbered, docket_warnings
from cases.terms import InstanceStage

_COURT_STAGES = {InstanceStage.FIRST, InstanceStage.SECOND, InstanceStage.RETRIAL}


def warnings_of(case: TypicalCase) -> list[str]:
    """Return one sentence for each disagreement between a number of the case and the rest of the record."""
    stages = {
        normalise(stage.number): Numbered(
            number=stage.number,
            stage=stage.stage if stage.stage in _COURT_STAGES else "",
            court=stage.authority.court_code if stage.authority else "",
            decided=stage.decided_on.year if stage.decided_on else None,
        )
        for stage in case.instances.select_related("authority")
        if stage.number
    }
    others = [
        Numbered(number=number.value) for number in case.numbers.all() if number.normalised not in stages
    ]
    found = docket_warnings([*stages.values(), *others], case.proceeding)
    return [
        _("%(number)s: %(warning)s") % {"number": number, "warning": _(message) % told}
        for number, (message, told) in found
    ]
