"""Print what bringing in 100,000 observations costs against django-import-export's own loop, in one run.

Called by scripts/bench in a database of its own. Every task runs in a process of its own, so that its peak of
memory is its alone. The library is timed on fewer rows and counted up: each row costs it the same queries.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import django

django.setup()

import tablib
from django.db import connection, transaction
from import_export import fields, resources, widgets
from openpyxl import Workbook

from accounts.models import User
from directory.models import Area, Source
from exchange import actions, sheets
from exchange.actions import Upload, import_workbook, out_sheets
from exchange.models import ImportBatch, State
from exchange.writers import write_xlsx
from indicators.models import Indicator, Observation

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
LIBRARY_ROWS = int(os.environ.get("BENCH_LIBRARY_ROWS", "3000"))
HEADINGS = ("indicator", "area", "period", "source", "value", "note")
INDICATORS, YEARS = 50, 20
Data = Iterator[tuple[str, str, str, str, str, str]]


def data(count: int, source: str = "bench") -> Data:
    """Yield the rows of a six-column sheet of observations."""
    areas = max(count // (INDICATORS * YEARS), 1)
    rows = (
        (f"bench-{i}", f"bench-{a}", str(2001 + y), source, f"{(i * 7919 + a * 104729 + y) % 10**7}.5", "")
        for i in range(INDICATORS)
        for a in range(areas)
        for y in range(YEARS)
    )
    return (row for _number, row in zip(range(count), rows, strict=False))


def as_csv(rows: Data) -> bytes:
    """Return the rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *rows])
    return text.getvalue().encode()


def as_xlsx(rows: Data) -> bytes:
    """Return the rows as a workbook as spreadsheet programs write it: shared texts, numbers as numbers."""
    book, target = Workbook(write_only=True), io.BytesIO()
    page = book.create_sheet("observations")
    page.append(HEADINGS)
    for row in rows:
        page.append([*row[:4], Decimal(row[4]), row[5] or None])
    book.save(target)
    return target.getvalue()


class Library(resources.ModelResource):  # type: ignore[misc]  # the library has no types
    """Observations as the library brings them in: a row loop, keys looked up row by row."""

    indicator = fields.Field("indicator", "indicator", widgets.ForeignKeyWidget(Indicator, "slug"))
    area = fields.Field("area", "area", widgets.ForeignKeyWidget(Area, "code"))
    source = fields.Field("source", "source", widgets.ForeignKeyWidget(Source, "slug"))

    class Meta:
        model = Observation
        fields = HEADINGS
        import_id_fields = HEADINGS[:4]
        skip_unchanged = True


def library(rows: Data) -> None:
    """Bring the rows in by the library's own loop, one pass, as its command does."""
    dataset = tablib.Dataset().load(as_csv(rows).decode(), format="csv")
    result = Library().import_data(dataset, raise_errors=True, use_transactions=True)
    expect("rows without errors", so=not result.has_errors())


def by() -> User:
    """Return in whose name everything comes in."""
    return User.objects.system()


def expect(what: str, *, so: bool) -> None:
    """Stop the measuring when something did not do its work: what it took would mean nothing."""
    if not so:
        raise SystemExit(f"not measured: expected {what}")


def stage(file: Path) -> ImportBatch:
    """Take a file in and read it to its end; nothing is written yet."""
    batch = actions.upload(name=file.name, content=file.read_bytes(), by=by())
    while not actions.stage(batch):
        pass
    expect("a file without errors", so=batch.state == State.READY)
    return batch


def write(batch: ImportBatch | None) -> None:
    """Write what was staged."""
    expect("a file that is written", so=batch is not None and not actions.apply(batch, by=by()).conflicts)


def bring_in(file: Path) -> None:
    """Take a file from upload to written, as a person does in the admin."""
    batch = stage(file)
    if batch.changes:
        write(batch)


def prepare() -> None:
    """Make what the rows name."""
    areas = max(ROWS // (INDICATORS * YEARS), 1)
    texts = {
        "areas": "code,name_en,kind\n" + "".join(f"bench-{n},Area {n},district\n" for n in range(areas)),
        "sources": "slug,title_en,kind\nbench,Bench,official\nlibrary,Bench,official\n",
        "units": "code,singular_en,plural_en,family\nbench,piece,pieces,count\n",
        "indicators": "code,name_en,topic,kind,unit\n"
        + "".join(f"bench-{n},Indicator {n},creation,flow,bench\n" for n in range(INDICATORS)),
    }
    for name, text in texts.items():
        report = import_workbook(Upload(f"{name}.csv", text.encode()), by=by())
        expect(f"{name} without errors", so=report.ok)


def take_back() -> None:
    """Undo the last written import."""
    written = ImportBatch.objects.filter(state=State.APPLIED, counts__has_key="observations").latest(
        "applied_at"
    )
    expect("all rows taken back", so=not actions.undo(written, by=by()).kept)


def export() -> None:
    """Write the observations of the bench as a workbook."""
    chosen = [one for one in sheets.all_sheets() if one.name == "observations"]
    with tempfile.TemporaryFile() as target:
        write_xlsx(target, out_sheets(chosen))


def copy_straight() -> None:
    """Copy the rows into the table by PostgreSQL's own COPY, nothing checked, and take them out again."""
    indicators = dict(Indicator.objects.values_list("slug", "pk"))
    areas = dict(Area.objects.values_list("code", "pk"))
    columns = {str(one.column): one.get_default() for one in Observation._meta.concrete_fields}
    columns["source_id"] = Source.objects.get(slug="library").pk
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"COPY indicators_observation ({', '.join(columns)}) FROM STDIN") as copy:
            for indicator, area, period, _source, value, _note in data(ROWS):
                columns |= {"indicator_id": indicators[indicator], "area_id": areas[area]}
                columns |= {"id": uuid4(), "period": period, "value": value}
                copy.write_row(list(columns.values()))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


TASKS: dict[str, Callable[[Path], object]] = {
    "prepare": lambda _file: prepare(),
    "library": lambda _file: library(data(LIBRARY_ROWS, "library")),
    "in": bring_in,
    "stage": stage,
    "write": lambda _file: write(ImportBatch.objects.filter(state=State.READY).order_by("-at").first()),
    "undo": lambda _file: take_back(),
    "export": lambda _file: export(),
    "copy": lambda _file: copy_straight(),
}


def peak() -> float:
    """Return the most memory that this process has held so far, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(task: str, file: Path) -> None:
    """Do a task and print its CPU seconds, seconds, and megabytes above what the idle process held."""
    # What every process of the portal holds anyway is there before the measuring begins.
    expect("the system's account", so=by().pk is not None)
    for one in sheets.all_sheets():
        one.headings()
    idle, cpu, begun = peak(), time.process_time(), time.perf_counter()
    TASKS[task](file)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - begun
    print(json.dumps({"cpu": cpu, "wall": wall, "memory": peak() - idle}))


def run(task: str, file: Path) -> dict[str, float]:
    """Do a task in a process of its own and return what it took."""
    command = [sys.executable, __file__, task, str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this very file
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(name: str, took: dict[str, float], against: str = "", other: float = 0) -> None:
    """Print one line of the table; `other` are the seconds it is compared with."""
    mine = took["cpu" if connection.vendor == "sqlite" else "wall"]
    times = f"{other / mine:9.1f}" if other else " " * 9
    print(
        f"{name:34}{against:28}{times}{took['cpu']:9.2f}{took['wall']:9.2f}{took['memory']:9.1f}", flush=True
    )


def on_sqlite(table: Path, book: Path) -> None:
    """Print what a person waits for, against the library's loop on the same rows."""
    first, again = (run("library", table)["cpu"] * ROWS / LIBRARY_ROWS for _time in range(2))
    loop = "library, one pass"
    show("CSV, upload to written", run("in", table), f"{loop} ({first:.0f} s)", first)
    show("CSV again, nothing changed", run("in", table), f"{loop} ({again:.0f} s)", again)
    show("undo", run("undo", table))
    show("XLSX, upload to written", run("in", book), f"{loop} ({first:.0f} s)", first)
    show("XLSX out", run("export", book))


def on_postgresql(table: Path) -> None:
    """Print what writing takes against a COPY that checks nothing; below 1 it takes longer."""
    copied = run("copy", table)
    show("COPY straight into the table", copied)
    show("CSV, upload to staged", run("stage", table))
    show("staged rows written", run("write", table), "COPY", copied["wall"])
    show("undo", run("undo", table))


def main() -> None:
    """Print the table of imports and exports."""
    with tempfile.TemporaryDirectory() as folder:
        table, book = Path(folder) / "observations.csv", Path(folder) / "observations.xlsx"
        table.write_bytes(as_csv(data(ROWS)))
        book.write_bytes(as_xlsx(data(ROWS)))
        run("prepare", table)
        print(f"\n{ROWS:,} observations, {connection.vendor}; the library on {LIBRARY_ROWS:,}, counted up")
        print(f"{'what':34}{'against':28}{'times':>9}{'CPU s':>9}{'s':>9}{'+MB':>9}")
        if connection.vendor == "sqlite":
            on_sqlite(table, book)
        else:
            on_postgresql(table)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
