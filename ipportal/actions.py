"""Bringing the sample edition in and making it public, as an editor and a publisher would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from accounts.models import User
from awards.models import AwardProgramme, AwardRound
from cases.models import CaseCollection, TypicalCase
from directory.models import Instrument, Organisation, Source
from exchange.actions import import_workbook
from exchange.staging.report import ImportReport
from indicators.models import Indicator
from publishing.actions import publish
from publishing.models import Publishable
from reports.models import Exhibit, Report, Section

# What others name goes out first. A report takes its sections and exhibits along.
IN_ORDER: tuple[type[Publishable], ...] = (
    Source,
    Organisation,
    Instrument,
    Indicator,
    TypicalCase,
    CaseCollection,
    AwardProgramme,
    AwardRound,
    Report,
    Section,
    Exhibit,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: the report of the import, and how many records became public."""

    report: ImportReport
    published: int = 0

    @property
    def changed_nothing(self) -> bool:
        """Say whether everything was on record already."""
        written = self.report.total("created") + self.report.total("changed")
        return self.report.ok and not written and not self.published


def nothing_on_record() -> bool:
    """Say whether no record of any noun exists yet, public or not."""
    return not any(model._default_manager.exists() for model in IN_ORDER)


@transaction.atomic
def load_sample(folder: Path, *, by: User, now: datetime | None = None) -> Loaded:
    """Import the folder and publish what it made that was not on record before.

    What editors have published since is left to them: there the folder becomes drafts, as with any import.
    Raises Refused when something cannot go out, PermissionDenied when `by` may not; then nothing is kept.
    """
    before = {model: set(model._default_manager.values_list("pk", flat=True)) for model in IN_ORDER}
    report = import_workbook(folder, by=by, now=now)
    published = 0
    if report.ok:
        for model in IN_ORDER:
            fresh = model._default_manager.exclude(pk__in=before[model])
            published += len(publish(records=fresh, by=by, now=now))
    return Loaded(report, published)
