"""The whole export put into Chinese, tabs, headings and choices, and brought back: nothing changes."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from exchange import sheets
from exchange.cells import Boolean, Choice
from exchange.headers import is_chinese
from exchange.sheets import Column, Sheet
from tests.exchange.books import book, bring_in

pytestmark = pytest.mark.django_db


def in_chinese(sheet: Sheet) -> str:
    return next(name for name in sheet.titles()[1:] if is_chinese(name) and sheets.by_name(name) is sheet)


def said(column: Column, value: str) -> str:
    if isinstance(column.kind, Boolean):
        return {"yes": "是", "no": "否"}[value]
    if isinstance(column.kind, Choice):
        return next((word for word in column.kind.labels[value] if is_chinese(word)), value)
    return value


def translate(page: Any, sheet: Sheet) -> None:
    """Put a sheet into Chinese: its tab, its headings below a title, and its words for choices."""
    for row in page.iter_rows(min_row=2):
        for cell in row:
            if cell.value is not None:
                cell.value = said(sheet.columns[cell.column - 1], str(cell.value))
    for cell in page[1]:
        column = sheet.columns[cell.column - 1]
        cell.value = column.label("zh-hans") if column.name != "id" else "UUID"
    page.insert_rows(1)
    page["A1"] = "甲市知识产权数据汇总"
    page.title = in_chinese(sheet)


def test_an_export_in_chinese_brought_back_changes_nothing(tmp_path: Path) -> None:
    bring_in(book())
    target = tmp_path / "out.xlsx"
    call_command("export_workbook", str(target), stdout=StringIO())
    made = load_workbook(target)
    for one in sheets.all_sheets():
        translate(made[one.name], one)
    made.save(target)
    report = bring_in(target.read_bytes(), name="汇总.xlsx")
    assert [str(issue) for issue in report.errors] == []
    assert {name for name, counts in report.counts.items() if counts.written} == set()
    assert set(report.counts) == {one.name for one in sheets.all_sheets()}
