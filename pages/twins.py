"""Machine twins of pages: JSON of a record, JSON and CSV of a list. Each says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from exchange.cells import Cell
from exchange.writers import csv_lines
from pages.addresses import absolute
from pages.bilingual import title
from publishing.models import Publishable
from publishing.states import Status

R = TypeVar("R", bound=HttpResponseBase)
PER_PAGE = 100
LINES_AT_ONCE = 200
MEDIA = {"json": "application/json", "csv": "text/csv"}
KIND_NAMES = {"json": "JSON", "csv": "CSV"}


def notice() -> dict[str, str] | None:
    """Return what every copy of the data must say, in both languages; None for an official portal."""
    if not settings.PORTAL_UNOFFICIAL:
        return None
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = _("Unofficial demonstration. The issuer’s text prevails.")
    return found


def licence() -> str:
    """Return on what terms the data may be used."""
    with override("en"):
        return _("Facts and figures are free to reuse; name the source of each.")


def answer(content: Mapping[str, Any], *, status: int = 200) -> JsonResponse:
    """Return JSON that scripts of any site may read."""
    response = JsonResponse(
        dict(content), status=status, encoder=DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False}
    )
    return open_to_all(response)


def refusal(status: int, message: str, *, problems: Iterable[Mapping[str, str]] = ()) -> JsonResponse:
    """Return an error as JSON: what is wrong, and each value that could not be used."""
    return answer({"status": status, "error": message, "problems": list(problems)}, status=status)


def of_record(
    record: Publishable,
    *,
    data: Mapping[str, Any],
    links: Sequence[Mapping[str, Any]],
    source: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return a published record for machines, in the shape all nouns share."""
    return {
        **identity(record),
        "state": "published" if record.status == Status.LIVE else "superseded",
        "released": record.first_published_at,
        "updated": record.published_at,
        "data": data,
        "links": links,
        "source": source,
        "licence": licence(),
        "notice": notice(),
    }


def identity(record: Publishable) -> dict[str, Any]:
    """Return what names a record: type, id, address and title in both languages."""
    return {
        "type": record.noun,
        "id": record.pk,
        "url": absolute(record.get_absolute_url()),
        "title": title(record),
    }


def of_list(
    *, url: str, query: Mapping[str, Any], count: int, following: str | None, results: Sequence[Any]
) -> dict[str, Any]:
    """Return one page of a list for machines; `next` is the address of the following one."""
    return {
        "url": url,
        "query": query,
        "count": count,
        "next": following,
        "results": results,
        "licence": licence(),
        "notice": notice(),
    }


def table(
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


def open_to_all(response: R) -> R:
    """Let scripts of any site read the answer: it holds public data only."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    while piece := "".join(islice(lines, LINES_AT_ONCE)):
        yield piece
