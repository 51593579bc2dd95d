"""What the audit says beside the numbers of an import: whether an edition's records can all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from exchange.models import StagedRow
from exchange.remarks import Remark, remarks_on
from exchange.staging.report import in_every_language
from reports.audit.findings import Finding
from reports.audit.gathering import arithmetic_of
from reports.audit.wording import message
from reports.models import Report

Named = tuple[str, str, str, str]


@remarks_on("observations")
@remarks_on("changes")
def arithmetic(rows: Sequence[StagedRow]) -> Iterator[Remark]:
    """Yield what the edition's records, as the file leaves them, say against each row."""
    sources = {named[3] for row in rows if (named := _named(row))}
    findings: dict[Named, list[Finding]] = defaultdict(list)
    for report in Report.objects.filter(source__slug__in=sources).select_related("area", "source"):
        for finding in arithmetic_of(report):
            for fact in (finding.fact, *finding.others):
                if fact is not None:
                    findings[fact.code, fact.area, fact.period, fact.source].append(finding)
    for row in rows:
        for finding in findings.get(_named(row) or ("", "", "", ""), ()):
            said = in_every_language(partial(message, finding))
            yield Remark(row, "%(message)s", {"message": said}, warning=True)


def _named(row: StagedRow) -> Named | None:
    parts = row.key.split(" | ")
    return (parts[0], parts[1], parts[2], parts[3]) if len(parts) >= 4 else None
