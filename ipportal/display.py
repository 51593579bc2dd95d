"""What the template of the front page is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards.models import AwardRound
from cases.models import TypicalCase
from directory.display import organisation_link
from directory.models import Instrument, Organisation
from indicators.display import Ledger, ledger_row
from indicators.editions import Editions
from indicators.models import Indicator, Observation
from indicators.series import lines
from pages.bilingual import named, named_beside, shown
from pages.texts import dated
from publishing.models import Correction
from publishing.querysets import PublishableQuerySet
from reports.models import AwardPick, KeyFigure, Report, Section

Counts = Mapping[str, int]


def counts() -> Counts:
    """Return how many public records of each sort there are; one query for all."""
    public: dict[str, PublishableQuerySet[Any]] = {
        "indicators": Indicator.objects.published(),
        "cases": TypicalCase.objects.published(),
        "rounds": AwardRound.objects.published(),
        "organisations": Organisation.objects.published(),
        "documents": Instrument.objects.published(),
    }
    terms = [
        rows.order_by().values(of=Value(name)).annotate(number=Count("pk")).values_list("of", "number")
        for name, rows in {**public, "corrections": Correction.objects.all()}.items()
    ]
    return dict(terms[0].union(*terms[1:], all=True))


def ways(found: Counts, chapters: int) -> list[dict[str, Any]]:
    """Return the ways in, each with what it holds."""
    indicators, cases = found.get("indicators", 0), found.get("cases", 0)
    rounds, bodies = found.get("rounds", 0), found.get("organisations", 0)
    return [
        {
            "label": _("The report"),
            "url": reverse("reports:reports"),
            "note": ngettext("%(n)s chapter", "%(n)s chapters", chapters) % {"n": chapters},
        },
        {
            "label": _("Statistics"),
            "url": reverse("indicators:indicators"),
            "note": ngettext("%(n)s indicator", "%(n)s indicators", indicators) % {"n": indicators},
        },
        {
            "label": _("Typical cases"),
            "url": reverse("cases:cases"),
            "note": ngettext("%(n)s case", "%(n)s cases", cases) % {"n": cases},
        },
        {
            "label": _("Awards and honours"),
            "url": reverse("awards:awards"),
            "note": ngettext("%(n)s round", "%(n)s rounds", rounds) % {"n": rounds},
        },
        {
            "label": _("Organisations"),
            "url": reverse("directory:organisations"),
            "note": _("%(n)s named") % {"n": bodies},
        },
    ]


def edition(report: Report) -> dict[str, Any]:
    """Return the newest edition as the front page names it."""
    released = dated(report.released_on, report.released_on_precision)
    publisher = organisation_link(report.publisher)
    return {
        "year": report.year,
        "title": named(report),
        "other": named_beside(report),
        "url": report.get_absolute_url(),
        "released": released,
        "publisher": publisher["label"] if publisher else "",
    }


def key_figures(report: Report, figures: Sequence[KeyFigure]) -> dict[str, Any] | None:
    """Return the key figures as a ledger, each as the edition printed it; one query. None for none."""
    if not figures or report.source_id is None:
        return None
    rows = (
        Observation.objects.published().current().filter(indicator__in=[one.indicator_id for one in figures])
    )
    editions = Editions({report.source_id: report.year})
    by_indicator = lines(rows.with_names().with_change(), editions)
    ledger = Ledger(by_indicator, editions, report.year)
    return {
        "groups": [
            {"rows": [ledger_row(one.indicator, ledger, note=shown(one, "kicker")) for one in figures]}
        ],
        "year": ledger.value_heading,
        "trend": ledger.trend_heading,
    }


def chapters(report: Report, sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Return the contents of the edition; the foreword carries no numeral."""
    found = []
    for section in sections:
        section.report = report  # the address needs it, and it is at hand
        found.append(
            {
                "number": section.number,
                "label": _("Chapter %(number)s") % {"number": section.number} if section.number else "",
                "title": named(section),
                "url": section.get_absolute_url(),
            }
        )
    return found


def case_rows(picks: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the chosen cases as rows of the catalogue, each with its best place in a list."""
    return [_case_row(pick.case) | _place(pick) for pick in picks]


def _place(pick: Any) -> dict[str, Any]:
    if pick.rank is None:
        return {}
    note = _("of %(size)s") % {"size": pick.ranked_among} if pick.ranked_among else ""
    return {"rank": pick.rank, "rank_note": note}


def _case_row(case: TypicalCase) -> dict[str, Any]:
    authority = organisation_link(case.handling_authority)
    day = dated(case.decided_on, case.decided_on_precision)
    marks = [case.get_kind_display(), authority["label"] if authority else "", day.label if day.code else ""]
    return {
        "title": named(case),
        "url": case.get_absolute_url(),
        "gist": shown(case, "gist"),
        "meta": [{"label": mark} for mark in marks if mark],
    }


def award_rows(picks: Iterable[AwardPick]) -> list[dict[str, Any]]:
    """Return the chosen rounds of awards as rows of the catalogue."""
    return [
        {
            "title": named(pick.award_round),
            "url": pick.award_round.get_absolute_url(),
            "gist": shown(pick.award_round.programme, "description"),
            "meta": [{"label": pick.award_round.programme.get_kind_display()}],
            "sum_note": pick.award_round.programme.get_level_display(),
        }
        for pick in picks
    ]
