"""Reading .xlsx without being led by it: narrow, streaming, bounded; other readers are its test."""

import zipfile

from exchange.readers.package import open_package, refuse_active_parts, refuse_document_types
from exchange.readers.tables import Table
from exchange.readers.workbook import SheetPart, Workbook, open_workbook
from exchange.readers.worksheet import Worksheet, walk_sheet


def read_xlsx(data: bytes, name: str) -> tuple[Table, ...]:
    """Read every worksheet; chart sheets are skipped. Raises FileRefusedError."""
    package = open_package(data, name)
    refuse_active_parts(package, name)
    refuse_document_types(package, name)
    book = open_workbook(package, name)
    return tuple(_table(package, part, book, name) for part in book.sheets)


def _table(package: zipfile.ZipFile, part: SheetPart, book: Workbook, name: str) -> Table:
    sheet = Worksheet(part.name, book)
    walk_sheet(package, part.part, sheet, name)
    return Table(
        name=part.name,
        rows=lambda: iter(sheet.rows),
        merged=tuple(sheet.merged),
        hidden=part.hidden,
        hidden_rows=frozenset(sheet.hidden_rows),
        stopped_at=sheet.stopped_at,
        hidden_columns=frozenset(sheet.hidden_columns),
    )
