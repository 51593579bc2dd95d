"""Machine twins as JSON: of a record, of a page of a list, of an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse

from pages.addresses import absolute
from pages.bilingual import title
from pages.twins.terms import licence, notice, open_to_all
from publishing.models import Publishable
from publishing.states import Status


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
