"""The workbook that explains itself: a page of instructions, and a note on every heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from exchange import cells
from exchange.sheets import README, Column, Sheet, by_model
from exchange.sheets.columns import LANGUAGES
from exchange.writers import OutColumn, OutSheet

_RULES = {
    cells.Text: gettext_noop("Text."),
    cells.Prose: gettext_noop(
        "Paragraphs, parted by a blank line; or file:name.html in a folder or archive."
    ),
    cells.Code: gettext_noop("Small letters, digits and hyphens."),
    cells.Choice: gettext_noop("One of: %(choices)s."),
    cells.Url: gettext_noop("An address that begins with https://."),
    cells.Integer: gettext_noop("A whole number."),
    cells.Year: gettext_noop("A year such as 2022."),
    cells.Number: gettext_noop("A number in base units, such as 1234.5."),
    cells.Boolean: gettext_noop("yes or no."),
    cells.Date: gettext_noop("2023, 2023-04 or 2023-04-25, as exact as the source; blank when unknown."),
    cells.Period: gettext_noop(
        "2022, 2022-Q1, 2022-06, 2022-12-31, 2021--2035, to-2022-12-31 or a named period."
    ),
    cells.Key: gettext_noop("The key of a row of %(sheet)s."),
    cells.Reference: gettext_noop("The key of a row of %(sheet)s, such as %(example)s."),
    cells.ListOf: gettext_noop("Keys of rows of %(sheet)s, separated by semicolons."),
}
_HOW_TO = (
    gettext_noop(
        "One sheet for each kind of record. The first row names the columns; their order does not matter."
    ),
    gettext_noop(
        "A blank cell clears the value. A column that is left out keeps it. A row that is left out stays."
    ),
    gettext_noop("Rows refer to each other by their keys, also to rows that this workbook brings."),
    gettext_noop("Everything is checked before anything is written: all of it comes in, or none of it."),
    gettext_noop("What the public can already see is not changed: the new text waits as a draft."),
)


def readme(chosen: Iterable[Sheet]) -> OutSheet:
    """Return the page of instructions, in both languages, with the key of each sheet."""
    rows: list[list[cells.Cell]] = []
    for language in LANGUAGES:
        with override(language):
            rows += [[_(line)] for line in _HOW_TO]
            rows += [
                [one.name, str(one.model._meta.verbose_name_plural), ", ".join(one.key)] for one in chosen
            ]
    return OutSheet(
        README, [OutColumn("sheet", width=32), OutColumn("what", width=40), OutColumn("key", width=40)], rows
    )


def empty_sheets(chosen: Iterable[Sheet]) -> Iterator[OutSheet]:
    """Yield each sheet without rows, a note and a list of values on its columns."""
    for one in chosen:
        yield OutSheet(one.name, [out_column(one, column) for column in one.columns])


def out_column(sheet: Sheet, column: Column) -> OutColumn:
    """Return a column as the template shows it: rule, remark and example in both languages."""
    notes: list[str] = []
    for language in LANGUAGES:
        with override(language):
            said = [column.label(language), rule(sheet, column), str(column.note)]
            if column.needed or column.name in sheet.key:
                said.append(_("Never blank."))
            notes.append("\n".join(filter(None, said)))
    kind = column.kind
    choices = tuple(code for code in kind.labels if code) if isinstance(kind, cells.Choice) else ()
    if isinstance(kind, cells.Boolean):
        choices = ("yes", "no")
    return OutColumn(
        column.name, "\n\n".join(dict.fromkeys(notes)), choices, width=max(12, len(column.name) + 2)
    )


def rule(sheet: Sheet, column: Column) -> str:
    """Say in the active language what a cell of the column may hold."""
    kind = column.kind.inner if isinstance(column.kind, cells.Checked) else column.kind
    relation = next((one for one in sheet.related_by(column.name) if one.columns[-1] == column.name), None)
    target = by_model(relation.target) if relation else None
    params = {
        "choices": ", ".join(code for code in getattr(kind, "labels", ()) if code),
        "sheet": target.name if target else _("another sheet"),
        "example": getattr(kind, "example", ""),
    }
    return _(_RULES[type(kind)]) % params
