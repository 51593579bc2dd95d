"""What search knows of award programmes and their rounds."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from awards.models import AwardProgramme, AwardRound
from pages.entries import Entry, entry


def rounds(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return rounds with programme, honours and recipients."""
    return records.select_related("programme").prefetch_related("awards", "recipients__organisation")


@entry(AwardProgramme)
def programme_entry(programme: AwardProgramme) -> Entry:
    """Return what the programme is."""
    return Entry(summary_en=programme.description_en, summary_zh_hans=programme.description_zh_hans)


@entry(AwardRound, rows=rounds)
def round_entry(award_round: AwardRound) -> Entry:
    """Return the programme's name, tracks, projects, recipients, patent and document numbers."""
    awards, recipients = list(award_round.awards.all()), list(award_round.recipients.all())
    bodies = [one.organisation for one in recipients]
    public = [body for body in bodies if body is not None and body.is_published]
    numbers = [award.patent_number for award in awards] + [award_round.instrument_number]
    return Entry(
        summary_en=award_round.note_en,
        summary_zh_hans=award_round.note_zh_hans,
        text_en=[
            award_round.programme.title_en,
            *(text for award in awards for text in (award.track_en, award.grade_en, award.project_en)),
            *(one.name_en for one in recipients),
            *(body.name_en for body in public),
        ],
        text_zh_hans=[
            award_round.programme.title_zh_hans,
            *(
                text
                for award in awards
                for text in (award.track_zh_hans, award.grade_zh_hans, award.project_zh_hans)
            ),
            *(one.name_zh_hans for one in recipients),
            *(body.name_zh_hans for body in public),
        ],
        numbers=[number for number in numbers if number],
        year=award_round.year,
    )
