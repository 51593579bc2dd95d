"""What the template of the front page is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards.models import Award, AwardRecipient, AwardRound
from awards.views.counts import standing
from awards.views.rows import level, numeral
from cases.models import TypicalCase
from cases.views.rows import outcome
from directory.display import organisation_link
from directory.models import Instrument, Organisation
from indicators.display import Ledger, ledger_row
from indicators.editions import Editions
from indicators.models import Indicator, Observation
from indicators.series import lines
from pages.bilingual import named, named_beside, shown
from pages.texts import capital, dated
from publishing.models import Correction
from publishing.querysets import PublishableQuerySet
from publishing.snapshots import live_content, parts_in
from reports.models import KeyFigure, Report, Section
from reports.views.frame import place_of
from reports.views.sections import figures_quoted

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


def numbers(figures: Iterable[KeyFigure], counts: Iterable[UUID]) -> list[Observation]:
    """Return the public rows behind the key figures and the counts of awards; one query.

    A row that counts awards and was corrected comes together with the one that stands now.
    """
    keys = list(counts)
    wanted = Q(indicator__in=[one.indicator_id for one in figures])
    wanted |= Q(indicator__in=Observation.objects.filter(pk__in=keys).values("indicator"))
    rows = Observation.objects.published().filter(wanted & (Q(superseded_at=None) | Q(pk__in=keys)))
    return list(rows.with_names().with_change().select_related("indicator__unit"))


def key_figures(
    report: Report, figures: Sequence[KeyFigure], rows: Iterable[Observation]
) -> dict[str, Any] | None:
    """Return the key figures as a ledger, each as the edition printed it. None for none."""
    if not figures or report.source_id is None:
        return None
    editions = Editions({report.source_id: report.year})
    by_indicator = lines((row for row in rows if row.superseded_at is None), editions)
    ledger = Ledger(by_indicator, editions, report.year)
    return {
        "groups": [
            {"rows": [ledger_row(one.indicator, ledger, note=shown(one, "kicker")) for one in figures]}
        ],
        "year": ledger.value_heading,
        "trend": ledger.trend_heading,
    }


def chapters(report: Report, sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Return the contents of the edition, with how many figures each chapter quotes; no numeral: foreword."""
    every = list(sections)
    found = []
    for section in every:
        if section.parent_id is not None:
            continue
        section.report = report  # the address needs it, and it is at hand
        count = figures_quoted(one for one in every if section.pk in (one.pk, one.parent_id))
        found.append(
            {
                "count": ngettext("%(n)s figure", "%(n)s figures", count) % {"n": count} if count else "",
                "number": section.number,
                "label": place_of(section) if section.number else "",
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
    kind = capital(case.get_kind_display())
    marks = [kind, authority["label"] if authority else "", day.label if day.code else ""]
    return {
        "title": named(case),
        "url": case.get_absolute_url(),
        "gist": shown(case, "gist"),
        "meta": [{"label": mark} for mark in marks if mark],
        **outcome(case),
    }


def counts_of(rounds: Iterable[AwardRound]) -> list[UUID]:
    """Return the keys of the rows that count the awards of these rounds."""
    awards = (award for one in rounds for award in parts_in(live_content(one), Award))
    return [award.figure_id for award in awards if award.figure_id]


def award_rows(rounds: Iterable[AwardRound], rows: Sequence[Observation]) -> list[dict[str, Any]]:
    """Return the chosen rounds of awards as rows of the catalogue; needs `live_revision` with each."""
    return [_award_row(one, rows) for one in rounds]


def _award_row(award_round: AwardRound, rows: Sequence[Observation]) -> dict[str, Any]:
    programme, content = award_round.programme, live_content(award_round)
    figures = standing(counts_of([award_round]), rows)
    return {
        "title": named(award_round),
        "url": award_round.get_absolute_url(),
        **numeral(parts_in(content, Award), parts_in(content, AwardRecipient), figures),
        "gist": shown(programme, "description"),
        "meta": [{"label": capital(programme.get_kind_display())}],
        "sum_note": level(programme),
    }
