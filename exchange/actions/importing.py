"""The careful engine: any noun, every rule of a form, in one transaction; and the import in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from exchange.actions.rights import check_sheets
from exchange.models import ImportBatch, StagedRow, State
from exchange.readers import Book, FileRefusedError, read_bytes, read_path
from exchange.remarks import put_remarks
from exchange.sheets import Sheet, all_sheets
from exchange.staging.affected import affected
from exchange.staging.parsing import ParsedSheet, parse_book
from exchange.staging.planning import plan
from exchange.staging.report import ImportReport, Issue, in_every_language
from exchange.staging.writing import write
from publishing import audit
from publishing.actions import Drafts, content_changed, drafting
from publishing.rehearsal import rehearsal

Read = Callable[[], Book]
_CHUNK = 500
_STILL_PUBLIC = gettext_noop(
    "no row with the public address of a record whose draft has another: publish or discard that draft first"
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came over the wire."""

    name: str
    data: bytes


class Refused(Exception):
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
    report = ImportReport(source.name, checked_only=check)

    def read() -> Book:
        return read_path(source) if isinstance(source, Path) else read_bytes(source.data, source.name)

    parsed = parse(read, report, by=by, only=None if only is None else {one.name for one in only})
    if parsed is None:
        return report
    with refusing(report), rehearsal() if check else transaction.atomic():
        carry_out(parsed, report, by=by, now=now or timezone.now())
        if not check and report.rows:
            _record(report, by=by, now=now or timezone.now())
    return report


def parse(read: Read, report: ImportReport, *, by: User, only: set[str] | None) -> list[ParsedSheet] | None:
    """Return the sheets of a file, None when it is none; `only` names those it may hold. PermissionDenied."""
    try:
        book = read()
        report.sha256 = report.sha256 or book.sha256
        parsed = parse_book(book, report)
    except FileRefusedError as refusal:
        said = in_every_language(refusal.__str__)
        report.error(Issue(report.file, "file-refused", "", "%(message)s", params={"message": said}))
        return None
    if only is not None:
        expected = gettext_noop("only the sheets %(names)s here")
        for one in parsed:
            if one.sheet.name not in only:
                params = {"names": ", ".join(sorted(only))}
                report.error(Issue(one.title, "other-sheet", one.title, expected, params=params))
        parsed = [one for one in parsed if one.sheet.name in only]
    check_sheets([one.sheet for one in parsed], by)
    return parsed


def carry_out(parsed: list[ParsedSheet], report: ImportReport, *, by: User, now: datetime) -> None:
    """Write the sheets as drafts and rows, inside a transaction; Refused when the report has errors."""
    reason = _("import of %(file)s") % {"file": report.file}
    with drafting(records=affected(parsed), by=by, now=now, reason=reason) as drafts:
        planned = plan(parsed, report)
        if report.ok:
            write(planned, report, drafts.include)
        if report.ok and report.checked_only:
            put_remarks(report.rows)
        if not report.ok:
            raise Refused
    public = {(type(record), record.pk) for record in drafts.records if record.ever_published}
    report.drafts = sum(
        1 for one in drafts.revisions if (one.content_type.model_class(), one.object_id) in public
    )
    _note_texts(report.rows, drafts)
    if any(is_public_at_once(one.sheet) and report.counts[one.sheet.name].written for one in parsed):
        content_changed()


@contextmanager
def refusing(report: ImportReport) -> Iterator[None]:
    """Turn a refusal inside the block, or a broken constraint, into the report of a file that wrote none."""
    try:
        yield
    except Refused:
        _forget(report)
    except IntegrityError:
        # A new row took what a record still shows the public while its draft has moved on to something else.
        _forget(report)
        report.error(Issue(report.file, "constraint", "", _STILL_PUBLIC))


def keep_rows(batch: ImportBatch, rows: list[StagedRow]) -> None:
    """Store the rows of an import, without those of an earlier reading."""
    batch.rows.all()._raw_delete(batch.rows.db)
    for row in rows:
        row.batch = batch
    StagedRow.objects.bulk_create(rows, batch_size=_CHUNK)


def note_import(batch: ImportBatch, *, by: User, now: datetime) -> None:
    """Add the line of a written import to the trail."""
    detail = {"batch": str(batch.pk), "file": batch.file_name, "sha256": batch.sha256}
    audit.write([audit.entry("imported", by=by, now=now, record=batch, detail=detail)])


def _forget(report: ImportReport) -> None:
    report.counts.clear()
    report.rows.clear()
    report.drafts, report.batch = 0, ""


def is_public_at_once(sheet: Sheet) -> bool:
    """Say whether rows are public without being published: areas and units are, pending numbers are not."""
    return sheet.publishable is None and sheet.succeed is None and not sheet.follows


def _note_texts(rows: list[StagedRow], drafts: Drafts) -> None:
    """Note with each record which text the import left it with; undo asks whether it still stands."""
    sums = {
        (revision.content_type.model_class(), str(revision.object_id)): revision.checksum
        for revision in drafts.revisions
    }
    by_sheet = {one.name: one for one in all_sheets()}
    for row in rows:
        checksum = sums.get((by_sheet[row.sheet].model, row.object_id))
        if checksum:
            row.image["checksum"] = checksum


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
    keep_rows(batch, report.rows)
    report.batch = str(batch.pk)
    note_import(batch, by=by, now=now)
