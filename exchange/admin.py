"""Import and export in the admin: the library's pages and permissions over the portal's pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm

from exchange.actions import newest_texts
from exchange.models import ImportBatch
from exchange.resources import AnyWorkbook, SheetResource, Xlsx, ZippedCsv, resource_of
from publishing import permissions

if TYPE_CHECKING:
    BatchModelAdmin = admin.ModelAdmin[ImportBatch]
else:
    BatchModelAdmin = admin.ModelAdmin

SHOWN = 20
_SALT = "exchange.import"
_A_DAY = 24 * 60 * 60


class SignedConfirmForm(ConfirmImportForm):
    """Confirms only the file that this user was shown the preview of, and no other in the storage."""

    def __init__(self, *args: Any, user_pk: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user_pk = user_pk

    def clean_import_file_name(self) -> str:
        """Return the name the storage knows; refuse one that was not handed to this user today."""
        try:
            user_pk, name = signing.loads(self.cleaned_data["import_file_name"], salt=_SALT, max_age=_A_DAY)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _("This preview is no longer valid. Upload the file again.")
            ) from error
        if user_pk != self.user_pk:
            raise forms.ValidationError(_("Somebody else uploaded this file. Upload it yourself."))
        return str(name)

    def clean_format(self) -> str:
        """Return the one format there is, whatever was posted."""
        return "0"


class WorkbookAdmin(ImportExportMixin):
    """For the admin of a noun that has sheets: `class CaseAdmin(WorkbookAdmin, PublishableAdmin)`."""

    model: type[models.Model]
    import_formats = [AnyWorkbook]
    export_formats = [Xlsx, ZippedCsv]
    export_form_class = ExportForm
    confirm_form_class = SignedConfirmForm
    import_template_name = "admin/exchange/import.html"
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

    def get_confirm_form_kwargs(self, request: HttpRequest, import_form: Any = None) -> dict[str, Any]:
        """Bind the confirmation to the user."""
        return {**super().get_confirm_form_kwargs(request, import_form), "user_pk": request.user.pk}

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """Sign the stored file's name for the user who uploaded it."""
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        if initial:
            signed = signing.dumps((request.user.pk, initial["import_file_name"]), salt=_SALT)
            initial["import_file_name"] = signed
        return initial

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Write the confirmed file; one that is gone is asked for again."""
        try:
            response: HttpResponse = super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, _("The uploaded file is gone: it was already written. Upload it again."))
            return HttpResponseRedirect(self._address_of("import"))
        return response

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """Say what was written, or every reason why nothing was."""
        if not result.has_errors():
            response: HttpResponse = super().process_result(result, request)
            return response
        for error in result.base_errors[:SHOWN]:
            messages.error(request, str(error.error))
        messages.error(request, _("Nothing was written: the records have changed since the preview."))
        return HttpResponseRedirect(self._address_of("import"))

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

    def _address_of(self, name: str) -> str:
        meta = self.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", current_app=self.admin_site.name)


@admin.register(ImportBatch)
class ImportBatchAdmin(BatchModelAdmin):
    """What came in, when and by whom; nothing here can be changed."""

    list_display = ("file_name", "at", "by", "drafts", "warnings")
    list_filter = ("at",)
    search_fields = ("file_name", "sha256")
    date_hierarchy = "at"
    list_select_related = ("by",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: ImportBatch | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: ImportBatch | None = None) -> bool:
        return False
