"""Corrections: numbered public notices, one for each text that was public and wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils.translation import gettext as _

from publishing.actions.errors import Refused
from publishing.actions.going_live import english_path
from publishing.models import Correction, Publishable


@dataclass(frozen=True)
class CorrectionText:
    """What was wrong, for the edition (`series`, such as "2022") in which the notice is numbered."""

    series: str
    summary_en: str
    summary_zh_hans: str = ""


def write_corrections(
    text: CorrectionText | None,
    before: dict[Publishable, Publishable],
    rows: Iterable[Publishable],
    *,
    now: datetime,
) -> dict[Publishable, Correction]:
    """Write a notice for each row whose public text has just been replaced; none without `text`."""
    if text is None:
        return {}
    if not text.series.strip() or not text.summary_en.strip():
        raise Refused([_("Say which edition is corrected and what was wrong, in English at least.")])
    replaced = [
        row
        for row in rows
        if row in before and before[row].live_revision_id not in (None, row.live_revision_id)
    ]
    if not replaced:
        raise Refused([_("None of these was public before, so there is nothing to correct.")])
    last = Correction.objects.filter(series=text.series).aggregate(last=Max("number"))["last"] or 0
    notices = {row: _notice(text, last + n, before[row], row, now) for n, row in enumerate(replaced, start=1)}
    Correction.objects.bulk_create(notices.values())
    return notices


def _notice(
    text: CorrectionText, number: int, old: Publishable, row: Publishable, now: datetime
) -> Correction:
    return Correction(
        series=text.series.strip(),
        number=number,
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        label_en=row.label("en")[:300],
        label_zh_hans=row.label("zh-hans")[:300],
        path=english_path(row),
        revision=row.live_revision,
        supersedes=old.live_revision,
        summary_en=text.summary_en,
        summary_zh_hans=text.summary_zh_hans,
        published_at=now,
    )
