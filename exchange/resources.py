"""The admin's import and export, and any other caller of the library, go through the one pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any, ClassVar

import tablib
from django.db import models
from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from import_export.resources import Resource
from import_export.results import Result, RowResult

from exchange import sheets
from exchange.actions import Upload, import_workbook, newest_texts
from exchange.models import Op
from exchange.sheets import Sheet
from exchange.staging.report import KEPT, ImportReport, Issue
from exchange.writers import OutColumn, OutSheet, write_archive, write_xlsx


@dataclass(frozen=True, slots=True)
class _Heading:
    """A column as the library's pages list it."""

    column_name: str


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """An issue in the shape of the library's errors; a traceback is nobody's business."""

    error: Issue
    traceback: str = ""


class SheetResource(Resource):
    """A noun with its parts, as the sheets declare them. Made by `resource_of`."""

    noun: ClassVar[type[models.Model]]

    @classmethod
    def sheets(cls) -> list[Sheet]:
        """Return the noun's sheet and those of its parts."""
        return sheets.of_noun(cls.noun)

    @classmethod
    def get_display_name(cls) -> str:
        """Return the name the library's pages print."""
        return str(cls.noun._meta.verbose_name_plural)

    def get_user_visible_fields(self) -> list[_Heading]:
        """Return the columns of the noun's own sheet."""
        return [_Heading(column.name) for one in self.sheets()[:1] for column in one.columns]

    def import_data(self, dataset: Any, dry_run: bool = False, **kwargs: Any) -> Result:
        """Bring in a file (`UploadedWorkbook`) or a Dataset; a dry run is the pipeline's check."""
        data = dataset.data if isinstance(dataset, UploadedWorkbook) else dataset.export("csv").encode()
        own = self.sheets()[0].name
        upload = Upload(_file_name(str(kwargs.get("file_name") or own), data, own), data)
        report = import_workbook(upload, by=kwargs["user"], check=dry_run, only=self.sheets())
        return result_of(report)

    def export(self, queryset: models.QuerySet[Any] | None = None, **_kwargs: Any) -> tablib.Dataset:
        """Return the noun's own sheet as a Dataset, newest texts."""
        own = self.sheets()[0]
        with newest_texts([own]):
            rows = list(sheets.rows(own, queryset))
        return tablib.Dataset(*rows, headers=[column.name for column in own.columns])

    def out_sheets(self, queryset: models.QuerySet[Any]) -> Iterator[OutSheet]:
        """Yield the noun's sheet with the rows of `queryset`, and the parts that belong to these."""
        chosen = queryset.order_by().values("pk")
        for one in self.sheets():
            path = f"{one.parent.field}__in" if one.parent else "pk__in"
            rows = sheets.rows(one, one.rows().filter(**{path: chosen}))
            yield OutSheet(one.name, [OutColumn(column.name) for column in one.columns], rows)


def resource_of(noun: type[models.Model]) -> type[SheetResource]:
    """Return the resource of a noun that has a sheet."""
    return type(f"{noun.__name__}Resource", (SheetResource,), {"noun": noun})


def result_of(report: ImportReport) -> Result:
    """Return a report in the shape the library's pages read; the report itself is `result.report`."""
    result = Result()
    result.report = report
    result.diff_headers = [_("Sheet"), _("Row"), _("Key"), _("What changes")]
    for issue in report.errors:
        result.append_base_error(RefusedCell(issue))
    for line in [row for row in report.rows if row.number][:KEPT]:
        row = RowResult()
        row.import_type = RowResult.IMPORT_TYPE_NEW if line.op == Op.NEW else RowResult.IMPORT_TYPE_UPDATE
        row.diff = [line.title, line.number, line.key, ", ".join(line.columns)]
        result.append_row_result(row)
    result.totals[RowResult.IMPORT_TYPE_NEW] = report.total("created")
    result.totals[RowResult.IMPORT_TYPE_UPDATE] = report.total("changed")
    result.totals[RowResult.IMPORT_TYPE_SKIP] = report.total("unchanged")
    result.total_rows = sum(result.totals.values())
    return result


@dataclass(frozen=True, slots=True)
class UploadedWorkbook:
    """An uploaded file on its way to `SheetResource.import_data`, unread."""

    data: bytes


class AnyWorkbook(Format):
    """Every kind of file the readers know; they tell which it is by its content."""

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding  # the library names one; the readers find out themselves

    def get_title(self) -> str:
        return _("workbook: .xlsx, .ods, .csv, or .zip of CSVs")

    def create_dataset(self, in_stream: bytes) -> UploadedWorkbook:
        return UploadedWorkbook(in_stream)

    def can_import(self) -> bool:
        return True


class Xlsx(Format):
    """A workbook of the noun's sheets."""

    def get_title(self) -> str:
        return "xlsx"

    def get_extension(self) -> str:
        return "xlsx"

    def get_content_type(self) -> str:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def can_export(self) -> bool:
        return True

    def export_data(self, dataset: Iterator[OutSheet], **_kwargs: Any) -> bytes:
        target = BytesIO()
        write_xlsx(target, dataset)
        return target.getvalue()


class ZippedCsv(Xlsx):
    """An archive with one CSV a sheet."""

    def get_title(self) -> str:
        return "csv (zip)"

    def get_extension(self) -> str:
        return "zip"

    def get_content_type(self) -> str:
        return "application/zip"

    def export_data(self, dataset: Iterator[OutSheet], **_kwargs: Any) -> bytes:
        target = BytesIO()
        write_archive(target, dataset)
        return target.getvalue()


def _file_name(name: str, data: bytes, sheet: str) -> str:
    """Name a lone CSV by the sheet it was uploaded for, unless it names one itself."""
    is_package = data.startswith(b"PK")
    return name if is_package or sheets.by_name(PurePath(name).stem) else f"{sheet}.csv"
