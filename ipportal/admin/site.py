"""DeskSite: the stock admin site, its apps in the order of the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exchange.actions import may_import
from ipportal.admin import waiting
from publishing.keys import may_be_key

# The book first, then what it quotes, then what keeps the house.
ORDER = (
    "reports",
    "indicators",
    "cases",
    "awards",
    "directory",
    "exchange",
    "publishing",
    "accounts",
    "axes",
)
FIRST = (
    "Report", "Section", "Exhibit", "Indicator", "Observation", "TypicalCase", "CaseCollection",
    "AwardRound", "AwardProgramme", "Organisation", "Instrument", "Source", "Correction", "Revision", "User",
)  # fmt: skip


class DeskSite(AdminSite):
    """Where editors work."""

    index_title = _("Desk")

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Guard a page: a key or number no column can hold is a bad request (400), not a failure."""
        guarded = super().admin_view(view, cacheable)
        model = getattr(getattr(view, "__self__", None), "model", None)

        @wraps(guarded)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            ticked = request.POST.getlist(ACTION_CHECKBOX_NAME) if request.method == "POST" else []
            if model is not None and not all(may_be_key(model, key) for key in ticked):
                raise BadRequest(
                    gettext("A row was ticked that does not exist. Reload the list and tick again.")
                )
            try:
                return guarded(request, *args, **kwargs)
            except (OverflowError, DataError) as error:
                told = gettext("A number in the address or form is larger than can be kept.")
                raise BadRequest(told) from error

        return answer

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what waits, then everything there is."""
        given = {
            "piles": waiting.piles(request.user),
            "newest": waiting.newest(request.user),
            "may_import": may_import(request.user),
        }
        return super().index(request, {**given, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return apps and models in the order of the work."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(FIRST, model["object_name"]))
            if app["app_label"] == "axes":
                app["name"] = _("Security")
        return sorted(apps, key=lambda app: _place(ORDER, app["app_label"]))


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
