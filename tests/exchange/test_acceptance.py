"""What people type into cells, one line of `cells_people_type.csv` each, through the whole pipeline.

The lines that are read go into one workbook and are looked up in the database; those that are refused go into
another, of which every mistake has to be reported at its cell, and nothing else. Both as .xlsx, .ods and CSV.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from directory.models import Area, Instrument, Organisation
from exchange.cells.addresses import address
from exchange.staging.report import ImportReport
from indicators.models import Observation
from publishing.dates import code
from publishing.rehearsal import rehearsal
from tests.exchange.books import book, bring_in
from tests.exchange.typed import Sheet, Typed, as_archive, as_ods, as_xlsx

pytestmark = pytest.mark.django_db

Line = dict[str, str]

SAVED = {"xlsx": as_xlsx, "ods": as_ods, "csv": as_archive}
HEADS = {
    "areas": ["name_en", "kind", "code"],
    "observations": ["indicator", "area", "period", "source", "value", "status"],
    "documents": ["slug", "title_en", "kind", "source", "issued_on", "year_named", "number"],
    "organisations": ["slug", "name_en", "kind", "has_page"],
}
# The sheet and column that each line of the table tries.
TRIED = {
    "code": ("areas", "code"),
    "value": ("observations", "value"),
    "period": ("observations", "period"),
    "date": ("documents", "issued_on"),
    "year": ("documents", "year_named"),
    "number": ("documents", "number"),
    "choice": ("documents", "kind"),
    "flag": ("organisations", "has_page"),
}


def lines() -> list[Line]:
    path = Path(__file__).with_name("cells_people_type.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_form(form: str, *, read: bool) -> list[Line]:
    """Return the lines that a kind of file can hold; in a CSV a number is text like any other."""
    chosen = [line for line in lines() if (line["outcome"] in {"read", "blank"}) == read]
    return [line for line in chosen if line["not_in"] != form]


@dataclass(frozen=True)
class Trial:
    """A workbook of such lines brought in: the report, where each line stands, and what was stored."""

    report: ImportReport
    places: dict[str, str]
    stored: dict[str, Any]


def rows_of(chosen: list[Line]) -> tuple[dict[str, Sheet], dict[str, str]]:
    """Return the sheets of a workbook with one row for each line, and the place of each line's cell."""
    sheets: dict[str, list[list[Typed | str]]] = {name: [[*heads]] for name, heads in HEADS.items()}
    places: dict[str, str] = {}
    for number, line in enumerate(chosen):
        name, column = TRIED[line["column"]]
        row = row_of(number, line, name)
        row[column] = Typed(line["form"], line["typed"])
        sheets[name].append([row[heading] for heading in HEADS[name]])
        places[line["what"]] = address(name, len(sheets[name]), HEADS[name].index(column))
        if line["column"] == "period":
            sheets["areas"].insert(1, [f"Place {number}", "district", f"place-{number}"])
            places |= {
                what: f"areas!C{int(place.rpartition('C')[2]) + 1}"
                for what, place in places.items()
                if place.startswith("areas!")
            }
    return {name: rows for name, rows in sheets.items() if len(rows) > 1}, places


def row_of(number: int, line: Line, name: str) -> dict[str, Typed | str]:
    if name == "areas":
        return {"name_en": f"Area {number}", "kind": "district"}
    if name == "organisations":
        return {"slug": f"body-{number}", "name_en": "A body", "kind": "court"}
    if name == "documents":
        empty = {"issued_on": "", "year_named": "", "number": ""}
        return {"slug": f"paper-{number}", "title_en": "A", "kind": "plan", "source": "news", **empty}
    return {
        "indicator": "granted",
        "area": f"place-{number}" if line["column"] == "period" else "shanghai",
        "period": str(1960 + number),
        "source": "news",
        "value": "1",
        "status": "O" if line["outcome"] == "blank" else "A",
    }


def stored(number: int, line: Line) -> Any:
    column = line["column"]
    if column == "code":
        return Area.objects.get(name_en=f"Area {number}").code
    if column == "flag":
        return Organisation.objects.get(slug=f"body-{number}").has_page
    if column == "period":
        return Observation.objects.get(area__code=f"place-{number}").period
    if column == "value":
        return Observation.objects.get(area__code="shanghai", period=str(1960 + number)).value
    document = Instrument.objects.get(slug=f"paper-{number}")
    if column == "date":
        return code(document.issued_on, document.issued_on_precision)
    return {"year": document.year_named, "number": document.number, "choice": document.kind}[column]


def tried(form: str, *, read: bool) -> Trial:
    chosen = in_form(form, read=read)
    sheets, places = rows_of(chosen)
    with rehearsal():
        assert bring_in(book()).ok
        report = bring_in(SAVED[form](sheets), name=f"typed.{form}", check=not read)
        found = {line["what"]: stored(number, line) for number, line in enumerate(chosen) if report.ok}
    return Trial(report, places, found)


@pytest.fixture(scope="module", params=SAVED)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def accepted(form: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Trial]:
    with django_db_blocker.unblock():
        yield tried(form, read=True)


@pytest.fixture(scope="module")
def refused(form: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Trial]:
    with django_db_blocker.unblock():
        yield tried(form, read=False)


def test_what_can_be_read_is_read_as_meant(form: str, accepted: Trial) -> None:
    assert [str(issue) for issue in accepted.report.errors] == []
    for line in in_form(form, read=True):
        found = accepted.stored[line["what"]]
        shown = f"{found.normalize():f}" if hasattr(found, "normalize") else str(found)
        assert ("" if found is None else shown) == line["result"], line["what"]


def test_what_was_not_read_literally_is_said(form: str, accepted: Trial) -> None:
    expected = {
        (accepted.places[line["what"]], line["warning"])
        for line in in_form(form, read=True)
        if line["warning"]
    }
    assert {(issue.place, issue.code) for issue in accepted.report.warnings} == expected


def test_every_mistake_is_reported_at_its_cell_and_nothing_else(form: str, refused: Trial) -> None:
    expected = {
        (refused.places[line["what"]], line["outcome"], line["result"]) for line in in_form(form, read=False)
    }
    assert {(issue.place, issue.code, issue.suggestion) for issue in refused.report.errors} == expected
    assert len(refused.report.errors) == len(expected)
