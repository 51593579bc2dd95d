"""Reading .xlsx without being led by it: narrow, streaming, bounded; other readers are its test."""

import zipfile

from exchange.readers.package import open_package, refuse_active_parts, refuse_document_types
from exchange.readers.tables import Table
from exchange.readers.workbook import SheetPart, Workbook, open_workbook
from exchange.readers.worksheet import Worksheet


def read_xlsx(data: bytes, name: str) -> tuple[Table, ...]:
    """Read every worksheet; chart sheets are skipped. Raises FileRefusedError."""
    package = open_package(data, name)
    refuse_active_parts(package, name)
    refuse_document_types(package, name)
    book = open_workbook(package, name)
    return tuple(_table(package, part, book, name) for part in book.sheets)


def _table(package: zipfile.ZipFile, part: SheetPart, book: Workbook, name: str) -> Table:
    return Table(
        part.name,
        lambda layout: Worksheet(part.name, book, layout).walk(package, part.part, name),
        hidden=part.hidden,
    )
