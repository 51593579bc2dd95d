"""Machine twins of pages: JSON of a record, JSON, CSV and .xlsx of a list. Each says what it is."""

from pages.twins.answers import answer, identity, of_list, of_record, refusal
from pages.twins.files import SVG, XLSX, as_csv, as_drawing, as_workbook
from pages.twins.terms import licence, notice, open_to_all

PER_PAGE = 100
MEDIA = {"json": "application/json", "csv": "text/csv", "xlsx": XLSX, "svg": SVG}
KIND_NAMES = {"json": "JSON", "csv": "CSV", "xlsx": "Excel", "svg": "SVG"}

__all__ = [
    "KIND_NAMES",
    "MEDIA",
    "PER_PAGE",
    "answer",
    "as_csv",
    "as_drawing",
    "as_workbook",
    "identity",
    "licence",
    "notice",
    "of_list",
    "of_record",
    "open_to_all",
    "refusal",
]
