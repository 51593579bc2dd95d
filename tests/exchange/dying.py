"""Run by the tests of sudden death: goes through an import's steps and kills itself in the midst of one.

`python -m tests.exchange.dying FOLDER STEP`: what came before is finished first; without a step, all of it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn
from unittest.mock import patch

import django
from django.conf import settings

DATA = "slug,name_en,kind\nfirst,First,agency\nsecond,Second,court\n"
# Inside the transaction of each step, when everything is written and nothing committed.
DEADLY = {
    "upload": "exchange.models.ImportBatch.save",
    "stage": "exchange.actions.steps.ImportIssue.objects.bulk_create",
    "apply": "exchange.actions.applying.note_import",
    "undo": "exchange.actions.undoing.audit.write",
}


def die(*_args: Any, **_kwargs: Any) -> NoReturn:
    """End the process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


def main(folder: str, deadly: str = "") -> None:
    """Take every step up to the deadly one, which kills the process."""
    files = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": folder, "base_url": None},
    }
    settings.STORAGES = {**settings.STORAGES, "default": files}
    django.setup()
    actions: Any = __import__("exchange.actions", fromlist=["upload"])
    models: Any = __import__("exchange.models", fromlist=["ImportBatch"])
    users: Any = __import__("accounts.models", fromlist=["User"])
    by = users.User.objects.system()

    def batch() -> Any:
        return models.ImportBatch.objects.first()

    steps: dict[str, Callable[[], Any]] = {
        "upload": lambda: batch() or actions.upload(name="organisations.csv", content=DATA.encode(), by=by),
        "stage": lambda: actions.stage(batch()),
        "apply": lambda: actions.apply(batch(), by=by),
        "undo": lambda: actions.undo(batch(), by=by),
    }
    for name, step in steps.items():
        if name == deadly:
            with patch(DEADLY[name], die):
                step()
        elif batch() is None or name != "apply" or batch().state == "ready":
            step()


if __name__ == "__main__":
    main(*sys.argv[1:])
