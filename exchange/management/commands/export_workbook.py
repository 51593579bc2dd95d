"""Take everything out as a workbook that can be brought back in."""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from exchange import sheets
from exchange.actions import newest_texts, out_sheets
from exchange.template import explained, meta, readme
from exchange.writers import CellTooLongError, write_archive, write_folder, write_xlsx


class Command(BaseCommand):
    help = "Writes every sheet, drafts included: .xlsx, .zip of CSVs, or a folder of CSVs for any other name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to write: name.xlsx, name.zip or a folder")
        parser.add_argument("--edition", type=int, metavar="YEAR", help="only this edition and its numbers")
        parser.add_argument("--by", metavar="USER", help="taken for symmetry; exporting changes nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        target: Path = options["file"]
        chosen = sheets.all_sheets()
        with newest_texts(chosen):
            filled = out_sheets(chosen, edition=options["edition"])
            if target.suffix == ".xlsx":
                try:
                    write_xlsx(target, chain([readme(chosen)], explained(filled, chosen), [meta()]))
                except CellTooLongError as error:
                    raise CommandError(str(error)) from error
            elif target.suffix == ".zip":
                write_archive(target, filled)
            else:
                write_folder(target, filled)
        self.stdout.write(_("Written to %(file)s.") % {"file": target})
