"""Writing a workbook as CSVs: one file a sheet, in a folder or a zip archive."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from exchange.writers.csv_file import csv_lines
from exchange.writers.entries import entry
from exchange.writers.sheet import OutSheet


def write_folder(folder: Path, sheets: Iterable[OutSheet]) -> None:
    """Write one CSV a sheet into the folder, made when absent."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        with (folder / f"{sheet.name}.csv").open("w", encoding="utf-8", newline="") as file:
            file.writelines(csv_lines(sheet.headings, sheet.rows))


def write_archive(target: Path | IO[bytes], sheets: Iterable[OutSheet]) -> None:
    """Write one CSV a sheet into a zip archive."""
    with zipfile.ZipFile(target, "w") as archive:
        for sheet in sheets:
            with archive.open(entry(f"{sheet.name}.csv"), "w") as part:
                part.writelines(line.encode() for line in csv_lines(sheet.headings, sheet.rows))
