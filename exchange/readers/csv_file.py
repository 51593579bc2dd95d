"""Reading a CSV file: encoding by byte order mark, strict UTF-8, then GB18030; delimiter from a fixed set."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from typing import IO, TYPE_CHECKING

from exchange.cells import CELL_LIMIT, Raw, gettext_noop
from exchange.readers.tables import ROW_LIMIT, Row, Table, check_extent, check_size, refuse
from exchange.writers.guard import unguarded

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

LINE_LIMIT = 1_000_000  # characters
_HEAD = 8_192  # bytes, in which the delimiter shows
_PIECE = 1_048_576
Open = Callable[[], IO[bytes]]
DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a mark, or GB18030; refuse any other."""
    check_size(name, len(data))
    encoding, start = _encoding_of(lambda: BytesIO(data), name)
    return data[start:].decode(encoding)


def read_csv(opened: Open, name: str, sheet: str, *, bounded: bool = True) -> Table:
    """Read a CSV file as the one sheet it is; its rows are checked as they are walked.

    `opened` gives its bytes from the start, as often as asked. Any number of rows unless `bounded`.
    """
    encoding, start = _encoding_of(opened, name)
    with opened() as stream:
        stream.read(start)
        delimiter = delimiter_of(stream.read(_HEAD).decode(encoding, "ignore"))

    def rows() -> Iterator[Row]:
        with opened() as stream:
            stream.read(start)
            with TextIOWrapper(stream, encoding=encoding, newline="") as text:
                reader = csv.reader(_lines(text, name), delimiter=delimiter, strict=True)
                yield from _rows(reader, name, sheet, ROW_LIMIT if bounded else None)

    return Table(sheet, lambda _layout: rows())


def _lines(stream: TextIOWrapper, name: str) -> Iterator[str]:
    while line := stream.readline(LINE_LIMIT + 1):
        if len(line) > LINE_LIMIT:
            refuse(
                gettext_noop("%(name)s has a line of more than %(limit)s characters. Save it as CSV UTF-8."),
                {"name": name, "limit": f"{LINE_LIMIT:,}"},
            )
        yield line


def _encoding_of(opened: Open, name: str) -> tuple[str, int]:
    """Return how the text of a file is encoded and where it begins; refuse what is no text."""
    with opened() as stream:
        head = stream.read(_HEAD)
    marked = next(((encoding, len(mark)) for mark, encoding in _MARKS if head.startswith(mark)), None)
    for encoding, start in [marked] if marked else [("utf-8", 0), ("gb18030", 0)]:
        try:
            has_nul = any("\0" in piece for piece in _decoded(opened, encoding, start))
        except UnicodeDecodeError:
            continue
        if has_nul:
            refuse(
                gettext_noop("%(name)s is not a text file (it holds NUL characters). Save it as CSV UTF-8."),
                {"name": name},
            )
        return encoding, start
    return refuse(
        gettext_noop("%(name)s is neither UTF-8 nor GB18030 text. Save it as CSV UTF-8."), {"name": name}
    )


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first line with any into most columns; else a comma."""
    for line in text.splitlines()[:10]:
        columns = {
            delimiter: len(next(csv.reader([line], delimiter=delimiter), [])) for delimiter in DELIMITERS
        }
        if max(columns.values()) > 1:
            return max(DELIMITERS, key=columns.__getitem__)
    return DELIMITERS[0]


def _decoded(opened: Open, encoding: str, start: int) -> Iterator[str]:
    """Decode in pieces, so that no large file is ever held. Raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with opened() as stream:
        stream.read(start)
        while piece := stream.read(_PIECE):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)


def _rows(reader: CsvReader, name: str, sheet: str, limit: int | None) -> Iterator[Row]:
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            line = reader.line_num
            if limit is not None and number > limit:
                check_extent(sheet, number, 0)
            if not any(cells):  # the likely blank row, in one step
                continue
            while cells and not cells[-1].strip():
                cells.pop()
            if not cells:
                continue
            check_extent(sheet, 0, len(cells))
            if max(map(len, cells)) > CELL_LIMIT:
                refuse(
                    gettext_noop("%(name)s, line %(line)s: a cell has more than %(limit)s characters."),
                    {"name": name, "line": line, "limit": f"{CELL_LIMIT:,}"},
                )
            yield number, [_cell(cell) for cell in cells]
    except csv.Error as error:
        refuse(
            gettext_noop(
                "%(name)s, after line %(line)s: %(error)s. Look for a quotation mark that is not closed."
            ),
            {"name": name, "line": line, "error": error},
        )


def _cell(text: str) -> Raw:
    if not text or text.isspace():
        return None
    return unguarded(text) if text[0] == "'" else text
