"""Reading .ods: a first walk finds the tables, and each is read when it is asked for."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from exchange.readers.ods_table import CONTENT, OUTSIDE, OdsTable
from exchange.readers.ods_values import STYLE, TABLE
from exchange.readers.package import (
    DEPTH_LIMIT,
    INFLATED_LIMIT,
    Span,
    feeding,
    open_package,
    refuse_active_parts,
    refuse_document_types,
    refuse_part,
)
from exchange.readers.tables import Table, check_sheets


def read_ods(data: bytes, name: str) -> tuple[Table, ...]:
    """Read every sheet. Raises FileRefusedError."""
    package = open_package(data, name)
    refuse_active_parts(package, name)
    refuse_document_types(package, name)
    return tuple(_table(package, place, name) for place in _Contents(package, name).places())


@dataclass(frozen=True, slots=True)
class _Place:
    """A table of the document: its name, whether it is hidden, and the bytes of the part that make it up."""

    name: str
    hidden: bool
    spans: tuple[Span, Span]


class _Contents:
    """A first walk over the document, which only finds its tables: they are read one by one, when asked."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._name = name
        self._found: list[tuple[int, str, bool]] = []
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._depth = 0
        self._tables_at = DEPTH_LIMIT
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        for _step in feeding(self._parser, package, CONTENT, name):
            pass

    def places(self) -> Iterator[_Place]:
        """Yield the tables in order."""
        starts = [at for at, _name, _hidden in self._found]
        for (at, name, hidden), end in zip(self._found, [*starts[1:], INFLATED_LIMIT], strict=False):
            yield _Place(name, hidden, ((0, starts[0]), (at, end)))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ValueError(tag)
        if tag == TABLE + "table" and self._depth <= self._tables_at:
            self._tables_at = self._depth
            title = attributes.get(TABLE + "name", f"Sheet{len(self._found) + 1}")
            hidden = attributes.get(TABLE + "style-name") in self._hidden_styles
            check_sheets(self._name, len(self._found) + 1)
            self._found.append((self._parser.CurrentByteIndex, title, hidden))
        elif tag in OUTSIDE:
            refuse_part(self._name, tag.rpartition(" ")[2])
        elif tag == STYLE + "style":
            self._style = attributes.get(STYLE + "name", "")
        elif tag == STYLE + "table-properties" and attributes.get(TABLE + "display") == "false":
            self._hidden_styles.add(self._style)

    def _end(self, _tag: str) -> None:
        self._depth -= 1


def _table(package: zipfile.ZipFile, place: _Place, name: str) -> Table:
    return Table(
        place.name,
        lambda layout: OdsTable(place.name, layout).walk(package, place.spans, name),
        hidden=place.hidden,
    )
