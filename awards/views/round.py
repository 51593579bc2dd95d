"""The page of one round: its awards, who received them, and the numbers that count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from awards.links import anchor
from awards.models import Award, AwardRecipient, AwardRound, Grantor
from awards.views.counts import Figures, as_component, cell, current
from awards.views.lists import HEADING
from awards.views.rows import level, ordinal, year
from directory.models import Organisation, Source
from indicators.figures import language
from indicators.quoting import Quoter
from pages import uses
from pages.bilingual import both, linked, named, shown
from pages.breadcrumbs import Crumb, trail
from pages.named import Key, public_records
from pages.texts import Text, capital, dated, in_line
from pages.twins import identity
from pages.views import NounDetail
from publishing.dates import code
from publishing.models import Publishable
from publishing.querysets import PublishableQuerySet
from publishing.snapshots import live_content, parts_in

Found = Mapping[Key, Any]
Recipients = Mapping[UUID, Sequence[AwardRecipient]]


class RoundDetail(NounDetail):
    """`/awards/<programme>/<round>/`."""

    template_name = "awards/round.html"
    model = AwardRound
    section = (HEADING, "awards:awards")

    def lookup(self) -> dict[str, Any]:
        return {"programme__slug": self.kwargs["programme"], "slug": self.kwargs["round"]}

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        return records.select_related("live_revision", "programme__live_revision")

    def breadcrumb(self, record: AwardRound) -> Sequence[Crumb]:
        programme = record.programme
        return trail(
            Crumb(HEADING, reverse("awards:awards")),
            Crumb(named(programme), programme.get_absolute_url()),
            Crumb(named(record)),
        )

    def details(self, record: AwardRound) -> dict[str, Any]:
        awards, recipients = parts(record)
        found = named_in(record, recipients)
        figures = current(award.figure_id for award in awards)
        quoter = Quoter(language=language())
        note = shown(record, "note")
        quoter.load([note])
        return {
            "kicker": in_line([named(record.programme), ordinal(record)]),
            "awards": [award_row(award, recipients[award.pk], figures, found) for award in awards],
            "note": {"text": quoter.text(note), "lang": note.lang} if note else None,
            "record_pairs": pairs(record, found),
            "connected": uses.once(uses.of(record)),
        }

    def year(self, record: AwardRound) -> str:
        return str(record.year or "")

    def data(self, record: AwardRound) -> dict[str, Any]:
        awards, recipients = parts(record)
        found = named_in(record, recipients)
        figures = current(award.figure_id for award in awards)
        return {
            "programme": identity(record.programme),
            "ordinal": record.ordinal,
            "ordinal_printed": record.ordinal_printed_en,
            "year": record.year,
            "year_implied": record.year_implied,
            "announced_on": code(record.announced_on, record.announced_on_precision),
            "quota": record.quota,
            "instrument_number": record.instrument_number,
            "note": both(record, "note"),
            "awards": [award_data(award, recipients[award.pk], figures, found) for award in awards],
        }

    def source(self, record: AwardRound) -> Mapping[str, Any] | None:
        found = public_records({Source: [record.source_id]})
        return identity(found[Source, record.source_id]) if found else None


def parts(award_round: AwardRound) -> tuple[list[Award], Recipients]:
    """Return the awards of a round in order, and the recipients by the key of their award."""
    content = live_content(award_round)
    recipients: dict[UUID, list[AwardRecipient]] = defaultdict(list)
    for each in parts_in(content, AwardRecipient):
        recipients[each.award_id].append(each)
    return parts_in(content, Award), recipients


def named_in(award_round: AwardRound, recipients: Recipients) -> dict[Key, Any]:
    """Return the public organisations and the source a round points at. One query."""
    content = live_content(award_round.programme)
    bodies = [each.organisation_id for members in recipients.values() for each in members]
    bodies += [each.organisation_id for each in parts_in(content, Grantor)]
    return public_records({Organisation: bodies, Source: [award_round.source_id]})


def award_row(
    award: Award, recipients: Sequence[AwardRecipient], figures: Figures, found: Found
) -> dict[str, Any]:
    """Return an award as the page prints it: what it is, its number or its recipients."""
    counted = figures.get(award.figure_id) if award.figure_id else None
    words = [shown(award, "grade"), shown(award, "project"), shown(award, "track")]
    title, *rest = [word for word in words if word] or [Text("")]
    return {
        "id": anchor(award),
        "title": capital(title),
        "details": rest,
        "status": capfirst(award.get_status_display()) if award.status != Award.Status.AWARDED else "",
        "patent": award.patent_number,
        "counted": as_component(counted) if counted is not None else None,
        "unknown": award.figure_id is not None and counted is None,
        "recipients": [link for each in recipients if (link := recipient_link(each, found))],
        "note": shown(award, "note"),
    }


def recipient_link(recipient: AwardRecipient, found: Found) -> dict[str, Any] | None:
    """Return who received an award under the name on it, with role and share where they say more."""
    plain = recipient.role in {AwardRecipient.Role.WINNER, AwardRecipient.Role.AREA}
    said = [recipient.share, "" if plain else recipient.get_role_display()]
    note = in_line(said)
    body = found.get((Organisation, recipient.organisation_id))
    return linked(body, shown(recipient, "name") or None, note=note)


def pairs(award_round: AwardRound, found: Found) -> list[dict[str, Any]]:
    """Return the record of a round as terms and what stands for them."""
    programme = award_round.programme
    grantors = [
        linked(found.get((Organisation, each.organisation_id)))
        for each in parts_in(live_content(programme), Grantor)
    ]
    source = linked(found.get((Source, award_round.source_id)))
    rows: list[dict[str, Any]] = [
        {"term": _("Programme"), "links": [linked(programme)]},
        {"term": _("Granted by"), "links": [link for link in grantors if link]},
        {"term": _("Level"), "text": capfirst(level(programme))},
        {"term": _("Round"), "text": ordinal(award_round)},
        {"term": _("Year"), "text": year(award_round)},
        {
            "term": _("Announced"),
            "date": dated(award_round.announced_on, award_round.announced_on_precision),
        },
    ]
    if award_round.quota is not None:
        rows.append({"term": _("Places in all"), "text": str(award_round.quota)})
    if award_round.instrument_number:
        rows.append({"term": _("Document number"), "text": award_round.instrument_number})
    return [*rows, {"term": _("Source"), "links": [source] if source else []}]


def award_data(
    award: Award, recipients: Sequence[AwardRecipient], figures: Figures, found: Found
) -> dict[str, Any]:
    """Return an award for machines; `figure` is the key of the observation that counts it."""
    counted = figures.get(award.figure_id) if award.figure_id else None

    def known(model: type[Publishable], key: Any) -> dict[str, Any] | None:
        record = found.get((model, key))
        return identity(record) if record is not None else None

    return {
        "grade": both(award, "grade"),
        "track": both(award, "track"),
        "project": both(award, "project"),
        "patent_number": award.patent_number,
        "status": award.status,
        "figure": cell(counted) if counted is not None else None,
        "note": both(award, "note"),
        "recipients": [
            {
                "name": both(each, "name"),
                "role": each.role,
                "share": each.share,
                "organisation": known(Organisation, each.organisation_id),
            }
            for each in recipients
        ],
    }
