"""Taking a file in: hashed, kept in the private storage, and noted as an import that waits to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from exchange import sheets
from exchange.actions.rights import check_sheets, may_import
from exchange.models import ImportBatch, State
from exchange.readers import Book, FileRefusedError, read_bytes
from exchange.sheets import Sheet


class FileGone(Exception):
    """The stored file is not there any more, or is not what was uploaded."""


def upload(
    *,
    name: str,
    content: File[bytes] | bytes,
    by: User,
    only: Iterable[Sheet] = (),
    now: datetime | None = None,
) -> ImportBatch:
    """Keep a file as an import to be staged. `only` bounds its sheets. PermissionDenied for a wrong sheet."""
    file = ContentFile(content) if isinstance(content, bytes) else content
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    batch = ImportBatch(
        at=now or timezone.now(),
        by=by,
        file_name=PurePath(name).name[:200],
        size=file.size or 0,
        sha256=digest.hexdigest(),
        only=[one.name for one in only],
    )
    file.seek(0)
    _check(batch, file.read(), by)
    file.seek(0)
    # The file before the row: an import on record always has its file, a file without one is swept away.
    batch.file.save("workbook", file, save=False)
    batch.save(force_insert=True)
    return batch


def earlier(batch: ImportBatch) -> ImportBatch | None:
    """Return the last import that wrote this very file, however it is called now; None if none did."""
    return written_before(batch.sha256, other_than=batch)


def written_before(sha256_of_file: str, other_than: ImportBatch | None = None) -> ImportBatch | None:
    """Return the last import that wrote a file with this hash and was not taken back; None if none did."""
    same = ImportBatch.objects.filter(sha256=sha256_of_file, state=State.APPLIED).exclude(sha256="")
    same = same if other_than is None else same.exclude(pk=other_than.pk)
    return same.select_related("applied_by").order_by("-applied_at").first()


def read_stored(batch: ImportBatch) -> Book:
    """Read the stored file; FileGone when it is not what was uploaded, FileRefusedError as the readers."""
    try:
        with batch.file.open("rb") as stored:
            data = stored.read()
    except (OSError, ValueError) as error:
        raise FileGone(str(batch.pk)) from error
    if sha256(data).hexdigest() != batch.sha256:
        raise FileGone(str(batch.pk))
    return read_bytes(data, _reading_name(batch, data))


def _check(batch: ImportBatch, data: bytes, by: User) -> None:
    """Refuse who may import none of the sheets; a file that cannot be read is refused when it is staged."""
    if not may_import(by):
        raise PermissionDenied(_("You may not import anything."))
    try:
        book = read_bytes(data, _reading_name(batch, data))
    except FileRefusedError:
        return
    found = [sheets.by_name(table.name) for table in book.tables if not sheets.passed_over(table.name)]
    check_sheets([one for one in found if one is not None and (not batch.only or one.name in batch.only)], by)


def _reading_name(batch: ImportBatch, data: bytes) -> str:
    """Name a lone CSV by the sheet it was uploaded for, unless it names one itself."""
    if data.startswith(b"PK") or not batch.only or sheets.by_name(PurePath(batch.file_name).stem):
        return batch.file_name
    return f"{batch.only[0]}.csv"
