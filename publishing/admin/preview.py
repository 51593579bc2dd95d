"""The ordinary public page of a text that is not public: rendered inside the rehearsed publication."""

from __future__ import annotations

from copy import copy
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _

from publishing import actions, permissions
from publishing.admin.bases import user_of
from publishing.admin.history import HistoryAdmin
from publishing.admin.standing import Standing, address
from publishing.models import Publishable

FOLLOWED = 3  # redirects between public pages, such as from a section's own address to its chapter


class PreviewAdmin(HistoryAdmin):
    """Shows a draft as readers would see it; nothing of it stays."""

    def preview_view(self, request: HttpRequest, record: Publishable) -> HttpResponseBase:
        """Answer with the public page, or say in plain words why there is none yet."""
        permissions.check_view_drafts(request.user, record)
        language = request.GET.get("language", "")
        if language not in dict(settings.LANGUAGES):
            language = translation.get_language() or settings.LANGUAGE_CODE
        bar = _bar(record, request, language)
        try:
            with actions.previewing(records=[record], by=user_of(request)), translation.override(language):
                response = _page(request, record, language, bar)
        except actions.Refused as refused:
            return self._blocked(request, record, refused.blockers)
        except (Http404, NoReverseMatch):
            return self._blocked(request, record, [])
        for header in ("ETag", "Last-Modified", "Expires"):
            del response[header]
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response

    def _blocked(self, request: HttpRequest, record: Publishable, blockers: list[Any]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": record,
            "title": _("There is no page to show yet"),
            "blockers": blockers,
            "back_url": address(record, "change"),
        }
        response = render(request, "admin/publishing/no_preview.html", context, status=409)
        response["Cache-Control"] = "no-store"
        return response


def _bar(record: Publishable, request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what the bar above the page says: state, the way back, the published page."""
    standing = Standing(record, request.user)
    with translation.override(language):
        return {
            "state": str(record.state.label),
            "back_url": address(record, "change"),
            "live_url": standing.public_url,
        }


def _page(request: HttpRequest, record: Publishable, language: str, bar: dict[str, Any]) -> HttpResponseBase:
    shown = type(record)._base_manager.get(pk=record.pk)
    response = _answer(request, shown.get_absolute_url().partition("#")[0], language, bar)
    for _attempt in range(FOLLOWED):
        target = urlsplit(response.get("Location", ""))
        if not 300 <= response.status_code < 400 or target.netloc or not target.path:
            break
        response = _answer(request, target.path, language, bar)
    if isinstance(response, StreamingHttpResponse):
        # What is read after the rehearsal would be read from the live rows.
        return HttpResponse(b"".join(response), status=response.status_code, headers=dict(response.items()))
    return response


def _answer(request: HttpRequest, path: str, language: str, bar: dict[str, Any]) -> HttpResponseBase:
    """Return the answer of the public view at `path`, rendered, as if `path` had been asked for."""
    try:
        match = resolve(path)
    except Resolver404 as unknown:
        raise Http404(path) from unknown
    inner: Any = copy(request)
    inner.__dict__.pop("headers", None)
    inner.method, inner.path, inner.path_info = "GET", path, path
    inner.GET, inner.POST = QueryDict(), QueryDict()
    inner.META = {key: value for key, value in request.META.items() if not key.startswith("HTTP_IF_")}
    inner.resolver_match, inner.LANGUAGE_CODE, inner.preview = match, language, bar
    response: Any = match.func(inner, *match.args, **match.kwargs)
    if callable(getattr(response, "render", None)):
        response.render()
    answer: HttpResponseBase = response
    return answer
