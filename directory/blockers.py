"""What keeps a source, an organisation or a document from going public."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from directory.models import Instrument, Organisation, Source
from directory.rules import CodeError, credit_code
from publishing.blockers import Blocker, blocker
from publishing.models import Publishable


@blocker(Organisation)
def bad_credit_code(organisation: Organisation) -> Iterable[Blocker]:
    """Refuse a credit code whose check character does not fit."""
    if organisation.credit_code:
        try:
            credit_code(organisation.credit_code)
        except CodeError as problem:
            yield Blocker(_(problem.message) % {"found": problem.found}, field="credit_code")


@blocker(Organisation)
def goes_before_organisation(organisation: Organisation) -> Iterable[Blocker]:
    """Ask for the body it belongs to and its source to be public first."""
    yield from not_public("parent", organisation.parent)
    yield from not_public("source", organisation.source)


@blocker(Instrument)
def goes_before_document(instrument: Instrument) -> Iterable[Blocker]:
    """Ask for the issuers and the source to be public first."""
    for issuer in instrument.issuers.all():
        yield from not_public("issuers", issuer.organisation)
    yield from not_public("source", instrument.source)


def not_public(field: str, other: Publishable | None) -> Iterable[Blocker]:
    """Yield a blocker when `other`, which the page would name, is not public."""
    if other is None or other.is_published:
        return
    # The row in memory may be older than the release that both are part of.
    if not type(other).objects.published().filter(pk=other.pk).exists():
        yield Blocker(
            _("It names “%(other)s”, which is not published: publish that first.") % {"other": other},
            field=field,
        )


@blocker(Source)
def plain_source(source: Source) -> Iterable[Blocker]:
    """Keep figure references out of a source's note."""
    yield from no_references(source, "note_en", "note_zh_hans")


@blocker(Organisation)
def plain_organisation(organisation: Organisation) -> Iterable[Blocker]:
    """Keep figure references out of an organisation's note."""
    yield from no_references(organisation, "note_en", "note_zh_hans")


@blocker(Instrument)
def plain_document(instrument: Instrument) -> Iterable[Blocker]:
    """Keep figure references out of a document's summary."""
    yield from no_references(instrument, "summary_en", "summary_zh_hans")


def no_references(record: Publishable, *fields: str) -> Iterable[Blocker]:
    """Yield a blocker for each text with a figure reference, in a field whose page does not print figures."""
    for field in fields:
        if "[[" in getattr(record, field):
            yield Blocker(
                _("A figure reference ([[…]]) does not work here: name the indicator in words."), field=field
            )
