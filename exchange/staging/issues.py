"""What is wrong in a file, or worth a look, as rows of the import."""

from __future__ import annotations

from collections.abc import Iterator

from exchange.models import ImportBatch, ImportIssue, Level
from exchange.staging.report import ImportReport, Issue, plain_params


def issue_rows(batch: ImportBatch, report: ImportReport, *, after: int = 0) -> Iterator[ImportIssue]:
    """Yield the errors and then the warnings of a report, unsaved, at the positions after a number."""
    found = [(Level.ERROR, one) for one in report.errors] + [(Level.WARNING, one) for one in report.warnings]
    return (_row(batch, position, level, one) for position, (level, one) in enumerate(found, start=after + 1))


def _row(batch: ImportBatch, position: int, level: Level, issue: Issue) -> ImportIssue:
    return ImportIssue(
        batch=batch,
        position=position,
        level=level,
        sheet=_kept(issue.sheet)[:120],
        number=issue.number,
        column=issue.column,
        place=_kept(issue.place)[:300],
        code=issue.code,
        found=_kept(issue.found),
        expected=issue.message,
        params={
            name: _kept(value) if isinstance(value, str) else value
            for name, value in plain_params(issue).items()
        },
        suggestion=_kept(issue.suggestion)[:300],
    )


def _kept(text: str) -> str:
    """Return a text of the file as PostgreSQL can keep it: without the one character that it cannot."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
