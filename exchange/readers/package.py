"""Opening a zip package without trusting it: counts, sizes, ratios, names and parts are checked first."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO, NoReturn
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

from exchange.cells import gettext_noop
from exchange.readers.tables import check_size, refuse

ENTRY_LIMIT = 200
INFLATED_LIMIT = 256 * 1024 * 1024
RATIO_LIMIT = 100
RATIO_FREE = 8 * 1024 * 1024
CHUNK = 65_536
TOKEN_LIMIT = 1024 * 1024  # one tag with its attributes
DEPTH_LIMIT = 128
DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, KeyError, EOFError, ValueError, RuntimeError)
Span = tuple[int, int]  # bytes of a part as unpacked, from and up to
_LOCAL_HEADER = 30  # bytes, before the name of an entry
_ACTIVE = (
    "vbaproject",
    "externallinks/",
    "activex/",
    "embeddings/",
    "macrosheets/",
    "connections.xml",
    "basic/",
    "scripts/",
)


class _RootSeenError(Exception):
    """The document element began, so no document type can follow."""


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Open the archive; refuse bombs, doubled, absolute or climbing names, encryption and damage."""
    check_size(name, len(data))
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except DAMAGE:
        refuse(
            gettext_noop("%(name)s is damaged: it is not a whole zip package. Save it again."), {"name": name}
        )
    entries = package.infolist()
    if len(entries) > ENTRY_LIMIT:
        refuse(
            gettext_noop("%(name)s holds %(count)s files; at most %(limit)s are read."),
            {"name": name, "count": len(entries), "limit": ENTRY_LIMIT},
        )
    _check_names(entries, name)
    _check_inflation(entries, name)
    return package


def refuse_active_parts(package: zipfile.ZipFile, name: str) -> None:
    """Refuse macros, external links, embedded objects and data connections in a spreadsheet."""
    for entry in package.namelist():
        if any(word in entry.lower() for word in _ACTIVE):
            refuse_part(name, entry)


def refuse_part(name: str, part: str) -> NoReturn:
    """Refuse a file for a part that could run, or fetch, something."""
    message = gettext_noop(
        "%(name)s contains %(part)s: macros, links and embedded objects are not read. Remove them."
    )
    refuse(message, {"name": name, "part": part})


def refuse_document_types(package: zipfile.ZipFile, name: str) -> None:
    """Refuse XML parts that declare a document type, the door to entity bombs and outside files."""
    for entry in package.namelist():
        if entry.lower().endswith((".xml", ".rels")):
            _check_prolog(package, entry, name)


def feeding(
    parser: XMLParserType, package: zipfile.ZipFile, entry: str, name: str, spans: Sequence[Span] = ()
) -> Iterator[None]:
    """Feed one part, or only these spans of it, to a parser: a chunk between two yields. FileRefusedError.

    A part is refused that inflates beyond the limit, is damaged, or has a tag too long to be one.
    """
    fed = 0
    try:
        with refusing_damage(entry, name), package.open(entry) as stream:
            for chunk in _chunks(stream, spans or [(0, INFLATED_LIMIT)]):
                fed += len(chunk)
                parser.Parse(chunk, False)
                if fed - parser.CurrentByteIndex > TOKEN_LIMIT:
                    _refuse_malformed(entry, name)
                yield
            if not spans:
                parser.Parse(b"", True)
    except (expat.ExpatError, LookupError):
        _refuse_malformed(entry, name)


def _chunks(stream: IO[bytes], spans: Iterable[Span]) -> Iterator[bytes]:
    for start, end in spans:
        at = stream.seek(start)
        while at < end and (chunk := stream.read(min(CHUNK, end - at))):
            at += len(chunk)
            yield chunk


def walk(
    package: zipfile.ZipFile,
    entry: str,
    name: str,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    characters: Callable[[str], None] | None = None,
    namespaces: bool = False,
) -> None:
    """Walk the elements of a part; with `namespaces` a tag is `uri name`. Raises FileRefusedError."""
    depth = 0

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            _refuse_malformed(entry, name)
        start(tag, attributes)

    def ended(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = characters
    for _step in feeding(parser, package, entry, name):
        pass


@contextmanager
def refusing_damage(entry: str, name: str) -> Iterator[None]:
    """Turn what damage to a part raises inside the block into the refusal of the file."""
    try:
        yield
    except DAMAGE:
        _refuse_damaged(entry, name)


def _refuse_damaged(entry: str, name: str) -> NoReturn:
    refuse(
        gettext_noop(
            "%(name)s is damaged: %(part)s cannot be read. Save it again in your spreadsheet program."
        ),
        {"name": name, "part": entry},
    )


def _refuse_malformed(entry: str, name: str) -> NoReturn:
    refuse(
        gettext_noop("%(name)s is damaged: %(part)s is not well-formed. Save it again."),
        {"name": name, "part": entry},
    )


def _check_names(entries: list[zipfile.ZipInfo], name: str) -> None:
    doubled = [
        entry for entry, count in Counter(entry.filename.lower() for entry in entries).items() if count > 1
    ]
    if doubled:
        refuse(
            gettext_noop("%(name)s holds %(part)s twice, so it is unclear which is meant. Save it again."),
            {"name": name, "part": doubled[0]},
        )
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            refuse(
                gettext_noop("%(name)s holds a file outside its own folder (%(part)s)."),
                {"name": name, "part": entry.filename},
            )
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            refuse(
                gettext_noop(
                    "%(name)s is packed in an unusual way (%(part)s). Save it again, or zip it anew."
                ),
                {"name": name, "part": entry.filename},
            )
        if entry.flag_bits & 1:
            refuse(gettext_noop("%(name)s is protected by a password. Save it without one."), {"name": name})


def _check_inflation(entries: list[zipfile.ZipInfo], name: str) -> None:
    # Parts that lie over each other unpack the same bytes again and again.
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(ordered):
        if entry.header_offset + _LOCAL_HEADER + entry.compress_size > following.header_offset:
            refuse(
                gettext_noop(
                    "%(name)s is damaged: %(part)s and %(other)s lie over each other. Save it again."
                ),
                {"name": name, "part": entry.filename, "other": following.filename},
            )
    # zipfile never reads more of an entry than the size declared here, so a lie only cuts the entry short.
    inflated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if inflated > INFLATED_LIMIT or (inflated > RATIO_FREE and inflated / packed > RATIO_LIMIT):
        refuse(
            gettext_noop("%(name)s unpacks to %(size)s MB, far more than a real workbook of its size."),
            {"name": name, "size": f"{inflated / 1_048_576:.0f}"},
        )


def _check_prolog(package: zipfile.ZipFile, entry: str, name: str) -> None:
    parser = expat.ParserCreate()

    def document_type(*_args: object) -> None:
        refuse(
            gettext_noop("%(name)s declares a document type in %(part)s, as no spreadsheet program does."),
            {"name": name, "part": entry},
        )

    def root(*_args: object) -> None:
        raise _RootSeenError

    parser.StartDoctypeDeclHandler = document_type
    parser.StartElementHandler = root
    try:
        for _step in feeding(parser, package, entry, name):
            pass
    except _RootSeenError:
        return
