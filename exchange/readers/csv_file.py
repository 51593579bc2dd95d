"""Reading a CSV file: encoding by byte order mark, strict UTF-8, then GB18030; delimiter from a fixed set."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from exchange.cells import CELL_LIMIT, Raw, gettext_noop
from exchange.readers.tables import Row, Table, check_extent, check_size, refuse
from exchange.writers.guard import unguarded

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

LINE_LIMIT = 1_000_000  # characters
_HEAD = 8_192  # bytes, in which the delimiter shows
_PIECE = 1_048_576
DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a mark, or GB18030; refuse any other."""
    encoding, start = encoding_of(data, name)
    return data[start:].decode(encoding)


def read_csv(data: bytes, name: str, sheet: str) -> Table:
    """Read a whole CSV file as the one sheet it is; its rows are checked as they are walked."""
    encoding, start = encoding_of(data, name)
    delimiter = delimiter_of(data[start : start + _HEAD].decode(encoding, "ignore"))

    def lines() -> Iterator[str]:
        stream = TextIOWrapper(BytesIO(data), encoding=encoding, newline="")
        stream.seek(start)
        while line := stream.readline(LINE_LIMIT + 1):
            if len(line) > LINE_LIMIT:
                refuse(
                    gettext_noop(
                        "%(name)s has a line of more than %(limit)s characters. Save it as CSV UTF-8."
                    ),
                    {"name": name, "limit": f"{LINE_LIMIT:,}"},
                )
            yield line

    return Table(sheet, lambda: _rows(csv.reader(lines(), delimiter=delimiter, strict=True), name, sheet))


def encoding_of(data: bytes, name: str) -> tuple[str, int]:
    """Return how the text of a file is encoded and where it begins; refuse what is no text."""
    check_size(name, len(data))
    marked = next(((encoding, len(mark)) for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding, start in [marked] if marked else [("utf-8", 0), ("gb18030", 0)]:
        try:
            has_nul = any("\0" in piece for piece in _decoded(data, encoding, start))
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


def _decoded(data: bytes, encoding: str, start: int) -> Iterator[str]:
    """Decode in pieces, so that no second copy of a large file is ever held. Raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for at in range(start, len(data), _PIECE):
        yield decoder.decode(data[at : at + _PIECE], final=at + _PIECE >= len(data))


def _rows(reader: CsvReader, name: str, sheet: str) -> Iterator[Row]:
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            line = reader.line_num
            filled = max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)
            check_extent(sheet, number, filled)
            if any(len(cell) > CELL_LIMIT for cell in cells):
                refuse(
                    gettext_noop("%(name)s, line %(line)s: a cell has more than %(limit)s characters."),
                    {"name": name, "line": line, "limit": f"{CELL_LIMIT:,}"},
                )
            if filled:
                yield number, [_cell(cell) for cell in cells[:filled]]
    except csv.Error as error:
        refuse(
            gettext_noop(
                "%(name)s, after line %(line)s: %(error)s. Look for a quotation mark that is not closed."
            ),
            {"name": name, "line": line, "error": error},
        )


def _cell(text: str) -> Raw:
    return unguarded(text) if text.strip() else None
