"""An import is written once, whoever presses the button and whenever the power goes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.db import connection

from accounts.models import User
from directory.models import Organisation
from exchange import actions
from exchange.models import ImportBatch, StagedRow, State
from publishing.models import AuditEntry, Revision
from tests.exchange.books import sheets_of

pytestmark = pytest.mark.django_db(transaction=True)


def address() -> str:
    """Return the address of the database under test for another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**found)


def run(folder: Path, step: str = "") -> int:
    """Go through an import in a process of its own and return how that ended."""
    environment = {**os.environ, "DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.exchange.dying", str(folder), *([step] if step else [])]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=False, capture_output=True)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode


def written() -> tuple[int, int, int]:
    return Organisation.objects.count(), Revision.objects.count(), AuditEntry.objects.count()


def test_killed_in_the_midst_of_any_step_nothing_or_everything_is_there(tmp_path: Path) -> None:
    assert run(tmp_path, "upload") == -signal.SIGKILL
    assert not ImportBatch.objects.exists()
    assert run(tmp_path, "stage") == -signal.SIGKILL
    batch = ImportBatch.objects.get()
    assert batch.state in {State.UPLOADED, State.STAGING}
    assert not StagedRow.objects.exists()
    assert run(tmp_path, "apply") == -signal.SIGKILL
    batch.refresh_from_db()
    assert (batch.state, written()) == (State.READY, (0, 0, 0))
    assert run(tmp_path, "undo") == -signal.SIGKILL
    batch.refresh_from_db()
    assert (batch.state, written()) == (State.APPLIED, (2, 2, 3))
    assert run(tmp_path) == 0
    batch.refresh_from_db()
    assert (batch.state, Organisation.objects.count()) == (State.UNDONE, 0)


def together(*steps: Callable[[], object]) -> list[object]:
    """Run functions at the same time, each with a connection of its own, and return what they return."""
    barrier, found = Barrier(len(steps)), list[object]()

    def one(step: Callable[[], object]) -> None:
        try:
            barrier.wait()
            found.append(step())
        finally:
            connection.close()

    threads = [Thread(target=one, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_people_at_once_write_and_take_back_once() -> None:
    by = User.objects.system()
    batch = actions.upload(
        name="x.zip", content=sheets_of(organisations="slug,name_en,kind\na,A,agency\n"), by=by
    )
    actions.stage(batch)
    pk = batch.pk
    done = together(*[lambda: actions.apply(ImportBatch.objects.get(pk=pk), by=by).already] * 2)
    assert sorted(map(bool, done)) == [False, True]
    assert written() == (1, 1, 2)
    done = together(*[lambda: actions.undo(ImportBatch.objects.get(pk=pk), by=by).already] * 2)
    assert sorted(map(bool, done)) == [False, True]
    assert Organisation.objects.count() == 0
    assert AuditEntry.objects.filter(verb="undone").count() == 1


def test_two_readings_at_once_keep_the_rows_once() -> None:
    by = User.objects.system()
    batch = actions.upload(
        name="x.zip", content=sheets_of(organisations="slug,name_en,kind\na,A,agency\n"), by=by
    )
    pk = batch.pk
    together(*[lambda: actions.stage(ImportBatch.objects.get(pk=pk))] * 2)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == (State.READY, 1)
