"""Cases and collections as rows: of a catalogue for readers, of a table for machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.models import CaseCollection, CollectionEntry, TypicalCase
from cases.numbers import display
from cases.terms import CaseKind, Finality, Outcome, Proceeding
from cases.views.money import leading, written
from cases.views.reading import CaseText, read
from exchange.cells import Cell
from pages.bilingual import linked, named, shown
from pages.texts import Text, dated
from publishing.dates import code


def case_row(case: TypicalCase, entry: CollectionEntry | None = None) -> dict[str, Any]:
    """Return a case for a catalogue; `entry` is its place in the list shown, failing that its best place."""
    listed = entry or _place(case)
    return {
        "title": named(case),
        "url": case.get_absolute_url(),
        "rank": str(listed.rank) if listed and listed.rank else "",
        "rank_note": _of(listed.collection) if listed and listed.rank else "",
        "gist": shown(case, "gist"),
        "meta": [*_marks(case), *([] if entry else _lists(case))],
        **outcome(case),
    }


def collection_row(collection: CaseCollection) -> dict[str, Any]:
    """Return a collection for a catalogue; the numeral is the number of cases it is said to have."""
    size = collection.planned_size
    issuers = [issuer.organisation for issuer in collection.issuers.all() if issuer.organisation.is_published]
    marks: list[dict[str, Any]] = [{"label": named(body)} for body in issuers]
    if collection.coverage_year:
        marks.append({"label": _("cases of %(year)s") % {"year": collection.coverage_year}})
    if collection.released_on:
        released = dated(collection.released_on, collection.released_on_precision)
        marks.append({"label": _("released %(date)s") % {"date": released.label}})
    return {
        "title": named(collection),
        "url": collection.get_absolute_url(),
        "rank": str(size) if size else "",
        "rank_note": _("cases") if size else "",
        "gist": shown(collection, "note"),
        "meta": marks,
        "sum_note": on_record(collection),
    }


def on_record(collection: Any) -> str:
    """Return how many of the list's cases are on record here; the list's query counts them."""
    return _("%(n)s on record") % {"n": collection.on_record} if collection.on_record else _("none on record")


def authority(case: TypicalCase) -> Text | None:
    """Return the name of the authority that handled the case, if it is public."""
    link = linked(case.handling_authority)
    return link["label"] if link else None


def listed_date(case: TypicalCase) -> str:
    """Return the date a case is listed by, saying whether it was decided or only made public then."""
    if case.decided_on:
        label = dated(case.decided_on, case.decided_on_precision).label
        return _("decided %(date)s") % {"date": label}
    label = dated(case.announced_on, case.announced_on_precision).label
    return _("made public %(date)s") % {"date": label} if case.announced_on else _("date not stated")


def numbers(text: CaseText) -> str:
    """Return the case's numbers in the Chinese way of writing, separated by semicolons."""
    return "; ".join(display(number.normalised) for number in text.numbers)


def _place(case: TypicalCase) -> CollectionEntry | None:
    ranked = [entry for entry in case.entries.all() if entry.rank]
    return min(ranked, key=lambda entry: entry.rank or 0) if ranked else None


def _of(collection: CaseCollection) -> str:
    return _("of %(size)s") % {"size": collection.planned_size} if collection.planned_size else ""


def _marks(case: TypicalCase) -> list[dict[str, Any]]:
    marks: list[Any] = [shown(right, "name") for right in case.rights.all()]
    if case.proceeding != Proceeding.NONE:
        marks.append(capfirst(case.get_proceeding_display()))
    elif case.kind:
        marks.append(capfirst(case.get_kind_display()))
    marks += [authority(case), listed_date(case)]
    return [{"label": mark} for mark in marks if mark]


def _lists(case: TypicalCase) -> list[dict[str, Any]]:
    return [
        {"label": named(entry.collection), "url": entry.collection.get_absolute_url()}
        for entry in case.entries.all()
    ]


def outcome(case: TypicalCase) -> dict[str, str]:
    """Return the sum that stands for a case, failing that how it ended; a practice has neither."""
    amount = leading(read(case).amounts)
    if amount is not None:
        return {"sum": str(written(amount)), "sum_note": amount.get_kind_display()}
    if case.outcome == Outcome.SELECTED:
        return {}
    ended = capfirst(case.get_outcome_display()) if case.outcome != Outcome.UNKNOWN else ""
    return {"sum": ended, "sum_note": _("no sum of money on record")}


def _slugs(records: Sequence[Any]) -> str:
    return ";".join(record.slug for record in records)


CASE_COLUMNS: Sequence[tuple[str, Callable[[TypicalCase], Cell]]] = [
    ("slug", lambda case: case.slug),
    ("title_en", lambda case: case.title_en),
    ("title_zh_hans", lambda case: case.title_zh_hans),
    ("kind", lambda case: CaseKind(case.kind).value),
    ("proceeding", lambda case: Proceeding(case.proceeding).value),
    ("rights", lambda case: ";".join(right.code for right in case.rights.all())),
    (
        "authority",
        lambda case: _slugs([body for body in [case.handling_authority] if body and body.is_published]),
    ),
    ("district", lambda case: case.district.code if case.district else ""),
    ("numbers", lambda case: numbers(read(case))),
    ("decided_on", lambda case: code(case.decided_on, case.decided_on_precision)),
    ("announced_on", lambda case: code(case.announced_on, case.announced_on_precision)),
    ("outcome", lambda case: Outcome(case.outcome).value),
    ("finality", lambda case: Finality(case.finality).value),
    ("amounts", lambda case: amounts(read(case))),
    ("collections", lambda case: _slugs([entry.collection for entry in case.entries.all()])),
]
COLLECTION_COLUMNS: Sequence[tuple[str, Callable[[Any], Cell]]] = [
    ("slug", lambda one: one.slug),
    ("title_en", lambda one: one.title_en),
    ("title_zh_hans", lambda one: one.title_zh_hans),
    ("series", lambda one: one.series.code if one.series else ""),
    ("coverage_year", lambda one: one.coverage_year),
    ("released_on", lambda one: code(one.released_on, one.released_on_precision)),
    ("ranked", lambda one: "" if one.ranked is None else ("yes" if one.ranked else "no")),
    ("planned_size", lambda one: one.planned_size),
    ("shanghai_entries", lambda one: one.shanghai_entries),
    ("on_record", lambda one: one.on_record),
    (
        "issuers",
        lambda one: _slugs(
            [issuer.organisation for issuer in one.issuers.all() if issuer.organisation.is_published]
        ),
    ),
]


def amounts(text: CaseText) -> str:
    """Return the sums of a case as `kind=qualifier value currency`, separated by semicolons."""
    return "; ".join(
        f"{each.kind}={each.qualifier} {each.value.normalize():f} {each.currency}" for each in text.amounts
    )
