"""The page of one case: what was decided and why it matters, then facts, money, evidence and the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.models import Evidence, Instance, TypicalCase
from cases.numbers import display, normalise
from cases.terms import Finality, Grade, Supports
from cases.views.data import case_data
from cases.views.lists import HEADING, public_entries
from cases.views.money import ledger
from cases.views.reading import CaseText, named_in, read
from cases.views.record import Found, place, record_pairs
from cases.views.rows import numbers
from directory.models import Organisation, Source
from indicators.figures import language
from indicators.quoting import Quoter
from pages import addresses, uses
from pages.bilingual import linked, named, pair, shown
from pages.display import cited
from pages.texts import Text, dated, in_line, is_chinese
from pages.views import NounDetail
from publishing.citations import Citation
from publishing.models import Role
from publishing.querysets import PublishableQuerySet

BANDS = ("facts", "issue", "holding", "reasoning")
PROSE = (*BANDS, "significance")
SQUARES = {Grade.OFFICIAL: "full", Grade.SECONDARY: "half", Grade.UNVERIFIED: "none"}


class CaseDetail(NounDetail):
    """`/cases/<slug>/`."""

    template_name = "cases/case.html"
    model = TypicalCase
    section = (HEADING, "cases:cases")

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        related = records.select_related("live_revision", "district")
        return related.prefetch_related("rights", public_entries())

    def details(self, record: TypicalCase) -> dict[str, Any]:
        text = read(record)
        found = named_in(record, text)
        entries = list(record.entries.all())
        quoter = Quoter(language=language())
        prose = {name: shown(record, name) for name in PROSE}
        quoter.load(prose.values())
        connected = [use for use in uses.of(record) if use.role != Role.LISTS]
        return {
            "gist": shown(record, "gist"),
            "listed": [{"place": place(each), "collection": each.collection} for each in entries],
            "decided": shown(record, "remedies") or shown(record, "gist"),
            "matters": html(quoter, prose["significance"]),
            "bands": [band(name, html(quoter, prose[name])) for name in BANDS if prose[name]],
            "untranslated": untranslated(record),
            "money": ledger(text.amounts, record.proceeding),
            "instances": instances(text, found),
            "doubts": shown(record, "doubts"),
            "evidence": evidence(record, text, found),
            "record_pairs": record_pairs(record, text, found, entries),
            "citation": citation(record, text, found),
            "connected": uses.once(connected),
        }

    def data(self, record: TypicalCase) -> dict[str, Any]:
        text = read(record)
        return case_data(record, text, named_in(record, text), list(record.entries.all()))


def html(quoter: Quoter, text: Text) -> dict[str, str] | None:
    """Return prose with its figures in place, and its language where not the page's; None when empty."""
    return {"html": quoter.html(text), "lang": text.lang} if text else None


def band(name: str, prose: dict[str, str] | None) -> dict[str, Any]:
    """Return one part of the account under its heading."""
    headings = {
        "facts": _("Facts"),
        "issue": _("Issue"),
        "holding": _("Holding"),
        "reasoning": _("Reasoning"),
    }
    return {"id": name, "heading": headings[name], "prose": prose}


def untranslated(case: TypicalCase) -> bool:
    """Say whether some prose of the case stands in the other language only."""
    mine, theirs = (1, 0) if is_chinese() else (0, 1)
    pairs = [pair(case, name) for name in PROSE]
    return any(texts[theirs] and not texts[mine] for texts in pairs)


def instances(text: CaseText, found: Found) -> list[dict[str, Any]]:
    """Return the stages of the procedure in their order; the anchor is the stage's code."""
    return [stage(each, found) for each in text.instances]


def stage(instance: Instance, found: Found) -> dict[str, Any]:
    """Return one stage as the page prints it."""
    return {
        "id": instance.stage,
        "stage": capfirst(instance.get_stage_display()),
        "authority": linked(found.get((Organisation, instance.authority_id))),
        "number": display(normalise(instance.number)),
        "filed": dated(instance.filed_on, instance.filed_on_precision),
        "decided": dated(instance.decided_on, instance.decided_on_precision),
        "document": instance.get_document_type_display() if instance.document_type else "",
        "outcome": shown(instance, "outcome"),
    }


def evidence(case: TypicalCase, text: CaseText, found: Found) -> list[dict[str, Any]]:
    """Return the evidence strip: every statement with a source, then the ones that have none."""
    strip = [graded(each, found) for each in text.evidence]
    supported = {each.supports for each in text.evidence}
    if not text.numbers and Supports.DOCKET not in supported:
        strip.append(
            {
                "term": _("Docket or number"),
                "grade": "none",
                "word": _("not seen"),
                "note": _("No source prints it"),
            }
        )
    if case.finality == Finality.UNKNOWN:
        strip.append(
            {"term": _("In force?"), "grade": "none", "word": _("unknown"), "note": _("Never assumed")}
        )
    return strip


def graded(row: Evidence, found: Found) -> dict[str, Any]:
    """Return one statement with how well it is supported, and by what."""
    source = found.get((Source, row.source_id))
    note = shown(row, "note") or (named(source) if source else Text(""))
    return {
        "term": capfirst(row.get_supports_display()),
        "grade": SQUARES[Grade(row.grade)],
        "word": row.get_grade_display(),
        "note": note,
    }


def citation(case: TypicalCase, text: CaseText, found: Found) -> dict[str, Any]:
    """Return how to cite the case: title, authority, date, number, and where it is on record."""
    authority = found.get((Organisation, case.handling_authority_id))
    when = case.decided_on or case.announced_on
    precision = case.decided_on_precision if case.decided_on else case.announced_on_precision
    known: Sequence[str] = [
        str(named(authority)) if authority else "",
        dated(when, precision).label if when else "",
        numbers(text) or _("number not seen"),
    ]
    return cited(
        Citation(
            key=case.slug,
            title=named(case),
            detail=in_line(known),
            year=str(when.year) if when else "",
            portal=_("IP Portal"),
            url=addresses.absolute(case.get_absolute_url()),
        )
    )
