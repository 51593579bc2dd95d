"""Sheets: every noun as rows of a workbook, declared by its own app in `<app>/sheets.py`.

Importing this module declares the sheet of departments; all other apps' modules are found when Django starts.
"""

from accounts.models import Department
from exchange.sheets.columns import Column, Relation
from exchange.sheets.registry import (
    META,
    README,
    SCHEMA,
    all_sheets,
    by_model,
    by_name,
    chosen,
    key_paths,
    nearest,
    of_noun,
    passed_over,
    path_of,
    register,
    target_paths,
)
from exchange.sheets.rows import keyed_rows, rows
from exchange.sheets.sheet import Complaint, Sheet, sheet

register(
    sheet(
        Department,
        "departments",
        ("code",),
        aliases=("处室", "offices"),
        words={"code": ("部门代码", "处室代码"), "name": ("部门名称", "处室名称", "department name")},
        examples={
            "code": "ip-office",
            "name_en": "Intellectual property office",
            "name_zh_hans": "知识产权局",
        },
    )
)

__all__ = [
    "META",
    "README",
    "SCHEMA",
    "Column",
    "Complaint",
    "Relation",
    "Sheet",
    "all_sheets",
    "by_model",
    "by_name",
    "chosen",
    "key_paths",
    "keyed_rows",
    "nearest",
    "of_noun",
    "passed_over",
    "path_of",
    "register",
    "rows",
    "sheet",
    "target_paths",
]
