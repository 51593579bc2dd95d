"""The record of a case: who handled it, when, who the parties were, what it rests on, where it is listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.dockets import romanised
from cases.models import CaseNumber, CollectionEntry, Party, RelatedRight, TypicalCase
from cases.numbers import display, parse
from cases.terms import NumberScheme, PartyRole, RightKind
from cases.views.reading import CaseText
from directory.models import Instrument, Organisation, Source
from directory.rights import NumberError, patent_number
from pages.bilingual import linked, named, shown
from pages.named import Key
from pages.texts import Text, dated, in_line, is_chinese

Pair = Mapping[str, Any]
Found = Mapping[Key, Any]


def record_pairs(
    case: TypicalCase, text: CaseText, found: Found, entries: Sequence[CollectionEntry]
) -> list[Pair]:
    """Return the record as terms and what stands for them; what is unknown says so."""
    pairs = [
        _body(_("Handled by"), found.get((Organisation, case.handling_authority_id))),
        *_optional(_body(_("Recommended by"), found.get((Organisation, case.recommending_authority_id)))),
        {"term": _("Decided"), "date": dated(case.decided_on, case.decided_on_precision)},
        {"term": _("Made public"), "date": dated(case.announced_on, case.announced_on_precision)},
        {"term": _("Kind"), "text": capfirst(case.get_kind_display())},
        {"term": _("Proceeding"), "text": capfirst(case.get_proceeding_display())},
        {"term": _("Rights"), "links": [{"label": shown(right, "name")} for right in case.rights.all()]},
        *_text(_("Cause of action or charge"), shown(case, "cause")),
        *_text(_("District"), named(case.district) if case.district else Text("")),
        {"term": _("Numbers"), "id": "numbers", "links": [number_link(each) for each in text.numbers]},
        *parties(text.parties, found),
        {"term": _("Outcome"), "text": capfirst(case.get_outcome_display())},
        {"term": _("In force"), "text": capfirst(case.get_finality_display())},
        *_foreign(case.foreign_related),
        *_listed(entries),
        *_optional({"term": _("Legal basis"), "id": "legal-basis", "links": laws(text, found)}),
        *_optional(
            {"term": _("Rights in the case"), "links": [right_link(each) for each in text.related_rights]}
        ),
        {"term": _("Source"), "links": _links([linked(found.get((Source, case.source_id)))])},
    ]
    return list(pairs)


def parties(rows: Iterable[Party], found: Found) -> list[Pair]:
    """Return one pair for each role, its anchor the role's code, parties under their published names."""
    order = {code: place for place, (code, _label) in enumerate(PartyRole.choices)}
    by_role = groupby(sorted(rows, key=lambda one: order.get(one.role, 0)), key=lambda one: one.role)
    pairs: list[Pair] = []
    for role, members in by_role:
        links = [
            linked(found.get((Organisation, each.organisation_id)), _published(each)) for each in members
        ]
        pairs.append({"term": capfirst(PartyRole(role).label), "id": role, "links": _links(links)})
    return pairs


def number_link(number: CaseNumber) -> dict[str, Any]:
    """Return a number as Chinese sources print it, a court's with the spelling of English ones beside it."""
    try:
        latin = romanised(parse(number.normalised)) if number.scheme == NumberScheme.COURT else ""
    except NumberError:
        latin = ""
    note = Text(latin, "en") if latin and is_chinese() else latin or number.get_scheme_display()
    return {"label": Text(display(number.normalised), "zh-Hans"), "note": note}


def right_link(right: RelatedRight) -> dict[str, Any]:
    """Return a right in the case; a patent's number says that its check digit fits."""
    words = [capfirst(right.get_kind_display()), shown(right, "title")]
    return {"label": Text(in_line(words)), "note": checked_number(right)}


def checked_number(right: RelatedRight) -> str:
    """Return the right's number, a patent's in one spelling with the result of its check."""
    if right.kind != RightKind.PATENT or not right.number:
        return right.number
    try:
        return _("%(number)s, check digit fits") % {"number": patent_number(right.number)}
    except NumberError:
        return _("%(number)s, check digit does not fit") % {"number": right.number}


def laws(text: CaseText, found: Found) -> list[dict[str, Any]]:
    """Return the articles the decision rests on, each law linked where it is on record."""
    links = [
        linked(found.get((Instrument, basis.law_id)), shown(basis, "title") or None, note=basis.article)
        for basis in text.legal_bases
    ]
    return _links(links)


def _published(party: Party) -> Text | None:
    return shown(party, "name") or None


def _body(term: str, body: Organisation | None) -> Pair:
    return {"term": term, "links": _links([linked(body)])}


def _listed(entries: Sequence[CollectionEntry]) -> list[Pair]:
    links = [
        {
            "label": named(entry.collection),
            "url": entry.collection.get_absolute_url(),
            "note": place(entry),
        }
        for entry in entries
    ]
    return _optional({"term": _("Appears in"), "links": links})


def place(entry: CollectionEntry) -> str:
    """Return a case's place in a list: `No. 2 of 10`, `No. 2`, or that the list has no ranks."""
    size = entry.collection.planned_size
    if entry.rank is None:
        return _("without a rank") if entry.collection.ranked is not False else _("in a list without ranks")
    if size:
        return _("No. %(rank)s of %(size)s") % {"rank": entry.rank, "size": size}
    return _("No. %(rank)s") % {"rank": entry.rank}


def _foreign(related: bool | None) -> list[Pair]:
    if related is None:
        return []
    return [{"term": _("Foreign-related"), "text": _("yes") if related else _("no")}]


def _text(term: str, text: Text) -> list[Pair]:
    return [{"term": term, "text": text}] if text else []


def _optional(pair: Pair) -> list[Pair]:
    return [pair] if pair["links"] else []


def _links(links: Iterable[dict[str, Any] | None]) -> list[dict[str, Any]]:
    return [link for link in links if link]
