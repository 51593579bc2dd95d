"""Writing tables out: CSV streamed, .xlsx, and a folder or archive of CSVs."""

from exchange.writers.csv_file import csv_lines
from exchange.writers.folder import write_archive, write_folder
from exchange.writers.guard import guarded, unguarded
from exchange.writers.sheet import OutColumn, OutSheet
from exchange.writers.worksheet import CellTooLongError
from exchange.writers.xlsx import write_xlsx

__all__ = [
    "CellTooLongError",
    "OutColumn",
    "OutSheet",
    "csv_lines",
    "guarded",
    "unguarded",
    "write_archive",
    "write_folder",
    "write_xlsx",
]
