"""The public edges of a document: who issued it."""

from __future__ import annotations

from collections.abc import Iterable

from directory.models import Instrument
from publishing.links import LinkTo, links_from
from publishing.models import Role


@links_from(Instrument)
def issued(instrument: Instrument) -> Iterable[LinkTo]:
    """Link to each body that issued the document."""
    year = instrument.issued_on.year if instrument.issued_on else instrument.year_named
    for issuer in instrument.issuers.all():
        yield LinkTo(issuer.organisation, Role.ISSUED, year)
