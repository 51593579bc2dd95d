"""Reading a .zip or a folder of CSVs, and the prose beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from io import FileIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from exchange.cells import gettext_noop
from exchange.readers.csv_file import Open, decode, read_csv
from exchange.readers.package import ENTRY_LIMIT, refusing_damage
from exchange.readers.tables import Book, Table, check_size, check_text, refuse

PROSE_ENDINGS = (".html", ".txt")
_PASSED_OVER = (".md",)
_SAYS_UTF8 = 0x800
_PIECE = 1_048_576
_WIDEST = 4  # bytes a character


@dataclass(frozen=True, slots=True)
class _File:
    """A file in there: its size in bytes, and its content from the start, as often as asked."""

    size: int
    opened: Open


def read_archive(package: ZipFile, name: str) -> Book:
    """Read every CSV of an archive. Raises FileRefusedError."""
    files = {
        _entry_name(entry): _File(entry.file_size, partial(package.open, entry))
        for entry in package.infolist()
        if not entry.is_dir() and not entry.filename.startswith("__MACOSX/")
    }
    for entry, file in files.items():
        check_size(entry, file.size)
    roots = {PurePosixPath(entry).parts[0] if "/" in entry else "" for entry in files}
    root = roots.pop() + "/" if len(roots) == 1 and "" not in roots else ""
    return _book({entry.removeprefix(root): file for entry, file in files.items()}, name, bounded=True)


def read_folder(folder: Path) -> Book:
    """Read every CSV of a folder, which may have any size. Raises FileRefusedError and OSError."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(paths) > ENTRY_LIMIT:
        refuse(
            gettext_noop("%(name)s holds %(count)s files; at most %(limit)s are read."),
            {"name": folder, "count": len(paths), "limit": ENTRY_LIMIT},
        )
    if any(path.is_symlink() for path in paths):
        refuse(gettext_noop("%(folder)s holds a symbolic link; copy the file itself."), {"folder": folder})
    files = {
        path.relative_to(folder).as_posix(): _File(path.stat().st_size, partial(FileIO, path))
        for path in paths
    }
    return replace(_book(files, str(folder), bounded=False), sha256=_digest(files))


def _book(files: Mapping[str, _File], name: str, *, bounded: bool) -> Book:
    tables: list[Table] = []
    prose: dict[str, str] = {}
    for entry, file in sorted(files.items()):
        ending = PurePosixPath(entry).suffix.lower()
        if ending not in {".csv", *PROSE_ENDINGS, *_PASSED_OVER}:
            refuse(
                gettext_noop("%(name)s holds %(part)s; only .csv sheets and .html or .txt prose are read."),
                {"name": name, "part": entry},
            )
        with refusing_damage(entry, name):
            if ending == ".csv":
                tables.append(read_csv(file.opened, entry, PurePosixPath(entry).stem, bounded=bounded))
            elif ending in PROSE_ENDINGS:
                check_text(name, sum(map(len, prose.values())) + file.size // _WIDEST)
                with file.opened() as stream:
                    prose[entry] = decode(stream.read(), entry)
    if not tables:
        refuse(gettext_noop("%(name)s holds no .csv sheet."), {"name": name})
    return Book(tuple(tables), prose)


def _digest(files: Mapping[str, _File]) -> str:
    digest = sha256()
    for entry, file in sorted(files.items()):
        digest.update(f"{entry}\0{file.size}\0".encode())
        with file.opened() as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()


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
