"""PublishableAdmin: the admin of every noun with drafts; an app's admin adds fields, filters and inlines."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publishing import actions, permissions
from publishing.admin.bases import user_of
from publishing.admin.preview import PreviewAdmin
from publishing.admin.standing import STEPS, StateFilter, standing
from publishing.models import Publishable, for_reader


class PublishableAdmin(PreviewAdmin):
    """Drafts, preview, review, publication, withdrawal and history for one noun.

    Set `search_fields`, `fieldsets`, `autocomplete_fields`, `inlines` (of PartInline) as in any admin; keep
    `"name"` and `standing` in `list_display`.
    """

    list_display: tuple[Any, ...] = ("name", standing, "published_at", "owner")
    list_filter: ClassVar[tuple[Any, ...]] = (StateFilter, "owner")
    list_select_related: ClassVar[bool | tuple[str, ...]] = ("owner", "head_revision", "live_revision")

    @admin.display(description=gettext_lazy("name"), ordering="head_revision__label_en")
    def name(self, record: Publishable) -> SafeString:
        """Return the newest text's name, in the other language where it has none in the reader's."""
        head = record.head_revision
        english = head.label_en if head else record.label("en")
        chinese = head.label_zh_hans if head else record.label("zh-hans")
        first = for_reader(english, chinese)
        if english and chinese:
            other, lang = (chinese, "zh-Hans") if first == english else (english, "en")
            return format_html('{}<br><span class="quiet" lang="{}">{}</span>', first, lang, other)
        return format_html("{}", first or record.slug)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("head_revision__content", "live_revision__content")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        labels = ("slug", "head_revision__label_en", "head_revision__label_zh_hans")
        return (*super().get_search_fields(request), *labels)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        readonly = tuple(super().get_readonly_fields(request, obj))
        # Who keeps one department's records cannot give them to another.
        return readonly if request.user.has_perm(permissions.EVERY_DEPARTMENT) else (*readonly, "owner")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or permissions.can_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or permissions.can_delete(request.user, obj))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        actions.delete(record=obj, by=user_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for record in queryset:
            actions.delete(record=record, by=user_of(request))

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Leave the link to the panel, which knows whether the record is public."""
        return None

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                f"<path:object_id>/{page.replace('_', '-')}/",
                self.admin_site.admin_view(self._page(page, methods)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{page}",
            )
            for page, methods in STEPS.items()
        ]
        return [*own, *super().get_urls()]

    def _page(self, page: str, methods: tuple[str, ...]) -> Callable[..., HttpResponseBase]:
        """Return the view of one page of a record; other methods are refused and change nothing."""
        view = getattr(self, f"{page}_view")

        def answer(request: HttpRequest, object_id: str) -> HttpResponseBase:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            record = self.get_object(request, unquote(object_id))
            if not isinstance(record, Publishable):
                raise Http404(_("This record does not exist (any more)."))
            response: HttpResponseBase = view(request, record)
            return response

        update_wrapper(answer, view)
        return answer
