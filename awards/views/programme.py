"""The page of one programme: what it is, who grants it, its rounds."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from awards.models import AwardProgramme, AwardRound, Grantor
from awards.views.counts import current
from awards.views.lists import HEADING, parts
from awards.views.rows import level, round_row
from directory.models import Organisation, Source
from indicators.figures import language
from indicators.quoting import Quoter
from pages.bilingual import both, linked, shown
from pages.named import public_records
from pages.texts import in_line
from pages.twins import identity
from pages.views import NounDetail
from publishing.querysets import PublishableQuerySet
from publishing.snapshots import live_content, parts_in


class ProgrammeDetail(NounDetail):
    """`/awards/<programme>/`."""

    template_name = "awards/programme.html"
    model = AwardProgramme
    section = (HEADING, "awards:awards")

    def lookup(self) -> dict[str, Any]:
        return {"slug": self.kwargs["programme"]}

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        rounds: QuerySet[Any] = AwardRound.objects.published().select_related("programme")
        newest = rounds.order_by(F("year").desc(nulls_last=True), "title_en", "pk").prefetch_related(*parts())
        return records.select_related("live_revision").prefetch_related(Prefetch("rounds", newest))

    def details(self, record: AwardProgramme) -> dict[str, Any]:
        rounds = list(record.rounds.all())
        figures = current(award.figure_id for each in rounds for award in each.awards.all())
        description = shown(record, "description")
        quoter = Quoter(language=language())
        quoter.load([description])
        return {
            "kicker": capfirst(in_line([record.get_kind_display(), level(record)])),
            "description": {"text": quoter.text(description), "lang": description.lang}
            if description
            else None,
            "rows": [round_row(each, figures) for each in rounds],
            "record_pairs": pairs(record),
        }

    def data(self, record: AwardProgramme) -> dict[str, Any]:
        bodies = [each.organisation_id for each in parts_in(live_content(record), Grantor)]
        found = public_records({Organisation: bodies})
        return {
            "kind": record.kind,
            "level": record.level,
            "description": both(record, "description"),
            "web_site": record.url,
            "grantors": [identity(body) for body in found.values()],
            "rounds": [
                identity(each) | {"year": each.year, "ordinal": each.ordinal} for each in record.rounds.all()
            ],
        }


def pairs(programme: AwardProgramme) -> list[dict[str, Any]]:
    """Return the record of a programme as terms and what stands for them. One query."""
    grantors = [each.organisation_id for each in parts_in(live_content(programme), Grantor)]
    found = public_records({Organisation: grantors, Source: [programme.source_id]})
    bodies = [linked(found.get((Organisation, key))) for key in grantors]
    source = linked(found.get((Source, programme.source_id)))
    return [
        {"term": _("Kind"), "text": capfirst(programme.get_kind_display())},
        {"term": _("Level"), "text": capfirst(level(programme))},
        {"term": _("Granted by"), "links": [body for body in bodies if body]},
        {"term": _("Web site"), "text": programme.url, "url": programme.url},
        {"term": _("Source"), "links": [source] if source else []},
    ]
