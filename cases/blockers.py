"""What keeps a case or a collection from being published."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases import rules
from cases.models import CaseCollection, TypicalCase
from cases.terms import ACCOUNT
from directory.rules import is_shortened, may_be_a_person
from indicators.blockers import unprintable
from publishing.blockers import Blocker, blocker


@blocker(TypicalCase)
def names_of_persons(case: TypicalCase) -> Iterable[Blocker]:
    """Find natural persons under a full name: the public sees surname and 某, or an initial."""
    for party in case.parties.all():
        for field in ("name_en", "name_zh_hans"):
            name = getattr(party, field)
            if party.anonymised and name and not is_shortened(name):
                yield Blocker(
                    _("“%(name)s” is marked as shortened, but is not: write 李某 or Li X.") % {"name": name},
                    field="parties",
                )
            elif not party.anonymised and party.organisation_id is None and may_be_a_person(name):
                yield Blocker(
                    _(
                        "“%(name)s” reads like a person’s full name: write 李某 or Li X and mark it so, "
                        "or choose its organisation."
                    )
                    % {"name": name},
                    field="parties",
                )


@blocker(TypicalCase)
def figures_of_account(case: TypicalCase) -> Iterable[Blocker]:
    """Find references in the account that would print no number."""
    return unprintable(case, ACCOUNT, markup=True)


@blocker(TypicalCase)
def numbers_in_form(case: TypicalCase) -> Iterable[Blocker]:
    """Find dockets and patent numbers whose form is wrong, however they came in."""
    for kind, rows in (("numbers", case.numbers.all()), ("related_rights", case.related_rights.all())):
        for row in rows:
            try:
                row.clean()
            except ValidationError as error:
                yield from (Blocker(message, field=kind) for message in error.messages)


@blocker(TypicalCase)
def currencies(case: TypicalCase) -> Iterable[Blocker]:
    """Find sums in something that is no currency code."""
    for amount in case.amounts.all():
        if amount.currency not in rules.CURRENCIES:
            yield Blocker(
                _("“%(code)s” is not a currency on the list: write its ISO code, such as CNY.")
                % {"code": amount.currency},
                field="amounts",
            )


@blocker(CaseCollection)
def ranks(collection: CaseCollection) -> Iterable[Blocker]:
    """Find ranks that the list cannot have, that two readings of it contradict, or that are missing."""
    entries = list(collection.entries.all())
    stated = [entry.rank for entry in entries if entry.rank is not None]
    if collection.ranked is False and stated:
        yield Blocker(_("The list is not ranked, but an entry has a rank: clear it."), field="entries")
    if not collection.ranked:
        return
    if len(stated) < len(entries):
        yield Blocker(_("The list is ranked, but an entry has no rank: fill it in."), field="entries")
    size = collection.planned_size
    for rank in rules.ranks_outside(stated, size):
        yield Blocker(
            _("Rank %(rank)s lies outside a list of %(size)s cases.") % {"rank": rank, "size": size},
            field="entries",
        )
    for rank in rules.ranks_missing(stated, size):
        yield Blocker(
            _("No entry has rank %(rank)s: add it, or say how many cases the list has.") % {"rank": rank},
            field="entries",
        )


@blocker(CaseCollection)
def size(collection: CaseCollection) -> Iterable[Blocker]:
    """Find a list with more entries than it is said to have."""
    entries, planned = len(collection.entries.all()), collection.planned_size
    if planned is not None and entries > planned:
        yield Blocker(
            _("The list has %(entries)s entries, but is said to have %(planned)s: correct one.")
            % {"entries": entries, "planned": planned},
            field="planned_size",
        )
