"""Which findings are open, which somebody has accepted, and which keep a record from being published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publishing.models import Publishable
from reports.audit.edition import Audit, audit
from reports.audit.findings import Finding
from reports.audit.gathering import audit_of, edition_of
from reports.models import AcceptedFinding, Report


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding, and who accepted it with which reason; an error that no guess made cannot be accepted."""

    finding: Finding
    accepted: AcceptedFinding | None

    @property
    def blocks(self) -> bool:
        """Whether it keeps its record from being published, and the command from success."""
        return self.finding.severity == "error" and self.accepted is None


@dataclass(frozen=True, slots=True)
class Standings:
    """An audit with what was said about its findings."""

    audit: Audit
    all: tuple[Standing, ...]

    @property
    def errors(self) -> list[Standing]:
        """What blocks."""
        return [one for one in self.all if one.blocks]

    @property
    def notes(self) -> list[Standing]:
        """What waits for a look."""
        return [one for one in self.all if one.accepted is None and not one.blocks]

    @property
    def accepted(self) -> list[Standing]:
        """What somebody has looked at."""
        return [one for one in self.all if one.accepted is not None]


def standings_of(report: Report) -> Standings:
    """Audit the newest text of an edition."""
    return _with_accepted(audit_of(report), report)


def blocking(report: Report) -> Iterator[Finding]:
    """Yield the errors of an edition as its rows stand, for a release that has put its texts on them."""
    for one in _with_accepted(audit(edition_of(report)), report).errors:
        yield one.finding


def about(findings: Iterable[Finding], record: Publishable) -> Iterator[Finding]:
    """Yield the findings in a record's own texts; of an edition, also those about the numbers it prints."""
    for one in findings:
        if one.spot is not None:
            if (one.spot.where.noun, one.spot.where.pk) == (record.noun, record.pk):
                yield one
        elif isinstance(record, Report) and one.fact is not None and one.fact.own:
            yield one


def _with_accepted(found: Audit, report: Report) -> Standings:
    said = {one.fingerprint: one for one in report.accepted_findings.select_related("by")}
    return Standings(
        found,
        tuple(Standing(one, said.get(one.fingerprint) if one.acceptable else None) for one in found.findings),
    )
