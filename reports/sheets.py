"""Editions, their sections and exhibits as sheets of a workbook."""

from collections.abc import Iterable

from exchange.sheets import Complaint, register, sheet
from reports.models import (
    AwardPick,
    CasePick,
    Exhibit,
    ExhibitSeries,
    KeyFigure,
    Report,
    Section,
    SectionNote,
)

_PART = ("report", "position")


def address_by_year(report: Report) -> Iterable[Complaint]:
    """Give an edition the address it always has: its year."""
    report.slug = str(report.year)
    return ()


register(
    sheet(Report, "reports", ("year",), leave_out=["slug"], settle=address_by_year, edition="year"),
    sheet(KeyFigure, "report-key-figures", _PART, edition="report__year"),
    sheet(CasePick, "report-cases", _PART, edition="report__year"),
    sheet(
        AwardPick,
        "report-awards",
        _PART,
        spans={"award_round": {"programme": "award_round__programme__slug", "round": "award_round__slug"}},
        edition="report__year",
    ),
    sheet(
        Section,
        "sections",
        ("report", "slug"),
        spans={"parent": {"report": "report__year", "parent": "parent__slug"}},
        edition="report__year",
    ),
    sheet(
        SectionNote,
        "section-notes",
        ("report", "section", "position"),
        spans={"section": {"report": "section__report__year", "section": "section__slug"}},
        edition="section__report__year",
    ),
    sheet(
        Exhibit,
        "exhibits",
        ("report", "slug"),
        spans={"section": {"report": "report__year", "section": "section__slug"}},
        edition="report__year",
    ),
    sheet(
        ExhibitSeries,
        "exhibit-series",
        ("report", "exhibit", "position"),
        spans={"exhibit": {"report": "exhibit__report__year", "exhibit": "exhibit__slug"}},
        edition="exhibit__report__year",
    ),
)
