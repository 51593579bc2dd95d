"""The import and export pages of a noun: its sheet and those of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from exchange.actions import newest_texts
from exchange.admin.taking import take
from exchange.models import StagedRow, State
from exchange.resources import AnyWorkbook, SheetResource, Xlsx, ZippedCsv, resource_of
from exchange.sheets import of_noun
from publishing import permissions

SHOWN = 20


class WorkbookAdmin(ImportExportMixin):
    """For the admin of a noun that has sheets: `class CaseAdmin(WorkbookAdmin, PublishableAdmin)`."""

    model: type[models.Model]
    import_formats = [AnyWorkbook]
    export_formats = [Xlsx, ZippedCsv]
    export_form_class = ExportForm
    object_history_template: Any = "admin/exchange/object_history.html"
    skip_admin_log = True  # the trail and the import's own record say more

    def get_resource_classes(self, _request: HttpRequest) -> list[type[SheetResource]]:
        """Return the noun's one resource."""
        return [resource_of(self.model)]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Say whether the user may bring in files of this noun."""
        return permissions.can_import(request.user, self.model)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Say whether the user may take out files of this noun."""
        return permissions.can_export(request.user, self.model)

    def import_action(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take a file of this noun in; its own page shows what it would do."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        noun = self.model._meta.verbose_name_plural
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import %(noun)s") % {"noun": noun},
            "back": capfirst(str(noun)),
            "back_url": self._address_of("changelist"),
            "template_url": self._address_of("export"),
        }
        own = of_noun(self.model)
        return take(request, context, own, shown=own)

    def process_import(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Send whoever confirms the library's own way to the page where files are taken in."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(self._address_of("import"))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Add to the record's history from which sheet and row of which file it came."""
        history: Any = super()
        record = history.get_object(request, unquote(object_id))
        came_in = [] if record is None else self._came_in(str(record.pk))
        context = {"came_in": came_in, **(extra_context or {})}
        return history.history_view(request, object_id, context)

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: Any, **_kwargs: Any) -> bytes:
        """Return the file: the noun's sheets with the listed records, newest texts."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        resource = resource_of(self.model)()
        with newest_texts(resource.sheets()):
            data: bytes = file_format.export_data(resource.out_sheets(queryset))
        return data

    def get_valid_export_item_pks(self, _request: HttpRequest) -> Iterator[Any]:
        """Return the keys that may be picked in the list."""
        return iter(self.model._default_manager.values_list("pk", flat=True))

    def _came_in(self, object_id: str) -> list[StagedRow]:
        wanted = Q(pk__in=[])
        for one in of_noun(self.model):
            if one.parent is None:
                wanted |= Q(sheet=one.name, object_id=object_id)
            else:
                parts = one.model._base_manager.filter(**{f"{one.parent.field}__pk": object_id})
                wanted |= Q(
                    sheet=one.name, object_id__in=[str(pk) for pk in parts.values_list("pk", flat=True)]
                )
        written = StagedRow.objects.filter(
            wanted, number__gt=0, batch__state__in=[State.APPLIED, State.UNDONE]
        )
        found = written.select_related("batch", "batch__by").order_by("-batch__applied_at", "position")
        return list(found.defer("before", "after", "image")[:SHOWN])

    def _address_of(self, name: str) -> str:
        meta = self.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", current_app=self.admin_site.name)
