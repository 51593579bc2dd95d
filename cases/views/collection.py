"""The page of one collection: its cases in their ranks, and honestly none where no source gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import CaseCollection, CollectionEntry
from cases.views.lists import COLLECTIONS, HEADING
from cases.views.rows import case_row
from pages import uses
from pages.bilingual import both, linked, named, shown
from pages.breadcrumbs import Crumb, trail
from pages.texts import dated
from pages.twins import identity
from pages.views import NounDetail
from publishing.dates import code
from publishing.querysets import PublishableQuerySet
from publishing.states import Status


class CollectionDetail(NounDetail):
    """`/cases/collections/<slug>/`."""

    template_name = "cases/collection.html"
    model = CaseCollection
    section = (COLLECTIONS, "cases:collections")

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        entries = CollectionEntry.objects.filter(case__status=Status.LIVE).select_related(
            "case__live_revision", "case__handling_authority"
        )
        return records.select_related("series", "source", "document").prefetch_related(
            "issuers__organisation",
            Prefetch("entries", entries.prefetch_related("case__rights")),
        )

    def breadcrumb(self, record: CaseCollection) -> Sequence[Crumb]:
        label, route = self.section
        return trail(
            Crumb(HEADING, reverse("cases:cases")), Crumb(label, reverse(route)), Crumb(named(record))
        )

    def details(self, record: CaseCollection) -> dict[str, Any]:
        entries = in_order(record)
        return {
            "kicker": kicker(record),
            "lede": shown(record, "selection"),
            "rows": [row(entry) for entry in entries],
            "narrow": not any(entry.rank for entry in entries),
            "missing": missing(record, len(entries)),
            "record_pairs": pairs(record),
            "note": shown(record, "note"),
            "connected": uses.once(uses.of(record)),
        }

    def year(self, record: CaseCollection) -> str:
        return str(record.released_on.year) if record.released_on else ""

    def data(self, record: CaseCollection) -> dict[str, Any]:
        return {
            "series": record.series.code if record.series else None,
            "coverage_year": record.coverage_year,
            "released_on": code(record.released_on, record.released_on_precision),
            "ranked": record.ranked,
            "planned_size": record.planned_size,
            "shanghai_entries": record.shanghai_entries,
            "title_is_printed": record.title_is_printed,
            "selection": both(record, "selection"),
            "note": both(record, "note"),
            "issuers": [
                identity(issuer.organisation) | {"inferred": issuer.inferred}
                for issuer in record.issuers.all()
                if issuer.organisation.is_published
            ],
            "entries": [entry_data(entry) for entry in in_order(record)],
        }


def in_order(collection: CaseCollection) -> list[CollectionEntry]:
    """Return the entries by rank, those without one after them in their order."""
    entries = list(collection.entries.all())
    return sorted(entries, key=lambda entry: (entry.rank is None, entry.rank or 0, entry.position))


def row(entry: CollectionEntry) -> dict[str, Any]:
    """Return an entry for the catalogue; its anchor is what links to it carry."""
    made = case_row(entry.case, entry)
    printed = shown(entry, "title_printed")
    if printed and printed != made["title"]:
        made["meta"] = [*made["meta"], {"label": _("printed as “%(title)s”") % {"title": printed}}]
    if entry.inferred:
        made["meta"] = [*made["meta"], {"label": _("identity inferred")}]
    return made | {"id": f"rank-{entry.rank}" if entry.rank else ""}


def entry_data(entry: CollectionEntry) -> dict[str, Any]:
    """Return an entry for machines."""
    return {
        "rank": entry.rank,
        "title_printed": both(entry, "title_printed"),
        "identity_inferred": entry.inferred,
        "case": identity(entry.case),
    }


def kicker(collection: CaseCollection) -> str:
    """Return the line above the title: how many cases, of which year."""
    said = []
    if collection.planned_size:
        size = collection.planned_size
        said.append(ngettext("%(n)s case", "%(n)s cases", size) % {"n": size})
    if collection.coverage_year:
        said.append(_("of %(year)s") % {"year": collection.coverage_year})
    return " ".join(said) or _("List of typical cases")


def missing(collection: CaseCollection, on_record: int) -> str:
    """Say how many cases of the list are not on record; empty when none is known to be missing."""
    size = collection.planned_size
    if not on_record:
        return _("No source we have seen gives the contents of this list. Nothing is invented here.")
    if size and on_record < size:
        return _("%(here)s of %(size)s cases are on record; the others are not in our sources.") % {
            "here": on_record,
            "size": size,
        }
    return ""


def pairs(collection: CaseCollection) -> list[Mapping[str, Any]]:
    """Return the record of the list as terms and what stands for them."""
    issuers = [
        linked(issuer.organisation, note=_("inferred") if issuer.inferred else "")
        for issuer in collection.issuers.all()
    ]
    document, source = linked(collection.document), linked(collection.source)
    found: list[Mapping[str, Any] | None] = [
        {"term": _("Issued by"), "links": [link for link in issuers if link]},
        {"term": _("Year of the cases"), "text": str(collection.coverage_year or "")},
        {"term": _("Released"), "date": dated(collection.released_on, collection.released_on_precision)},
        {"term": _("Order"), "text": ordering(collection.ranked)},
        {"term": _("Number of cases"), "text": str(collection.planned_size or "")},
        {"term": _("Of which from Shanghai"), "text": str(collection.shanghai_entries)}
        if collection.shanghai_entries is not None
        else None,
        {"term": _("Series"), "text": shown(collection.series, "title")} if collection.series else None,
        {"term": _("Title"), "text": _("Not printed: the title only describes the list.")}
        if not collection.title_is_printed
        else None,
        {"term": _("Named in"), "links": [document]} if document else None,
        {"term": _("Source"), "links": [source] if source else []},
    ]
    return [pair for pair in found if pair is not None]


def ordering(ranked: bool | None) -> str:
    """Say whether the list ranks its cases; empty when its source does not tell."""
    return "" if ranked is None else _("ranked") if ranked else _("not ranked")
