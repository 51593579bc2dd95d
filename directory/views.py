"""Public pages of organisations and documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from directory import display
from directory.filters import DocumentFilters, OrganisationFilters
from directory.models import Instrument, Issuer, Organisation
from pages import uses
from pages.bilingual import both, shown
from pages.listings import Listing, Sort
from pages.views import NounDetail, NounList
from publishing.dates import code
from publishing.querysets import PublishableQuerySet


class Organisations(NounList):
    """The list of organisations that have a page."""

    template_name = "directory/organisations.html"
    filterset = OrganisationFilters
    heading = _("Organisations")
    lede = _("Who issued, handled, won, granted or was party to what the record holds.")
    search_label = _("Search organisations")
    search_example = _("A name in English or Chinese")
    sorts = (
        Sort("name", _("name"), ("name_en", "name_zh_hans")),
        Sort("kind", _("kind"), ("kind", "name_en", "name_zh_hans")),
    )
    columns = (
        ("slug", lambda row: row.slug),
        ("name_en", lambda row: row.name_en),
        ("name_zh_hans", lambda row: row.name_zh_hans),
        ("kind", lambda row: row.kind),
        ("level", lambda row: row.level),
        ("area", lambda row: row.area.code if row.area else ""),
        ("credit_code", lambda row: row.credit_code),
        ("url", lambda row: row.url),
    )

    def records(self) -> QuerySet[Any]:
        return Organisation.objects.published().with_page()

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        return records.select_related("area")

    def counted(self, count: int) -> str:
        return ngettext("%(n)s organisation", "%(n)s organisations", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        return {"rows": [display.organisation_row(record) for record in records]}


class OrganisationPage(NounDetail):
    """One organisation with everything that points at it."""

    template_name = "directory/organisation.html"
    schema_type = "Organization"
    model = Organisation
    section = (_("Organisations"), "directory:organisations")

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        return (
            records.filter(has_page=True)
            .select_related("area", "parent", "source")
            .prefetch_related("aliases", Prefetch("units", Organisation.objects.published(), "public_units"))
        )

    def details(self, record: Any) -> dict[str, Any]:
        return {
            "facts": display.organisation_facts(record, record.public_units),
            "bands": display.bands(uses.of(record)),
        }

    def data(self, record: Any) -> dict[str, Any]:
        return {
            "name": both(record, "name"),
            "short_name": both(record, "short_name"),
            "kind": record.kind,
            "level": record.level or None,
            "area": record.area.code if record.area else None,
            "parent": record.parent.slug if record.parent and record.parent.is_published else None,
            "credit_code": record.credit_code or None,
            "court_code": record.court_code or None,
            "web_site": record.url or None,
            "note": both(record, "note"),
            "other_names": [
                {"name": alias.name, "language": alias.language, "kind": alias.kind, "until": alias.until}
                for alias in record.aliases.all()
            ],
        }


class Documents(NounList):
    """The list of instruments."""

    template_name = "directory/documents.html"
    filterset = DocumentFilters
    heading = _("Documents")
    lede = _("Laws, plans, opinions, agreements and white papers the record names, with who issued them.")
    search_label = _("Search documents")
    search_example = _("A title or a document number")
    sorts = (
        Sort("-date", _("newest first"), ("-year", "-issued_on", "title_en", "title_zh_hans")),
        Sort("date", _("oldest first"), ("year", "issued_on", "title_en", "title_zh_hans")),
        Sort("title", _("title"), ("title_en", "title_zh_hans")),
    )
    columns = (
        ("slug", lambda row: row.slug),
        ("title_en", lambda row: row.title_en),
        ("title_zh_hans", lambda row: row.title_zh_hans),
        ("type", lambda row: row.kind),
        ("action", lambda row: row.action),
        ("issued_on", lambda row: code(row.issued_on, row.issued_on_precision)),
        ("year", lambda row: row.year),
        ("number", lambda row: row.number),
        ("issuers", lambda row: ";".join(one.organisation.slug for one in row.issuers.all())),
        ("issuers_unnamed", lambda row: row.issuers_unnamed),
        ("url", lambda row: row.url),
        ("source", lambda row: row.source.slug if row.source else ""),
    )

    def records(self) -> QuerySet[Any]:
        return Instrument.objects.published().with_year()

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        return records.select_related("source").prefetch_related(_issuers())

    def counted(self, count: int) -> str:
        return ngettext("%(n)s document", "%(n)s documents", count) % {"n": count}

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        return {"rows": [display.document_row(record) for record in records]}


class DocumentPage(NounDetail):
    """One instrument with its issuers and the records that name it."""

    template_name = "directory/document.html"
    model = Instrument
    section = (_("Documents"), "directory:documents")

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        return records.select_related("source").prefetch_related(_issuers())

    def details(self, record: Any) -> dict[str, Any]:
        return {
            "lede": shown(record, "summary"),
            "facts": display.document_facts(record),
            "uses": uses.once(uses.of(record)),
        }

    def year(self, record: Any) -> str:
        return str(record.issued_on.year) if record.issued_on else ""

    def data(self, record: Any) -> dict[str, Any]:
        return {
            "type": record.kind,
            "action": record.action,
            "title_is_printed": record.title_is_printed,
            "issued_on": code(record.issued_on, record.issued_on_precision) or None,
            "year_named": record.year_named,
            "number": record.number or None,
            "address": record.url or None,
            "summary": both(record, "summary"),
            "issuers": [one.organisation.slug for one in record.issuers.all()],
            "issuers_unnamed": record.issuers_unnamed,
        }


def _issuers() -> Prefetch[str, QuerySet[Any], str]:
    """Return the issuers the public may know of."""
    public = Issuer.objects.filter(organisation__first_published_at__isnull=False)
    return Prefetch("issuers", public.select_related("organisation"))
