"""The page of an import: read, looked at, written, taken back; and the list of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from exchange import actions
from exchange.admin.taking import address_of, take
from exchange.display import preview, whole
from exchange.downloads import error_workbook
from exchange.models import OPEN, ImportBatch, State, told
from exchange.readers import FileRefusedError
from exchange.sheets import all_sheets, chosen
from publishing import permissions

if TYPE_CHECKING:
    BatchModelAdmin = admin.ModelAdmin[ImportBatch]
else:
    BatchModelAdmin = admin.ModelAdmin

BUDGET = 2.0
KEPT_SHOWN = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONFLICTS = {
    "edited": gettext_lazy("edited since the preview"),
    "changes-nothing": gettext_lazy("would not be written any more: it already says this"),
    "changes-now": gettext_lazy("said the same at the preview and would be written now"),
    "is-new": gettext_lazy("would be new now: the record has been deleted"),
    "is-changed": gettext_lazy("exists now: somebody has made it"),
}


@admin.register(ImportBatch)
class ImportBatchAdmin(BatchModelAdmin):
    """What came in, when and by whom. A line is never changed by hand."""

    change_list_template = "admin/exchange/batches.html"
    list_display = ("file_name", "standing", "at", "by", "rows_written", "applied_at", "fingerprint")
    list_filter = ("state", "at")
    search_fields = ("file_name", "sha256")
    date_hierarchy = "at"
    list_select_related = ("by",)

    def get_urls(self) -> list[URLPattern]:
        """Return the list's addresses and those of an import's steps."""
        wrap, name = self.admin_site.admin_view, "exchange_importbatch"
        return [
            path("upload/", wrap(self.upload_view), name=f"{name}_upload"),
            path("<uuid:pk>/confirm/", wrap(self.confirm_view), name=f"{name}_confirm"),
            path("<uuid:pk>/undo/", wrap(self.undo_view), name=f"{name}_undo"),
            path("<uuid:pk>/again/", wrap(self.again_view), name=f"{name}_again"),
            path("<uuid:pk>/errors.xlsx", wrap(self.errors_view), name=f"{name}_errors"),
            *super().get_urls(),
        ]

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: ImportBatch | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: ImportBatch | None = None) -> bool:
        return False

    @admin.display(description=pgettext_lazy("import", "state"), ordering="state")
    def standing(self, batch: ImportBatch) -> str:
        """Return where the import stands."""
        return str(State(batch.state).label)

    @admin.display(description=gettext_lazy("new / changed / unchanged"))
    def rows_written(self, batch: ImportBatch) -> str:
        """Return its figures."""
        return " / ".join(f"{batch.total(what):,}" for what in ("created", "changed", "unchanged"))

    @admin.display(description="SHA-256", ordering="sha256")
    def fingerprint(self, batch: ImportBatch) -> str:
        """Return the beginning of the file's hash."""
        return batch.sha256[:12]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """List the imports, with the way to a new one for who may take it."""
        given = {"may_import": actions.may_import(request.user), "title": _("Imports")}
        return super().changelist_view(request, {**given, **(extra_context or {})})

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Take in a workbook of any sheets."""
        if not actions.may_import(request.user):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import a workbook"),
            "back": _("Imports"),
            "back_url": reverse("admin:exchange_importbatch_changelist"),
        }
        return take(
            request,
            context,
            shown=[one for one in all_sheets() if permissions.can_import(request.user, actions.noun_of(one))],
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show the import where it stands; one that waits to be read is read for a moment first."""
        batch = self._batch(request, object_id)
        if batch is None:
            return HttpResponseRedirect(reverse("admin:exchange_importbatch_changelist"))
        if (position := request.GET.get("row", "")) and position.isdecimal() and len(position) < 10:
            return self._row(request, batch, int(position))
        mine, gone, done = actions.may_confirm(request.user, batch), False, True
        if mine and batch.state in actions.WAITING:
            try:
                done = actions.stage(batch, BUDGET)
            except actions.FileGone:
                gone = True
        reading = batch.state in actions.WAITING
        context = {
            **self._context(request, batch),
            "gone": gone,
            "reading": reading,
            "reload": reading and not done,
            "mine": mine,
            "earlier": actions.earlier(batch) if batch.state in OPEN else None,
            "kept": self._kept(batch),
            "conflicts": [_conflict(one) for one in batch.conflicts],
            "places": self._places(request, batch),
            "can_undo": mine and batch.state == State.APPLIED and batch.rows.exists(),
        }
        if not reading:
            query = request.GET
            context["preview"] = preview(
                batch, show=query.get("show", ""), sheet=query.get("sheet", ""), page=query.get("page", "")
            )
        return render(request, "admin/exchange/batch.html", context)

    def confirm_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Write the import, once."""
        return self._step(request, pk, self._confirm)

    def again_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Read the file again against what is on record now."""
        return self._step(request, pk, self._again)

    def undo_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Ask, and take the import back."""
        if request.method == "POST":
            return self._step(request, pk, self._undo)
        batch = self._found(request, pk)
        actions.check_confirm(request.user, batch)
        if batch.state != State.APPLIED or not batch.rows.exists():
            self._say_state(request, batch)
            return HttpResponseRedirect(address_of(batch))
        return render(request, "admin/exchange/undo.html", self._context(request, batch))

    def errors_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Give the failing rows back as a workbook."""
        batch = self._found(request, pk)
        try:
            data = error_workbook(batch)
        except (actions.FileGone, FileRefusedError):
            messages.error(request, _("The stored file can no longer be read. Upload it again."))
            return HttpResponseRedirect(address_of(batch))
        name = f"errors-{batch.pk.hex[:8]}.xlsx"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(data, content_type=XLSX, headers=disposition)

    @method_decorator(require_POST)
    def _step(self, request: HttpRequest, pk: Any, step: Any) -> HttpResponse:
        batch = self._found(request, pk)
        actions.check_confirm(request.user, batch)
        try:
            step(request, batch)
        except actions.WrongState as wrong:
            self._say_state(request, wrong.batch)
        except actions.FileGone:
            messages.error(request, _("The stored file is gone or damaged. Upload it again."))
        return HttpResponseRedirect(address_of(batch))

    def _confirm(self, request: HttpRequest, batch: ImportBatch) -> None:
        done = actions.apply(batch, by=_user(request))
        if done.already:
            messages.info(request, _("This import was written already; nothing was written again."))
        elif done.conflicts:
            messages.error(request, _("Nothing was written: records have changed since the preview."))
        else:
            new, changed = batch.total("created"), batch.total("changed")
            messages.success(
                request,
                _("Written: %(new)s new rows, %(changed)s changed.") % {"new": new, "changed": changed},
            )

    def _again(self, _request: HttpRequest, batch: ImportBatch) -> None:
        actions.again(batch)

    def _undo(self, request: HttpRequest, batch: ImportBatch) -> None:
        done = actions.undo(batch, by=_user(request))
        if done.already:
            messages.info(request, _("This import was taken back already."))
        elif done.kept:
            told = ngettext(
                "Taken back, except %(count)s row that is listed below.",
                "Taken back, except %(count)s rows that are listed below.",
                done.kept,
            )
            messages.warning(request, told % {"count": done.kept})
        else:
            messages.success(request, _("Taken back: everything is as it was before the import."))

    def _say_state(self, request: HttpRequest, batch: ImportBatch) -> None:
        state = State(batch.state).label
        messages.error(request, _("That cannot be done: this import is “%(state)s”.") % {"state": state})

    def _batch(self, request: HttpRequest, object_id: str) -> ImportBatch | None:
        try:
            batch = ImportBatch.objects.select_related("by", "applied_by", "undone_by").get(pk=object_id)
        except (ImportBatch.DoesNotExist, ValidationError, ValueError):
            if not self.has_view_permission(request):
                raise PermissionDenied from None
            messages.error(request, _("There is no such import (any more)."))
            return None
        if not actions.may_see(request.user, batch):
            raise PermissionDenied
        return batch

    def _found(self, request: HttpRequest, pk: Any) -> ImportBatch:
        batch = self._batch(request, str(pk))
        if batch is None:
            raise Http404(_("There is no such import (any more)."))
        return batch

    def _context(self, request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": batch.file_name,
            "batch": batch,
            "state": State(batch.state),
            "changes": batch.changes,
        }

    def _row(self, request: HttpRequest, batch: ImportBatch, position: int) -> HttpResponse:
        row = batch.rows.filter(position=position).select_related("batch").first()
        if row is None:
            raise Http404(_("There is no such row."))
        return render(
            request, "admin/exchange/row.html", {**self._context(request, batch), "line": whole(row)}
        )

    def _kept(self, batch: ImportBatch) -> list[tuple[str, str, str]]:
        if batch.state != State.UNDONE:
            return []
        kept = batch.rows.exclude(kept={}).filter(number__gt=0)[:KEPT_SHOWN]
        return [(str(row), row.key, told(row.kept["text"], row.kept["params"])) for row in kept]

    def _places(self, request: HttpRequest, batch: ImportBatch) -> list[tuple[str, str]]:
        """Return the lists in which the written records stand, each once."""
        if batch.state != State.APPLIED:
            return []
        nouns = {actions.noun_of(one): one for one in chosen(batch.counts)}
        found = []
        for noun in nouns:
            if self.admin_site.is_registered(noun) and permissions.can_change_some(request.user, noun):
                meta = noun._meta
                url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
                found.append((str(meta.verbose_name_plural), url))
        return found


def _conflict(one: dict[str, Any]) -> dict[str, Any]:
    said = (
        told(one["message"], one["params"]) if "message" in one else CONFLICTS.get(one["code"], one["code"])
    )
    return {**one, "said": said}


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
