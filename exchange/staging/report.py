"""What an import found and did, for people and for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from exchange.cells import CellError, Notice
from exchange.cells.addresses import address

KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong, or worth a look: where (`Sheet!B7`, a sheet, a file), what was found and expected."""

    place: str
    code: str
    found: str
    expected: str
    suggestion: str = ""

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

    def as_dict(self) -> dict[str, int]:
        """Return the counts for JSON."""
        return {"created": self.created, "changed": self.changed, "unchanged": self.unchanged}


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is new or changes: where it stands in the file, its key, and which columns change."""

    sheet: str
    row: int
    key: str
    new: bool
    columns: tuple[str, ...] = ()


@dataclass
class ImportReport:
    """The outcome of an import: everything wrong at once, or what was written."""

    file: str
    sha256: str = ""
    checked_only: bool = False
    errors: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
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
    return Issue(place, error.code, error.found, _(error.expected) % error.params, error.suggestion)


def cell_issue(sheet: str, row: int, position: int | None, error: CellError) -> Issue:
    """Return a refused cell as an issue; without a position it is the row's."""
    return issue_at(f"{sheet}!{row}" if position is None else address(sheet, row, position), error)


def notice_issue(sheet: str, row: int, position: int, notice: Notice) -> Issue:
    """Return a reading worth a look as an issue."""
    meanings = {"multiplied": _("read as %(meaning)s"), "percent": _("read as %(meaning)s (per cent)")}
    meaning = meanings[notice.code] % {"meaning": notice.meaning}
    return Issue(address(sheet, row, position), notice.code, "", f"{notice.found} {meaning}")
