"""Extract what the interface says into the Chinese catalogue."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    help = "Brings locale/ up to date with the code; the same code gives the same file, on any day."

    # A translation guessed from a similar message is worse than none.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)  # type: ignore[arg-type]  # the stubs ask for Django's subclass of it
        parser.set_defaults(
            locale=["zh_Hans"],
            ignore_patterns=["tests/*", "sample/*", "docs/*"],
            no_obsolete=True,
            no_wrap=True,
            add_location="file",
        )

    def write_po_file(self, potfile: str, locale: str) -> None:
        super().write_po_file(potfile, locale)
        catalogue = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        lines = catalogue.read_text("utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if not line.startswith('"POT-Creation-Date: '))
        catalogue.write_text(kept, "utf-8")
