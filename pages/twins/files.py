"""Tables as files: CSV streamed, .xlsx with the data, what it is, and notes on reading it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from exchange.cells import Cell
from exchange.writers import OutColumn, OutSheet, csv_lines, write_xlsx
from pages.twins.terms import licence, notice, open_to_all

LINES_AT_ONCE = 200
KEPT_IN_MEMORY = 2 * 2**20  # bytes; a larger workbook waits on the disk
SVG = "image/svg+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = False
) -> HttpResponseBase:
    """Return every row as CSV, streamed; the last column repeats what the copy must say."""
    said = notice()
    if said is not None:
        header = [*header, "notice"]
        rows = ([*row, said["en"]] for row in rows)
    response = StreamingHttpResponse(
        _in_pieces(csv_lines(header, rows, bom=bom)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return open_to_all(response)


def as_workbook(
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    address: str,
    notes: Iterable[str] = (),
) -> HttpResponseBase:
    """Return every row as .xlsx: the sheets data, metadata (`address` is where it is from) and notes."""
    file = cast("IO[bytes]", SpooledTemporaryFile(max_size=KEPT_IN_MEMORY))  # noqa: SIM115 - the response closes it
    write_xlsx(
        file,
        [
            OutSheet("data", [OutColumn(heading) for heading in header], rows),
            OutSheet("metadata", _columns("key", "value"), _metadata(address)),
            OutSheet("notes", _columns("note"), [[note] for note in (*_reading(), *notes)]),
        ],
    )
    file.seek(0)
    response = FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    return open_to_all(response)


def as_drawing(name: str, drawn: str) -> HttpResponseBase:
    """Return an SVG that stands alone, to be kept: its own style would not be let in on a page."""
    response = HttpResponse(drawn, content_type=f"{SVG}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    return open_to_all(response)


def _columns(*headings: str) -> list[OutColumn]:
    return [OutColumn(heading, width=24 if heading == "key" else 90) for heading in headings]


def _metadata(address: str) -> list[list[Cell]]:
    said = notice() or {}
    found = {
        "address": address,
        "made": timezone.now().isoformat(timespec="seconds"),
        "licence": licence(),
        **{f"notice ({code})": text for code, text in said.items()},
    }
    return [[key, value] for key, value in found.items()]


def _reading() -> list[str]:
    with override("en"):
        return [
            _("An empty cell is not known, never zero."),
            _("A date is as exact as the source: 2022 is a year, 2022-04 a month."),
            _("Numbers of more than fifteen digits are kept as text, so that none is lost."),
        ]


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    while piece := "".join(islice(lines, LINES_AT_ONCE)):
        yield piece
