"""What the templates of organisations, documents and sources are given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from directory.models import Area, Instrument, Organisation, Source
from pages.bilingual import named, named_beside, shown
from pages.texts import capital, dated
from pages.uses import Use, once
from publishing.models import Role

LinkItem = dict[str, Any]


def roles() -> dict[Role, str]:
    """Return what an organisation did in the records that point at it, in the order of its page."""
    return {
        Role.ISSUED: _("Issued"),
        Role.HANDLED: _("Handled"),
        Role.PARTY: _("Was a party"),
        Role.WON: _("Won"),
        Role.GRANTED: _("Granted"),
        Role.MENTIONS: _("Is mentioned"),
        Role.LISTS: _("Is listed"),
        Role.QUOTES: _("Is quoted"),
        Role.SHOWS: _("Is shown"),
    }


def organisation_link(organisation: Organisation | None) -> LinkItem | None:
    """Return the name of an organisation, linked when it has a public page; None for one never public."""
    if organisation is None or not organisation.ever_published:
        return None
    linked = organisation.has_page and organisation.is_published
    return {
        "label": named(organisation),
        "other": named_beside(organisation),
        "url": organisation.get_absolute_url() if linked else "",
    }


def source_link(source: Source | None) -> LinkItem | None:
    """Return a source as its title, linked to its place in the list of sources; None when not public."""
    if source is None or not source.is_published:
        return None
    return {"label": named(source), "url": source.get_absolute_url(), "note": shown(source, "producer")}


def area_name(area: Area | None) -> Any:
    """Return the name of an area; empty for none."""
    return "" if area is None else named(area)


def organisation_row(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as a row of the catalogue."""
    name, kind, area = named(organisation), organisation.get_kind_display(), area_name(organisation.area)
    level = organisation.get_level_display() if organisation.level else ""
    # A district is not said to be of the level of a district, nor to lie in itself.
    marks = [capital(kind), "" if level == kind else level, "" if area == name else area]
    return {
        "title": name,
        "url": organisation.get_absolute_url(),
        "gist": named_beside(organisation),
        "meta": [{"label": mark} for mark in marks if mark],
    }


def organisation_facts(organisation: Organisation, units: Iterable[Organisation]) -> list[dict[str, Any]]:
    """Return what is known of an organisation, for `pairs.html`."""
    names = [{"label": alias.name, "note": alias.get_kind_display()} for alias in organisation.aliases.all()]
    parent = organisation_link(organisation.parent)
    source = source_link(organisation.source)
    facts: list[dict[str, Any]] = [
        {"term": _("Kind"), "text": capital(organisation.get_kind_display())},
        {"term": _("Level"), "text": capital(organisation.get_level_display())},
        {"term": _("Area"), "text": area_name(organisation.area)},
        {"term": _("Belongs to"), "links": [parent] if parent else []},
        {"term": _("Its bodies"), "links": [link for link in map(organisation_link, units) if link]},
        {"term": _("Other names"), "links": names},
        {"term": _("Unified social credit code"), "text": organisation.credit_code},
        {"term": _("Court code in docket numbers"), "text": organisation.court_code},
        {"term": _("Web site"), "text": organisation.url, "url": web_address(organisation.url)},
        {"term": _("Note"), "text": shown(organisation, "note")},
        {"term": _("Source"), "links": [source] if source else []},
    ]
    return [fact for fact in facts if fact.get("text") or fact.get("links")]


def bands(uses: Iterable[Use]) -> list[dict[str, Any]]:
    """Return the records that point at an organisation, a band for each role it has in them."""
    found = list(uses)
    made = (
        {"id": str(role.value), "label": label, "items": once(use for use in found if use.role == role)}
        for role, label in roles().items()
    )
    return [band for band in made if band["items"]]


def document_row(document: Instrument) -> dict[str, Any]:
    """Return a document as a row of the catalogue; its date, the key of the order, at the right."""
    issuers = [organisation_link(issuer.organisation) for issuer in document.issuers.all()]
    return {
        "title": named(document),
        "url": document.get_absolute_url(),
        "gist": shown(document, "summary"),
        "meta": [{"label": capital(document.get_kind_display())}, *(link for link in issuers if link)],
        "sum": dated(document.issued_on, document.issued_on_precision).label if document.issued_on else "",
        "sum_note": "" if document.issued_on else named_in(document),
    }


def named_in(document: Instrument) -> str:
    """Return which year's edition names a document whose date is unknown."""
    if document.year_named is None:
        return _("date not stated")
    return _("named in %(year)s") % {"year": document.year_named}


def document_facts(document: Instrument) -> list[dict[str, Any]]:
    """Return what is known of a document, for `pairs.html`; an unknown date says so."""
    source = source_link(document.source)
    facts: list[dict[str, Any]] = [
        {"term": _("Type"), "text": capital(document.get_kind_display())},
        {"term": _("What was done"), "text": capital(document.get_action_display())},
        {"term": _("Date"), "date": dated(document.issued_on, document.issued_on_precision)},
        {"term": _("Issued by"), "links": issuer_links(document), "note": unnamed_issuers(document)},
        {"term": _("Number"), "text": document.number},
        {"term": _("Full text"), "text": document.url, "url": web_address(document.url)},
        {"term": _("Title"), "text": "" if document.title_is_printed else _("ours; the source describes it")},
        {"term": _("Source"), "links": [source] if source else []},
    ]
    kept = ("date", "links")
    return [fact for fact in facts if fact.get("text") or any(name in fact for name in kept)]


def issuer_links(document: Instrument) -> list[LinkItem]:
    """Return the bodies that issued a document."""
    found = (organisation_link(issuer.organisation) for issuer in document.issuers.all())
    return [link for link in found if link]


def unnamed_issuers(document: Instrument) -> str:
    """Say how many issuers the source counts without naming them."""
    if not document.issuers_unnamed:
        return ""
    return _("and %(number)s more, not named in our source") % {"number": document.issuers_unnamed}


def web_address(url: str) -> str:
    """Return the address when it may be linked (http or https); editors type others too."""
    return url if url.startswith(("https://", "http://")) else ""
