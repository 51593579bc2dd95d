"""The public edges of a case and of a collection. A detail without blanks is an anchor on the page."""

from __future__ import annotations

from collections.abc import Iterable

from cases.models import CaseCollection, TypicalCase
from cases.rules import year_of
from cases.terms import ACCOUNT
from indicators.quoting import indicators_in
from publishing.links import LinkTo, links_from
from publishing.models import Role


@links_from(TypicalCase)
def handled(case: TypicalCase) -> Iterable[LinkTo]:
    """Link to the authorities that handled the case, each once, with the stage where an instance says it."""
    year = year_of(case.decided_on, case.announced_on)
    seen = set()
    for instance in case.instances.all():
        if instance.authority is not None and instance.authority_id not in seen:
            seen.add(instance.authority_id)
            yield LinkTo(instance.authority, Role.HANDLED, year, instance.stage)
    if case.handling_authority is not None and case.handling_authority_id not in seen:
        yield LinkTo(case.handling_authority, Role.HANDLED, year)
    if case.recommending_authority is not None:
        yield LinkTo(case.recommending_authority, Role.MENTIONS, year, "recommended")


@links_from(TypicalCase)
def parties(case: TypicalCase) -> Iterable[LinkTo]:
    """Link to the organisations that are parties, once for each role."""
    seen = set()
    for party in case.parties.all():
        if party.organisation is not None and (party.organisation_id, party.role) not in seen:
            seen.add((party.organisation_id, party.role))
            yield LinkTo(
                party.organisation, Role.PARTY, year_of(case.decided_on, case.announced_on), party.role
            )


@links_from(TypicalCase)
def grounds(case: TypicalCase) -> Iterable[LinkTo]:
    """Link to the laws the decision rests on, and to related cases."""
    laws = {basis.law_id: basis.law for basis in case.legal_bases.all() if basis.law is not None}
    for law in laws.values():
        yield LinkTo(law, Role.QUOTES, year_of(case.decided_on, case.announced_on), "legal-basis")
    for related in case.related_cases.all():
        yield LinkTo(related, Role.MENTIONS, year_of(case.decided_on, case.announced_on))


@links_from(TypicalCase)
def figures(case: TypicalCase) -> Iterable[LinkTo]:
    """Link to every indicator whose number the account quotes, in either language."""
    texts = (getattr(case, f"{name}_{language}") for name in ACCOUNT for language in ("en", "zh_hans"))
    for indicator in indicators_in(texts):
        yield LinkTo(indicator, Role.QUOTES, year_of(case.decided_on, case.announced_on))


@links_from(CaseCollection)
def collection_edges(collection: CaseCollection) -> Iterable[LinkTo]:
    """Link to the issuers, the cases with their rank, and the document that names the list."""
    year = collection.coverage_year
    for issuer in collection.issuers.all():
        yield LinkTo(issuer.organisation, Role.ISSUED, year)
    for entry in collection.entries.all():
        yield LinkTo(entry.case, Role.LISTS, year, f"rank-{entry.rank}" if entry.rank else "")
    if collection.document is not None:
        yield LinkTo(collection.document, Role.MENTIONS, year)
