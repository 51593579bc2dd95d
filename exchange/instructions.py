"""The page of instructions in front of a workbook, English beside Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from exchange.cells import Cell
from exchange.headers import is_chinese
from exchange.sheets import Sheet, by_name
from exchange.sheets.columns import LANGUAGES

_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        gettext_noop("Sheets and rows"),
        (
            gettext_noop(
                "One sheet for each kind of record, one row for each record. Leave out sheets you do "
                "not need."
            ),
            gettext_noop(
                "The header row names the columns, in English or Chinese, in any order; titles may "
                "stand above it."
            ),
            gettext_noop("The note on a heading says what its cells may hold, with an example."),
            gettext_noop(
                "A blank cell clears the value. A column that is left out keeps it. A row that is left "
                "out stays."
            ),
            gettext_noop("Rows refer to each other by their keys, also to rows that this workbook brings."),
            gettext_noop("Do not merge cells. Hidden rows and columns are read too, with a warning."),
        ),
    ),
    (
        gettext_noop("Numbers and dates"),
        (
            gettext_noop(
                "Numbers in full: 178300 or 178,300. 17.83万 and 12.5% are read too, and you are told how."
            ),
            gettext_noop(
                "A unit of thousands or more belongs in the heading, such as 数值（万件）, or in each cell; "
                "never above."
            ),
            gettext_noop("No figure: leave the value blank and say why in the status. Nought is a figure."),
            gettext_noop(
                "Dates as exact as the source: 2023, 2023-04 or 2023-04-25. A day or month first is not read."
            ),
            gettext_noop("A stock is counted on a day, so its period is that day: 2022-12-31, not 2022."),
            gettext_noop(
                "Formulas are not calculated here: save the workbook in Excel, WPS or LibreOffice first."
            ),
            gettext_noop("Type long numbers as text: a spreadsheet keeps only 15 digits of a number."),
        ),
    ),
    (
        gettext_noop("Longer texts"),
        (
            gettext_noop(
                "Longer texts are paragraphs parted by a blank line. Only a cell that begins with < is HTML."
            ),
            gettext_noop(
                "[[code:period]] prints a figure, such as [[patents-granted-total:2022]]; it follows "
                "corrections by itself."
            ),
            gettext_noop("Natural persons by surname and 某 or an initial, never by full name."),
        ),
    ),
    (
        gettext_noop("What happens on import"),
        (
            gettext_noop(
                "Everything is checked before anything is written: all of it comes in, or none of it."
            ),
            gettext_noop("Every mistake is listed with its cell, what was found and what was expected."),
            gettext_noop("What the public can already see is not changed: the new text waits as a draft."),
            gettext_noop("The same workbook a second time changes nothing."),
        ),
    ),
)


def instructions(chosen: Iterable[Sheet]) -> Iterator[list[Cell]]:
    """Yield the rows of the page: rules in both languages, then each sheet, its key and what a row needs."""
    for title, lines in _PARTS:
        yield from (_pair(line) for line in (title, *lines, ""))
    yield _pair(gettext_noop("The sheets"))
    for one in chosen:
        # A name that another sheet has as well would not be understood on the tab.
        chinese = next(name for name in one.titles()[::-1] if is_chinese(name) and by_name(name) is one)
        needed = [column.name for column in one.columns if column.needed and column.name not in one.key]
        yield [one.name, chinese, ", ".join(one.key), ", ".join(needed)]


def _pair(line: str) -> list[Cell]:
    found: list[Cell] = []
    for language in LANGUAGES:
        with override(language):
            found.append(_(line) if line else None)
    return found
