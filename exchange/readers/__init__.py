"""Reading what an editor hands in: .xlsx, .ods, .csv, a .zip or folder of CSVs. Hostile files are refused.

The kind of a file is told by its content, never by its name. Rows are read while they are walked.
"""

from codecs import BOM_UTF8
from dataclasses import replace
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from exchange.cells import gettext_noop
from exchange.readers.archives import read_archive, read_folder
from exchange.readers.csv_file import read_csv
from exchange.readers.ods import read_ods
from exchange.readers.package import open_package
from exchange.readers.tables import Book, FileRefusedError, Row, Table, check_size, refuse
from exchange.readers.xlsx import read_xlsx

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Pictures, other archives, e-mail and rich text, renamed.
_OTHERS = (
    b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"MIME-Version", b"{\\rtf",
    b"SQLite format 3",
)  # fmt: skip
_OLD = gettext_noop(
    "%(name)s is an old .xls file or protected by a password. Save it as .xlsx without a password."
)
_PACKAGE = b"PK"
_HEAD = 8_192  # bytes, which show what a file is


def read_path(path: Path) -> Book:
    """Read a file, or every CSV of a folder. A CSV read so may have any size. Raises FileRefusedError."""
    try:
        if path.is_dir():
            return read_folder(path)
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(_PACKAGE):
                check_size(path.name, path.stat().st_size)
                return read_bytes(head + file.read(), path.name)
            blank = not head.strip() and all(piece.isspace() for piece in iter(lambda: file.read(_HEAD), b""))
            _refuse_others(head, path.name, blank=blank)
            file.seek(0)
            digest = file_digest(file, "sha256").hexdigest()
        table = read_csv(lambda: path.open("rb"), path.name, path.stem, bounded=False)
        return Book((table,), sha256=digest)
    except OSError as error:
        refuse(gettext_noop("%(path)s cannot be read: %(reason)s."), {"path": path, "reason": error.strerror})


def read_bytes(data: bytes, name: str) -> Book:
    """Read an uploaded file by what it is. Raises FileRefusedError."""
    check_size(name, len(data))
    return replace(_read_bytes(data, name), sha256=sha256(data).hexdigest())


def _read_bytes(data: bytes, name: str) -> Book:
    if data.startswith(_PACKAGE):
        return _read_package(data, name)
    _refuse_others(data[:_HEAD], name, blank=not data or data.isspace())
    return Book((read_csv(lambda: BytesIO(data), name, PurePosixPath(name).stem),))


def _refuse_others(head: bytes, name: str, *, blank: bool) -> None:
    """Refuse by its beginning what is neither a package nor text in columns."""
    if blank:
        refuse(gettext_noop("%(name)s is empty."), {"name": name})
    if head.startswith(_OLD_EXCEL):
        refuse(_OLD, {"name": name})
    if head[:200].removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        refuse(
            gettext_noop("%(name)s is a web page or XML, not a spreadsheet. Save it as .xlsx or CSV UTF-8."),
            {"name": name},
        )
    if head.startswith(b"%PDF"):
        refuse(gettext_noop("%(name)s is a PDF, not a spreadsheet."), {"name": name})
    if head.startswith(_OTHERS):
        refuse(
            gettext_noop(
                "%(name)s is no spreadsheet, whatever its name says. Save it as .xlsx or CSV UTF-8."
            ),
            {"name": name},
        )


def _read_package(data: bytes, name: str) -> Book:
    package = open_package(data, name)
    names = set(package.namelist())
    if "xl/workbook.bin" in names:
        refuse(gettext_noop("%(name)s is a binary workbook (.xlsb). Save it as .xlsx."), {"name": name})
    if "[Content_Types].xml" in names:
        return Book(read_xlsx(data, name))
    if "content.xml" in names:
        return Book(read_ods(data, name))
    return read_archive(package, name)


__all__ = ["Book", "FileRefusedError", "Row", "Table", "read_bytes", "read_path"]
