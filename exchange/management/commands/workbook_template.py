"""Write the empty workbook that explains itself."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from exchange import sheets
from exchange.template import empty_sheets, meta, readme
from exchange.writers import write_xlsx


class Command(BaseCommand):
    help = "Writes the empty workbook: a sheet for each noun, rules and examples in the headings' notes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to write, such as workbook.xlsx")
        parser.add_argument("--by", metavar="USER", help="taken for symmetry; the template changes nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        target: Path = options["file"]
        if target.suffix != ".xlsx":
            raise CommandError(_("%(file)s: the name of a template ends in .xlsx.") % {"file": target})
        chosen = sheets.all_sheets()
        write_xlsx(target, [readme(chosen), *empty_sheets(chosen), meta()])
        self.stdout.write(_("Written to %(file)s.") % {"file": target})
