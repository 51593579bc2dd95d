"""What an import found and did, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from exchange.cells import CellError, Notice, gettext_noop
from exchange.cells.addresses import address, column_letters
from exchange.models import StagedRow, told
from exchange.sheets.columns import LANGUAGES

KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong, or worth a look: where (`Sheet!B7`, a sheet, a file), what was found and expected.

    `message` says what was expected and is translated when it is read; a value of `params` is text, a number
    or {language: text}. `sheet`, `number` and `column` (a letter) name the cell, if it is one.
    """

    place: str
    code: str
    found: str
    message: str
    suggestion: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    sheet: str = ""
    number: int | None = None
    column: str = ""

    @property
    def expected(self) -> str:
        """What was expected, in the reader's language."""
        return told(self.message, self.params)

    def __str__(self) -> str:
        text = _("%(place)s: found “%(found)s”; expected %(expected)s") % {
            "place": self.place,
            "found": self.found,
            "expected": self.expected,
        }
        if not self.found:
            text = _("%(place)s: %(expected)s") % {"place": self.place, "expected": self.expected}
        if self.suggestion:
            text += _("; did you mean “%(suggestion)s”?") % {"suggestion": self.suggestion}
        return text

    def as_dict(self) -> dict[str, str]:
        """Return the issue for JSON."""
        return {
            "place": self.place,
            "code": self.code,
            "found": self.found,
            "expected": self.expected,
            "suggestion": self.suggestion,
        }


@dataclass
class Counts:
    """How many rows of a sheet were new, changed, or as they already are."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def written(self) -> int:
        """How many rows are written."""
        return self.created + self.changed

    def add(self, other: Counts) -> None:
        """Count the rows of another part of the sheet too."""
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged

    def as_dict(self) -> dict[str, int]:
        """Return the counts for JSON."""
        return {"created": self.created, "changed": self.changed, "unchanged": self.unchanged}


@dataclass
class ImportReport:
    """The outcome of an import: everything wrong at once, or what was written."""

    file: str
    sha256: str = ""
    checked_only: bool = False
    errors: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)
    rows: list[StagedRow] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    batch: str = ""

    @property
    def ok(self) -> bool:
        """Say whether nothing was wrong."""
        return not self.totals

    def error(self, issue: Issue) -> None:
        """Take an error; all are counted, the first thousand kept."""
        self.totals[issue.code] += 1
        if len(self.errors) < KEPT:
            self.errors.append(issue)

    def warn(self, issue: Issue) -> None:
        """Take something worth a look; the first thousand are kept."""
        if len(self.warnings) < KEPT:
            self.warnings.append(issue)

    def take(self, other: ImportReport) -> None:
        """Take what another report of the same file found wrong or worth a look."""
        self.totals += other.totals
        self.errors += other.errors[: max(KEPT - len(self.errors), 0)]
        self.warnings += other.warnings[: max(KEPT - len(self.warnings), 0)]

    def total(self, what: str) -> int:
        """Return the number of rows created, changed or unchanged over all sheets."""
        return sum(getattr(counts, what) for counts in self.counts.values())

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "ok": self.ok,
            "checked_only": self.checked_only,
            "written": self.ok and not self.checked_only,
            "sheets": {name: counts.as_dict() for name, counts in self.counts.items()},
            "drafts": self.drafts,
            "batch": self.batch,
            "error_totals": dict(self.totals),
            "errors": [issue.as_dict() for issue in self.errors],
            "warnings": [issue.as_dict() for issue in self.warnings],
        }


def issue_at(place: str, error: CellError) -> Issue:
    """Return what is wrong at a place (a cell, a range, a sheet) as an issue."""
    return Issue(place, error.code, error.found, error.expected, error.suggestion, error.params)


def cell_issue(sheet: str, row: int, position: int | None, error: CellError) -> Issue:
    """Return a refused cell as an issue; without a position it is the row's."""
    place = f"{sheet}!{row}" if position is None else address(sheet, row, position)
    column = "" if position is None else column_letters(position)
    return replace(issue_at(place, error), sheet=sheet, number=row, column=column)


def notice_issue(sheet: str, row: int, position: int, notice: Notice) -> Issue:
    """Return a reading worth a look as an issue."""
    message = {
        "multiplied": gettext_noop("%(found)s read as %(meaning)s"),
        "percent": gettext_noop("%(found)s read as %(meaning)s (per cent)"),
    }[notice.code]
    params = {"found": notice.found, "meaning": notice.meaning}
    return cell_issue(sheet, row, position, CellError(notice.code, "", message, params=params))


def in_every_language(say: Callable[[], str]) -> dict[str, str]:
    """Return what a function says in each language of the portal, for messages that others translate."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = say()
    return found


def plain_params(issue: Issue) -> dict[str, Any]:
    """Return the values of an issue's message as JSON keeps them."""
    return {
        name: value if isinstance(value, int | dict) else str(value) for name, value in issue.params.items()
    }
