"""Bringing workbooks in and taking them out: all or nothing, every error at once."""

from exchange.actions.applying import Applied, apply
from exchange.actions.expiring import expire
from exchange.actions.importing import Upload, import_workbook
from exchange.actions.outgoing import newest_texts, out_sheets
from exchange.actions.rights import WrongState, check_confirm, may_confirm, may_import, may_see, noun_of
from exchange.actions.steps import WAITING, again, stage
from exchange.actions.undoing import undo
from exchange.actions.uploading import FileGone, earlier, upload, written_before

__all__ = [
    "WAITING",
    "Applied",
    "FileGone",
    "Upload",
    "WrongState",
    "again",
    "apply",
    "check_confirm",
    "earlier",
    "expire",
    "import_workbook",
    "may_confirm",
    "may_import",
    "may_see",
    "newest_texts",
    "noun_of",
    "out_sheets",
    "stage",
    "undo",
    "upload",
    "written_before",
]
