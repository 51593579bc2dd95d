"""The white paper as tables: editions, their text, their exhibits."""

from reports.models.accepted import AcceptedFinding
from reports.models.exhibit import Exhibit, ExhibitSeries
from reports.models.report import AwardPick, CasePick, KeyFigure, Report
from reports.models.section import RESERVED_SLUGS, Section, SectionNote

__all__ = [
    "RESERVED_SLUGS",
    "AcceptedFinding",
    "AwardPick",
    "CasePick",
    "Exhibit",
    "ExhibitSeries",
    "KeyFigure",
    "Report",
    "Section",
    "SectionNote",
]
