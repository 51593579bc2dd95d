"""Rounds and programmes as rows: of a catalogue for readers, of a table for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound
from awards.rules import in_batches
from awards.views.counts import Figures, cell, leading, winners, written
from exchange.cells import Cell
from indicators.formatting import Style
from pages.bilingual import linked, named, shown
from pages.texts import Text, listed, localized

MOST_NAMED = 3


def round_row(award_round: AwardRound, figures: Figures) -> dict[str, Any]:
    """Return a round for a catalogue; the numeral is the observation that counts it, else those it names."""
    programme = award_round.programme
    return {
        "title": named(award_round),
        "url": award_round.get_absolute_url(),
        **numeral(award_round.awards.all(), award_round.recipients.all(), figures),
        "gist": gist(award_round),
        "meta": [
            {"label": capfirst(programme.get_kind_display())},
            *([{"label": named(programme)}] if named(programme) not in named(award_round) else []),
            *([{"label": ordinal(award_round)}] if ordinal(award_round) else []),
            *([{"label": year(award_round)}] if award_round.year else []),
        ],
        "sum_note": level(programme),
    }


def numeral(
    awards: Iterable[Award], recipients: Iterable[AwardRecipient], figures: Figures
) -> dict[str, str]:
    """Return the numeral of a round's row with the small words under it."""
    counted = leading(list(awards), figures)
    if counted is not None and counted.value is not None:
        text = written(counted, Style(unit=True))
        return {"rank": text.digits, "rank_note": " ".join(filter(None, [text.qualifier, text.measure]))}
    names = len(winners(recipients))
    if not names:
        return {"rank": "", "rank_note": ""}
    return {"rank": str(names), "rank_note": ngettext("named", "named", names)}


def gist(award_round: AwardRound) -> Text:
    """Return one line on a round: who received it, failing that its note."""
    names = [name for name in map(recipient_name, winners(award_round.recipients.all())) if name]
    if not names:
        return shown(award_round, "note") if not has_reference(award_round) else Text("")
    line: str = listed(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    if more > 0:
        line = _("%(names)s; %(n)s more") % {"names": line, "n": more}
    return Text(line, listed(names).lang)


def has_reference(award_round: AwardRound) -> bool:
    """Say whether the round's note quotes a figure, which a row has no place for."""
    return "[[" in award_round.note_en or "[[" in award_round.note_zh_hans


def recipient_name(recipient: AwardRecipient) -> Text | None:
    """Return the name on the award, failing that the organisation's if it is public."""
    link = linked(recipient.organisation, shown(recipient, "name") or None)
    return link["label"] if link else None


def ordinal(award_round: AwardRound) -> Text:
    """Return which time the programme gave it, in English as printed where a source prints it."""
    printed = award_round.ordinal_printed_en
    # 第N批 is no 第N届: what a source counts in batches was not held again and again.
    counting = _("batch %(n)s") if in_batches(printed) else _("round %(n)s")
    counted = counting % {"n": award_round.ordinal} if award_round.ordinal else ""
    return localized(printed or counted, counted)


def year(award_round: AwardRound) -> str:
    """Return the year of a round, saying where only its edition implies it."""
    text = str(award_round.year or "")
    return _("%(year)s, implied") % {"year": text} if text and award_round.year_implied else text


def level(programme: AwardProgramme) -> str:
    """Return who stands behind a programme; empty where no source says."""
    return "" if programme.level == AwardProgramme.Level.NOT_STATED else programme.get_level_display()


def grouped(rounds: Iterable[AwardRound], figures: Figures) -> list[dict[str, Any]]:
    """Return rounds that stand in the order of their kinds as groups, each under the name of its kind."""
    return [
        {
            "id": kind,
            "label": capfirst(AwardProgramme.Kind(kind).label),
            "rows": [round_row(each, figures) for each in members],
        }
        for kind, members in groupby(rounds, key=lambda each: each.programme.kind)
    ]


def _recipients(award_round: AwardRound) -> str:
    names = [recipient_name(each) for each in winners(award_round.recipients.all())]
    return "; ".join(name for name in names if name)


def _figures(award_round: AwardRound) -> str:
    rows = [award.figure for award in award_round.awards.all() if award.figure]
    return "; ".join(cell(row) for row in rows if row.released_at and row.source.is_published)


def _grantors(award_round: AwardRound) -> str:
    bodies = [grantor.organisation for grantor in award_round.programme.grantors.all()]
    return ";".join(body.slug for body in bodies if body.is_published)


COLUMNS: Sequence[tuple[str, Callable[[AwardRound], Cell]]] = [
    ("programme", lambda one: one.programme.slug),
    ("round", lambda one: one.slug),
    ("title_en", lambda one: one.title_en),
    ("title_zh_hans", lambda one: one.title_zh_hans),
    ("kind", lambda one: one.programme.kind),
    ("level", lambda one: one.programme.level),
    ("ordinal", lambda one: one.ordinal),
    ("year", lambda one: one.year),
    ("year_implied", lambda one: "yes" if one.year_implied else "no"),
    ("grantors", _grantors),
    ("figures", _figures),
    ("recipients", _recipients),
]
