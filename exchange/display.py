"""What the page of an import shows: a hundred rows at a time, short enough whatever stands in the cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy

from exchange import cells
from exchange.models import ImportBatch, ImportIssue, Level, Op, StagedRow, State, told
from exchange.sheets import Sheet, all_sheets

PER_PAGE = 100
#: Bytes of HTML that the rows of a page may take together; the rest of a row stands on a page of its own.
BUDGET = 44_000
_ROW_COSTS, _CELL_COSTS, _NOTE_COSTS = 190, 90, 40
SHOWS = {
    "": pgettext_lazy("rows of an import", "all"),
    "new": pgettext_lazy("rows of an import", "new"),
    "changed": pgettext_lazy("rows of an import", "changed"),
    "unchanged": pgettext_lazy("rows of an import", "unchanged"),
    "error": pgettext_lazy("rows of an import", "errors"),
    "warning": pgettext_lazy("rows of an import", "warnings"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: old and new, `cleared` when the file blanks it."""

    label: str
    before: str
    after: str
    cleared: bool = False


@dataclass
class Line:
    """A row with as many of its cells as fit; `more` are left out; `beside` is what is said of it."""

    row: StagedRow
    cells: list[Cell] = field(default_factory=list)
    more: int = 0
    beside: list[str] = field(default_factory=list)
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sheet of the file in figures."""

    name: str
    label: str
    created: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Choice:
    """A filter of the rows with how many it finds."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Preview:
    """The chosen part of an import."""

    show: str
    sheet: str
    sums: list[Sum]
    choices: list[Choice]
    lines: list[Line]
    issues: list[ImportIssue]
    page: Page[StagedRow] | Page[ImportIssue]
    counted: int = 0


def preview(batch: ImportBatch, *, show: str, sheet: str, page: str) -> Preview:
    """Return a page of what the file would do or has done; unknown filters show everything."""
    known = {one.name: one for one in all_sheets()}
    sheet = sheet if sheet in batch.counts else ""
    show = show if show in SHOWS else ""
    if batch.state == State.INVALID and not show:
        show = "error"
    rows = batch.rows.filter(number__gt=0, **({"sheet": sheet} if sheet else {}))
    choices = _choices(batch, show, sheet)
    sums = [
        Sum(name, _label(known.get(name), name), found["created"], found["changed"], found["unchanged"])
        for name, found in batch.counts.items()
    ]
    if show == "error":
        found = Paginator(batch.issues.filter(level=Level.ERROR), PER_PAGE).get_page(page)
        return Preview(show, sheet, sums, choices, [], list(found), found)
    if show == "unchanged":
        nothing = Paginator(batch.rows.none(), PER_PAGE).get_page(1)
        return Preview(show, sheet, sums, choices, [], [], nothing, _count(choices, show))
    issues: list[ImportIssue] = []
    if show == "warning":
        rows = rows.filter(warned=True)
        issues = list(batch.issues.filter(level=Level.WARNING, number=None)[:20]) if page in {"", "1"} else []
    elif show:
        rows = rows.filter(op=Op(show))
    listed = Paginator(rows.defer("image"), PER_PAGE).get_page(page)
    return Preview(show, sheet, sums, choices, lines(batch, list(listed), known), issues, listed)


def lines(batch: ImportBatch, rows: list[StagedRow], known: dict[str, Sheet]) -> list[Line]:
    """Return rows with their cells, cut to what a page may hold, and what stands beside them."""
    notes = _warnings(batch, rows)
    each = max(BUDGET // max(len(rows), 1) - _ROW_COSTS, 150)
    return [_line(row, known.get(row.sheet), notes[row.title, row.number], each) for row in rows]


def whole(row: StagedRow) -> Line:
    """Return a row with all of its cells in full."""
    sheet = next((one for one in all_sheets() if one.name == row.sheet), None)
    return _line(row, sheet, _warnings(row.batch, [row])[row.title, row.number], None)


def _line(row: StagedRow, sheet: Sheet | None, warnings: list[str], room: int | None) -> Line:
    remarks = [told(one["text"], one.get("params", {})) for one in row.remarks]
    kept = told(row.kept["text"], row.kept.get("params", {})) if row.kept else ""
    notes = [*warnings, *remarks]
    line = Line(row, kept=kept)
    names = list(row.after)
    # Notes may take what is left of a half; the rest stands on the row's own page.
    free = None if room is None else room // 2
    for note in notes:
        shown = note if free is None else _cut(note, max(free, 60))
        free = None if free is None else free - len(shown.encode()) - _NOTE_COSTS
        if free is not None and free < 0 and line.beside:
            line.more += 1
            continue
        line.beside.append(shown)
    if room is not None:
        room -= sum(len(note.encode()) + _NOTE_COSTS for note in line.beside)
    for name in names:
        before, after = (_told(sheet, name, text) for text in (row.before.get(name, ""), row.after[name]))
        if row.op == Op.NEW and not after:
            continue
        label = _column(sheet, name)
        if room is not None:
            room -= _CELL_COSTS + len(label.encode())
            if line.cells and room < 40:
                line.more += 1
                continue
            # Chinese takes three bytes a character.
            share = max(room // (1 if row.op == Op.NEW else 2), 24)
            before, after = _cut(before, share), _cut(after, share)
            room -= len(before.encode()) + len(after.encode())
        line.cells.append(Cell(label, before, after, cleared=bool(before) and not after))
    return line


def _cut(text: str, size: int) -> str:
    size = min(size, 240)
    data = text.encode()
    return text if len(data) <= size else data[:size].decode(errors="ignore").rstrip() + "…"


def _warnings(batch: ImportBatch, rows: Iterable[StagedRow]) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    numbers = {row.number for row in rows if row.warned}
    if numbers:
        for issue in batch.issues.filter(level=Level.WARNING, number__in=numbers):
            place = f"{issue.column}{issue.number}: " if issue.column else ""
            found[issue.sheet, issue.number or 0].append(f"{place}{issue.wanted}")
    return found


def _choices(batch: ImportBatch, show: str, sheet: str) -> list[Choice]:
    counts: Counter[str] = Counter()
    for name, found in batch.counts.items():
        if sheet in {"", name}:
            counts.update(new=found["created"], changed=found["changed"], unchanged=found["unchanged"])
    counts[""] = counts["new"] + counts["changed"]
    counts["error"] = batch.errors
    rows = batch.rows.filter(warned=True, number__gt=0, **({"sheet": sheet} if sheet else {}))
    counts["warning"] = rows.count() + batch.issues.filter(level=Level.WARNING, number=None).count()
    return [Choice(value, str(label), counts[value], value == show) for value, label in SHOWS.items()]


def _count(choices: list[Choice], show: str) -> int:
    return next(one.count for one in choices if one.value == show)


def _label(sheet: Sheet | None, name: str) -> str:
    return name if sheet is None else str(capfirst(str(sheet.model._meta.verbose_name_plural)))


def _told(sheet: Sheet | None, name: str, text: str) -> str:
    """Return the text of a cell as people say it: the word for a code of a closed set."""
    column = sheet.by_name.get(name) if sheet else None
    if column is None or not isinstance(column.kind, cells.Choice):
        return text
    return column.kind.named(text, chinese=(get_language() or "").startswith("zh"))


def _column(sheet: Sheet | None, name: str) -> str:
    found = sheet.by_name.get(name) if sheet else None
    return name if found is None else str(capfirst(found.label(get_language() or "en")))
