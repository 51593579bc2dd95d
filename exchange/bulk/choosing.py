"""Which files the set-based engine takes: one long sheet every rule of which can be decided cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from django.db import models

from exchange import sheets
from exchange.bulk.images import can_be_imaged
from exchange.cells import Date, ListOf, Number
from exchange.readers import Book, Table
from exchange.sheets import Column, Sheet
from exchange.staging.parsing import parse_book
from exchange.staging.report import ImportReport
from publishing.fields import ProseField

#: So many rows the careful engine takes in about a second.
CAREFUL_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Long:
    """A long sheet of a book: the table of the file and the sheet it is."""

    table: Table
    sheet: Sheet
    book: Book


def long_sheet(book: Book, only: Iterable[str] = ()) -> Long | None:
    """Return the one sheet that a book brings when it is long and plain; None when it is another book.

    `only` names the sheets that may come in; none: all. Blank sheets beside it do not count.
    """
    for table in book.tables:
        sheet = None if sheets.passed_over(table.name) else sheets.by_name(table.name)
        if sheet is not None and is_plain(sheet) and _is_long(table):
            rest = replace(book, tables=tuple(one for one in book.tables if one is not table))
            may = not only or sheet.name in set(only)
            return Long(table, sheet, book) if may and _brings_nothing(rest) else None
    return None


def is_plain(sheet: Sheet) -> bool:
    """Say whether every rule for a row of the sheet can be decided cell by cell.

    Not so for publishable records and their parts, for relations to many or by keys of several columns, for
    dates known in part, for prose, for rows that follow others, and where a new row needs more than its key.
    """
    model = sheet.model
    own_rules = model.clean is not models.Model.clean or (sheet.settle is not None and not sheet.settled_by)
    if sheet.publishable is not None or sheet.follows or own_rules:
        return False
    if not isinstance(model._meta.pk, models.UUIDField) or not can_be_imaged(model):
        return False
    if any(one.many or len(one.columns) > 1 or one.target is model for one in sheet.relations):
        return False
    return all(_is_plain_column(sheet, one) for one in sheet.columns)


def _is_plain_column(sheet: Sheet, column: Column) -> bool:
    if isinstance(column.kind, Date | ListOf) or (column.needed and column.name not in sheet.key):
        return False
    if not column.field:
        return True
    field = sheet.model._meta.get_field(column.field)
    if isinstance(field, models.DecimalField) != isinstance(column.kind, Number):
        return False
    return not isinstance(field, ProseField | models.FloatField | models.DateField | models.UUIDField)


def _is_long(table: Table) -> bool:
    return sum(1 for _row in islice(table.rows(), CAREFUL_ROWS + 1)) > CAREFUL_ROWS


def _brings_nothing(rest: Book) -> bool:
    """Say whether the other sheets of a book have no rows and nothing wrong."""
    if all(sheets.passed_over(one.name) and one.name != sheets.META for one in rest.tables):
        return True
    report = ImportReport("")
    parsed = parse_book(rest, report)
    return not any(one.rows for one in parsed) and not report.totals.keys() - {"nothing-to-read"}
