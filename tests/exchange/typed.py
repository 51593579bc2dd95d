"""Files as editors make them: rows of typed cells saved as .xlsx, .ods or .csv."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.exchange.files import archive, office


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell: how it is stored (text, number, percent, date, month, boolean, error, formula) and its text."""

    form: str
    text: str

    @property
    def as_text(self) -> str:
        """What the cell comes to in a CSV."""
        if self.form == "percent":
            return f"{float(self.text) * 100:g}%"
        if self.form == "month":
            return self.text[:7]
        return self.text.upper() if self.form == "boolean" else self.text


Sheet = Sequence[Sequence[Typed | str]]


def cell(value: Typed | str) -> Typed:
    return value if isinstance(value, Typed) else Typed("text", value)


def as_csv(rows: Sheet, *, delimiter: str = ",") -> str:
    target = StringIO()
    csv.writer(target, delimiter=delimiter).writerows([[cell(one).as_text for one in row] for row in rows])
    return target.getvalue()


def as_archive(sheets: dict[str, Sheet]) -> bytes:
    return archive({f"{name}.csv": as_csv(rows) for name, rows in sheets.items()})


def as_xlsx(sheets: dict[str, Sheet], *, from_1904: bool = False) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for position, value in enumerate(row, 1):
                _put(page.cell(number, position), cell(value))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _put(place: Any, value: Typed) -> None:
    if not value.text:
        return
    assert isinstance(place, Cell)
    if value.form in {"number", "percent"}:
        place.value = float(value.text) if "." in value.text else int(value.text)
        place.number_format = "0.0%" if value.form == "percent" else "General"
    elif value.form in {"date", "month"}:
        place.value = date.fromisoformat(value.text)
        place.number_format = "mmm-yy" if value.form == "month" else "yyyy-mm-dd"
    elif value.form == "boolean":
        place.value = value.text == "true"
    elif value.form == "error":
        place.value = value.text
        place.data_type = "e"
    elif value.form == "formula":
        place.value = f"={value.text}"
    else:
        place.value = value.text
        place.data_type = "s"


def as_ods(sheets: dict[str, Sheet]) -> bytes:
    tables = ""
    for name, rows in sheets.items():
        lines = "".join(
            f"<table:table-row>{''.join(_ods(cell(one)) for one in row)}</table:table-row>" for row in rows
        )
        tables += f'<table:table table:name="{escape(name)}">{lines}</table:table>'
    return office(tables)


def _ods(value: Typed) -> str:
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.as_text.split("\n"))
    if not value.text:
        return "<table:table-cell/>"
    attributes = {
        "text": 'office:value-type="string"',
        "number": f'office:value-type="float" office:value="{value.text}"',
        "percent": f'office:value-type="percentage" office:value="{value.text}"',
        "date": f'office:value-type="date" office:date-value="{value.text}"',
        "month": f'office:value-type="date" office:date-value="{value.text}"',
        "boolean": f'office:value-type="boolean" office:boolean-value="{value.text}"',
        "error": 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"',
        "formula": f'table:formula="of:={value.text}"',
    }[value.form]
    return f"<table:table-cell {attributes}>{'' if value.form == 'formula' else text}</table:table-cell>"
