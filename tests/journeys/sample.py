"""The sample edition's richest record of each noun, as the tables of addresses want them."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Count, Model, QuerySet

from awards.models import AwardRound
from cases.models import CaseCollection, TypicalCase
from directory.models import Instrument, Organisation
from indicators.models import Indicator
from reports.models import Exhibit, Report, Section
from tests.factories.edition import YEAR, Edition

M = TypeVar("M", bound=Model)


def of_sample() -> Edition:
    """Return the sample edition; the first of each list is the one with most to show."""
    made = Edition(0)
    made.report = Report.objects.get(year=YEAR)
    made.source = made.report.source or made.source
    made.organisations = richest(Organisation.objects.filter(has_page=True), "handled_cases")
    made.documents = richest(Instrument.objects.all(), "issuers")
    made.indicators = richest(Indicator.objects.all(), "observations")
    made.cases = richest(TypicalCase.objects.all(), "parties", "amounts")
    made.collections = richest(CaseCollection.objects.all(), "entries")
    made.rounds = richest(AwardRound.objects.select_related("programme"), "recipients")
    made.programmes = [made.rounds[0].programme]
    chapter = Section.objects.get(report=made.report, slug="protection")
    made.sections = [chapter, Section.objects.get(report=made.report, slug="foreword")]
    made.exhibits = list(Exhibit.objects.filter(report=made.report))
    return made


def richest(records: QuerySet[M], *parts: str) -> list[M]:
    """Return the two records with most rows in `parts`."""
    counted: Any = records.annotate(**{f"many_{part}": Count(part, distinct=True) for part in parts})
    return list(counted.order_by(*(f"-many_{part}" for part in parts), "pk")[:2])
