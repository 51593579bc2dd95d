"""The upload form, alike on the page of a noun and on the page for whole workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from accounts.models import User
from exchange import actions
from exchange.models import ImportBatch
from exchange.readers.tables import FILE_LIMIT, ROW_LIMIT
from exchange.sheets import Sheet


class UploadForm(forms.Form):
    """One file, of any kind that the readers know."""

    workbook = forms.FileField(
        label=gettext_lazy("Workbook"),
        help_text=gettext_lazy(".xlsx, .ods, .csv, or a .zip of CSVs"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.zip"}),
    )


def take(
    request: HttpRequest, context: dict[str, Any], only: Iterable[Sheet] = (), *, shown: Iterable[Sheet]
) -> HttpResponse:
    """Show the form, or keep the posted file as an import and go to its page. Raises PermissionDenied."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid() and isinstance(request.user, User):
        file = form.cleaned_data["workbook"]
        batch = actions.upload(name=file.name, content=file, by=request.user, only=only)
        return HttpResponseRedirect(address_of(batch))
    given = {
        "form": form,
        "opts": ImportBatch._meta,
        "sheets": [(one.name, title_of(one)) for one in shown],
        "command": "manage.py import_workbook",
        "megabytes": FILE_LIMIT // 1_048_576,
        "rows": f"{ROW_LIMIT:,}",
        **context,
    }
    return render(request, "admin/exchange/upload.html", given)


def address_of(batch: ImportBatch, page: str = "change") -> str:
    """Return the address of a page of an import."""
    return reverse(f"admin:exchange_importbatch_{page}", args=[batch.pk])


def title_of(sheet: Sheet) -> str:
    """Return what people call a sheet, in the reader's language."""
    return str(capfirst(str(sheet.model._meta.verbose_name_plural)))
