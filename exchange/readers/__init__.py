"""Reading what an editor hands in: .xlsx, .ods, .csv, a .zip or folder of CSVs. Hostile files are refused.

The kind of a file is told by its content, never by its name.
"""

from codecs import BOM_UTF8
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from exchange.cells import gettext_noop
from exchange.readers.csv_file import decode, read_csv
from exchange.readers.ods import read_ods
from exchange.readers.package import ENTRY_LIMIT, INFLATED_LIMIT, open_package, read_part
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
_SAYS_UTF8 = 0x800
PROSE_ENDINGS = (".html", ".txt")
_PASSED_OVER = (".md",)


def read_path(path: Path) -> Book:
    """Read a file, or every CSV of a folder. Raises FileRefusedError."""
    if path.is_dir():
        return _read_folder(path)
    try:
        check_size(path.name, path.stat().st_size)
        return read_bytes(path.read_bytes(), path.name)
    except OSError as error:
        refuse(gettext_noop("%(path)s cannot be read: %(reason)s."), {"path": path, "reason": error.strerror})


def read_bytes(data: bytes, name: str) -> Book:
    """Read an uploaded file by what it is. Raises FileRefusedError."""
    return replace(_read_bytes(data, name), sha256=sha256(data).hexdigest())


def _read_bytes(data: bytes, name: str) -> Book:
    check_size(name, len(data))
    if not data.strip():
        refuse(gettext_noop("%(name)s is empty."), {"name": name})
    if data.startswith(b"PK"):
        return _read_package(data, name)
    if data.startswith(_OLD_EXCEL):
        refuse(_OLD, {"name": name})
    if data[:200].removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        refuse(
            gettext_noop("%(name)s is a web page or XML, not a spreadsheet. Save it as .xlsx or CSV UTF-8."),
            {"name": name},
        )
    if data.startswith(b"%PDF"):
        refuse(gettext_noop("%(name)s is a PDF, not a spreadsheet."), {"name": name})
    if data.startswith(_OTHERS):
        refuse(
            gettext_noop(
                "%(name)s is no spreadsheet, whatever its name says. Save it as .xlsx or CSV UTF-8."
            ),
            {"name": name},
        )
    return Book((read_csv(data, name, PurePosixPath(name).stem),))


def _read_package(data: bytes, name: str) -> Book:
    package = open_package(data, name)
    names = set(package.namelist())
    if "xl/workbook.bin" in names:
        refuse(gettext_noop("%(name)s is a binary workbook (.xlsb). Save it as .xlsx."), {"name": name})
    if "[Content_Types].xml" in names:
        return Book(read_xlsx(data, name))
    if "content.xml" in names:
        return Book(read_ods(data, name))
    return _read_archive(package, name)


def _read_archive(package: ZipFile, name: str) -> Book:
    files = {
        _entry_name(entry): read_part(package, entry.filename, name)
        for entry in package.infolist()
        if not entry.is_dir() and not entry.filename.startswith("__MACOSX/")
    }
    roots = {PurePosixPath(entry).parts[0] if "/" in entry else "" for entry in files}
    root = roots.pop() + "/" if len(roots) == 1 and "" not in roots else ""
    return _book({entry.removeprefix(root): content for entry, content in files.items()}, name)


def _entry_name(entry: ZipInfo) -> str:
    """Return the name of an entry; archives made on a Chinese Windows write it in GBK and do not say so."""
    if entry.flag_bits & _SAYS_UTF8:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _read_folder(folder: Path) -> Book:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(paths) > ENTRY_LIMIT or sum(path.stat().st_size for path in paths) > INFLATED_LIMIT:
        refuse(
            gettext_noop("%(folder)s holds more than %(limit)s files or %(megabytes)s MB."),
            {"folder": folder, "limit": ENTRY_LIMIT, "megabytes": INFLATED_LIMIT // 1_048_576},
        )
    if any(path.is_symlink() for path in paths):
        refuse(gettext_noop("%(folder)s holds a symbolic link; copy the file itself."), {"folder": folder})
    return _book({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}, str(folder))


def _book(files: dict[str, bytes], name: str) -> Book:
    tables: list[Table] = []
    prose: dict[str, str] = {}
    for entry, content in sorted(files.items()):
        ending = PurePosixPath(entry).suffix.lower()
        if ending == ".csv":
            tables.append(read_csv(content, entry, PurePosixPath(entry).stem))
        elif ending in PROSE_ENDINGS:
            prose[entry] = decode(content, entry)
        elif ending not in _PASSED_OVER:
            refuse(
                gettext_noop("%(name)s holds %(part)s; only .csv sheets and .html or .txt prose are read."),
                {"name": name, "part": entry},
            )
    if not tables:
        refuse(gettext_noop("%(name)s holds no .csv sheet."), {"name": name})
    digest = sha256()
    for entry, content in sorted(files.items()):
        digest.update(f"{entry}\0{len(content)}\0".encode() + content)
    return Book(tuple(tables), prose, digest.hexdigest())


__all__ = ["Book", "FileRefusedError", "Row", "Table", "read_bytes", "read_path"]
