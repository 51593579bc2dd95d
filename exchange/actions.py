"""Bringing workbooks in and taking them out: all or nothing, every error at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from exchange import sheets
from exchange.models import ImportBatch, State
from exchange.readers import Book, FileRefusedError, read_bytes, read_path
from exchange.sheets import Sheet
from exchange.staging.affected import affected
from exchange.staging.parsing import ParsedSheet, parse_book
from exchange.staging.planning import plan
from exchange.staging.report import ImportReport, Issue
from exchange.staging.writing import write
from exchange.writers import OutColumn, OutSheet
from publishing import audit, permissions, snapshots
from publishing.actions import content_changed, drafting
from publishing.models import Publishable
from publishing.rehearsal import rehearsal


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came over the wire."""

    name: str
    data: bytes


_STILL_PUBLIC = gettext_lazy(
    "no row with the public address of a record whose draft has another: publish or discard that draft first"
)


class _RefusedError(Exception):
    """The file is refused; whatever was written has to go."""


def import_workbook(
    source: Path | Upload,
    *,
    by: User,
    check: bool = False,
    now: datetime | None = None,
    only: Iterable[Sheet] | None = None,
) -> ImportReport:
    """Write a workbook, or with `check` only find out what writing it would do.

    All or nothing, with every error in the report. Records the public has never seen are written; for the
    others the file becomes a draft. `only` bounds the sheets that may come in. Raises PermissionDenied.
    """
    name = source.name
    report = ImportReport(name, checked_only=check)
    try:
        book = read_path(source) if isinstance(source, Path) else read_bytes(source.data, source.name)
        report.sha256 = book.sha256
        parsed = _parsed(book, report, only)
    except FileRefusedError as refusal:
        report.error(Issue(name, "file-refused", "", str(refusal)))
        return report
    _check_permissions(parsed, by)
    try:
        with rehearsal() if check else transaction.atomic():
            _write(parsed, report, by=by, now=now or timezone.now())
    except _RefusedError:
        _forget(report)
    except IntegrityError:
        # A new row took what a record still shows the public while its draft has moved on to something else.
        _forget(report)
        report.error(Issue(name, "constraint", "", str(_STILL_PUBLIC)))
    return report


def _forget(report: ImportReport) -> None:
    report.counts.clear()
    report.drafts, report.batch = 0, ""


@contextmanager
def newest_texts(chosen: Iterable[Sheet]) -> Iterator[None]:
    """Let the block see the newest text of every record on the real rows; nothing of it is kept."""
    with rehearsal():
        for noun in {one.publishable for one in chosen} - {None}:
            _show_drafts(noun)
        yield


def out_sheets(chosen: Iterable[Sheet], *, edition: int | None = None) -> Iterator[OutSheet]:
    """Yield the sheets as they are on record; of those that belong to editions only `edition`, if given."""
    for one in chosen:
        queryset = one.rows()
        if edition is not None and one.edition:
            queryset = queryset.filter(**{one.edition: edition})
        yield OutSheet(
            one.name, [OutColumn(column.name) for column in one.columns], sheets.rows(one, queryset)
        )


def _parsed(book: Book, report: ImportReport, only: Iterable[Sheet] | None) -> list[ParsedSheet]:
    parsed = parse_book(book, report)
    if only is None:
        return parsed
    allowed = {one.name for one in only}
    for one in parsed:
        if one.sheet.name not in allowed:
            expected = _("only the sheets %(names)s here") % {"names": ", ".join(sorted(allowed))}
            report.error(Issue(one.title, "other-sheet", one.title, expected))
    return [one for one in parsed if one.sheet.name in allowed]


def _check_permissions(parsed: list[ParsedSheet], by: User) -> None:
    for one in parsed:
        if not permissions.can_import(by, one.sheet.noun):
            noun = one.sheet.noun._meta.verbose_name_plural
            raise PermissionDenied(
                _("%(user)s may not import %(noun)s.") % {"user": by.get_username(), "noun": noun}
            )


def _write(parsed: list[ParsedSheet], report: ImportReport, *, by: User, now: datetime) -> None:
    reason = _("import of %(file)s") % {"file": report.file}
    with drafting(records=affected(parsed), by=by, now=now, reason=reason) as drafts:
        planned = plan(parsed, report)
        if report.ok:
            write(planned, report, drafts.include)
        if not report.ok:
            raise _RefusedError
    report.drafts = sum(1 for revision in drafts.revisions if _is_draft_ahead(revision.record))
    if report.total("created") or report.total("changed"):
        _record(report, by=by, now=now)
    if any(_is_public_at_once(one.sheet) and report.counts[one.sheet.name].written for one in parsed):
        content_changed()


def _is_public_at_once(sheet: Sheet) -> bool:
    """Say whether rows are public without being published: areas and units are, pending numbers are not."""
    return sheet.publishable is None and sheet.succeed is None and not sheet.follows


def _is_draft_ahead(record: Any) -> bool:
    return isinstance(record, Publishable) and record.ever_published


def _record(report: ImportReport, *, by: User, now: datetime) -> None:
    batch = ImportBatch.objects.create(
        at=now,
        by=by,
        state=State.APPLIED,
        applied_at=now,
        applied_by=by,
        file_name=report.file[:200],
        sha256=report.sha256,
        counts={name: counts.as_dict() for name, counts in report.counts.items()},
        drafts=report.drafts,
        warnings=len(report.warnings),
    )
    report.batch = str(batch.pk)
    detail = {"batch": report.batch, "file": report.file, "sha256": report.sha256}
    audit.write([audit.entry("imported", by=by, now=now, record=batch, detail=detail)])


def _show_drafts(noun: type[models.Model] | None) -> None:
    if noun is None or not issubclass(noun, Publishable):
        return
    ahead = noun._default_manager.ever_published().draft_ahead().select_related("head_revision")
    pairs = [(row, snapshots.upcast(noun, row.head_revision)) for row in ahead if row.head_revision]
    snapshots.materialise(pairs)
