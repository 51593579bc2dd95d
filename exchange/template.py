"""The workbook that explains itself: a page of instructions, and a note on every heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import get_language, gettext_noop, override
from django.utils.translation import gettext as _

from exchange import cells
from exchange.headers import is_chinese
from exchange.instructions import instructions
from exchange.sheets import META, README, SCHEMA, Column, Sheet, by_model
from exchange.sheets.columns import LANGUAGES
from exchange.sheets.names import EXAMPLES
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
_TYPICAL: dict[type[cells.Kind], str] = {
    cells.Url: "https://example.org/page",
    cells.Integer: "1",
    cells.Year: "2022",
    cells.Number: "1234.5",
    cells.Boolean: "yes",
    cells.Date: "2023-04-25",
    cells.Period: "2022",
    cells.Prose: "First paragraph.\n\nSecond paragraph with [[patents-granted-total:2022]].",
}


def readme(chosen: Iterable[Sheet]) -> OutSheet:
    """Return the page of instructions, English beside Chinese, and each sheet with its key."""
    columns = [
        OutColumn("How to fill in this workbook", width=72),
        OutColumn("填写说明", width=72),
        OutColumn("Key columns 主键列", width=36),
        OutColumn("Needed in a new row 新行必填", width=48),
    ]
    return OutSheet(README, columns, instructions(chosen))


def meta() -> OutSheet:
    """Return the hidden page by which an import knows for which version of the sheets a workbook was made."""
    return OutSheet(META, [OutColumn("key"), OutColumn("value")], [["schema", str(SCHEMA)]], hidden=True)


def empty_sheets(chosen: Iterable[Sheet]) -> Iterator[OutSheet]:
    """Yield each sheet without rows, a note and a list of values on its columns."""
    for one in chosen:
        yield OutSheet(one.name, [out_column(one, column) for column in one.columns])


def explained(filled: Iterable[OutSheet], chosen: Iterable[Sheet]) -> Iterator[OutSheet]:
    """Yield sheets with rows in the shape of the template: the same notes and lists on their columns."""
    by_name = {one.name: one for one in chosen}
    for out in filled:
        sheet = by_name[out.name]
        yield replace(out, columns=[out_column(sheet, column) for column in sheet.columns])


def out_column(sheet: Sheet, column: Column) -> OutColumn:
    """Return a column as the template shows it: rule, remark and example in both languages."""
    with override(LANGUAGES[0]):
        remark = "Example: " in str(column.note)  # one that the column's own remark gives
    notes: list[str] = []
    advice: list[str] = []
    for language in LANGUAGES:
        with override(language):
            said = [column.label(language), rule(sheet, column), str(column.note)]
            if column.needed or column.name in sheet.key:
                said.append(_("Never blank."))
            if not remark:
                said.append(_("Example: %(example)s") % {"example": example(sheet, column)})
            notes.append("\n".join(filter(None, said)))
            advice.append(_("This is not in the list. Names in English or Chinese are read as well."))
    kind = column.kind
    choices = tuple(code for code in kind.labels if code) if isinstance(kind, cells.Choice) else ()
    if isinstance(kind, cells.Boolean):
        choices = ("yes", "no")
    return OutColumn(
        column.name,
        "\n\n".join(dict.fromkeys(notes)),
        choices,
        width=max(12, len(column.name) + 2),
        advice="\n".join(dict.fromkeys(advice)),
    )


def rule(sheet: Sheet, column: Column) -> str:
    """Say in the active language what a cell of the column may hold."""
    kind = _bare(column.kind)
    if column.name == "id":
        return _("Left blank in a new row; keeps a row the same when its key changes.")
    target = _target(sheet, column)
    params = {
        "choices": ", ".join(_choices(kind)) if isinstance(kind, cells.Choice) else "",
        "sheet": target.name if target else _("another sheet"),
        "example": getattr(kind, "example", ""),
    }
    return _(_RULES[type(kind)]) % params


def example(sheet: Sheet, column: Column) -> str:
    """Return a cell of the column that could stand there; empty when there is none."""
    if column.example or column.name in EXAMPLES:
        return column.example or EXAMPLES[column.name]
    kind = _bare(column.kind)
    target = _target(sheet, column)
    if target is not None and isinstance(kind, cells.Key | cells.ListOf):
        return example(target, target.by_name[target.key[-1]])
    if isinstance(kind, cells.Choice):
        return next(code for code in kind.labels if code)
    return str(getattr(kind, "example", "")) or _TYPICAL.get(type(kind), "")


def _choices(kind: cells.Choice) -> Iterator[str]:
    """Yield the codes, in Chinese each with its label."""
    for code, labels in kind.labels.items():
        label = next((one for one in labels if is_chinese(one)), "")
        if code:
            yield f"{code}（{label}）" if label and (get_language() or "").startswith("zh") else code


def _bare(kind: cells.Kind) -> cells.Kind:
    return kind.inner if isinstance(kind, cells.Checked) else kind


def _target(sheet: Sheet, column: Column) -> Sheet | None:
    """Return the sheet whose rows the column names, if it names any."""
    relation = next((one for one in sheet.related_by(column.name) if one.columns[-1] == column.name), None)
    return by_model(relation.target) if relation else None
