"""Extract what the interface says into the Chinese catalogue."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.commands import makemessages
from django.utils.translation import gettext_noop, ngettext_lazy

# What libraries say on the desk and have no Chinese for; standing here, it is extracted like our own words.
BORROWED = (
    gettext_noop(":"),  # after the label of a field
    # Words of django.contrib.admin:
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
    gettext_noop("Error:"),
    gettext_noop("Forgotten your login credentials?"),
    # Words of django.contrib.auth:
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        12,
    ),
    # Words of import_export:
    gettext_noop("No valid data to import. Ensure your file has the correct headers or data for import."),
    gettext_noop("Resource"),
    gettext_noop("Select all"),
    gettext_noop("Value could not be parsed."),
    # Words of axes:
    gettext_noop("Account locked: too many login attempts. Please try again later."),
    gettext_noop("Account locked: too many login attempts. Contact an admin to unlock your account."),
    gettext_noop("access attempt"),
    gettext_noop("access attempts"),
    gettext_noop("access failure"),
    gettext_noop("access failures"),
    gettext_noop("access log"),
    gettext_noop("access logs"),
    gettext_noop("Access lock out"),
    gettext_noop("Attempt Time"),
    gettext_noop("Failed Logins"),
    gettext_noop("Form Data"),
    gettext_noop("GET Data"),
    gettext_noop("HTTP Accept"),
    gettext_noop("IP Address"),
    gettext_noop("Logout Time"),
    gettext_noop("Meta Data"),
    gettext_noop("Path"),
    gettext_noop("POST Data"),
    gettext_noop("User Agent"),
    gettext_noop("Username"),
)


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
