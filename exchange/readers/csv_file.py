"""Reading a CSV file: encoding by byte order mark, strict UTF-8, then GB18030; delimiter from a fixed set."""

import codecs
import csv
from collections.abc import Iterator

from django.utils.translation import gettext as _

from exchange.cells import CELL_LIMIT, Raw
from exchange.readers.tables import Row, Table, check_extent, check_size, refuse
from exchange.writers.guard import unguarded

DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a mark, or GB18030; refuse any other."""
    check_size(name, len(data))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], (encoding,), name)
    return _decoded(data, ("utf-8", "gb18030"), name)


def read_csv(data: bytes, name: str, sheet: str) -> Table:
    """Read a whole CSV file as the one sheet it is; its rows are checked as they are walked."""
    text = decode(data, name)
    if "\0" in text:
        refuse(
            _("%(name)s is not a text file (it holds NUL characters). Save it as CSV UTF-8.") % {"name": name}
        )
    return Table(sheet, lambda: _rows(text, name, sheet))


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first line with any into most columns; else a comma."""
    for line in text[:8192].splitlines()[:10]:
        columns = {
            delimiter: len(next(csv.reader([line], delimiter=delimiter), [])) for delimiter in DELIMITERS
        }
        if max(columns.values()) > 1:
            return max(DELIMITERS, key=columns.__getitem__)
    return DELIMITERS[0]


def _decoded(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return refuse(_("%(name)s is neither UTF-8 nor GB18030 text. Save it as CSV UTF-8.") % {"name": name})


def _rows(text: str, name: str, sheet: str) -> Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter_of(text), strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            line = reader.line_num
            filled = max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)
            check_extent(sheet, number, filled)
            if any(len(cell) > CELL_LIMIT for cell in cells):
                refuse(
                    _("%(name)s, line %(line)s: a cell has more than %(limit)s characters.")
                    % {"name": name, "line": line, "limit": f"{CELL_LIMIT:,}"}
                )
            if filled:
                yield number, [_cell(cell) for cell in cells[:filled]]
    except csv.Error as error:
        refuse(
            _("%(name)s, after line %(line)s: %(error)s. Look for a quotation mark that is not closed.")
            % {"name": name, "line": line, "error": error}
        )


def _cell(text: str) -> Raw:
    return unguarded(text) if text.strip() else None
