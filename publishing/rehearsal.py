"""A rehearsal: the real rows, inside a transaction that is rolled back; drafts are seen in one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)
_writing: ContextVar[bool] = ContextVar("writing_live_rows", default=False)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Run the block on the real rows and roll everything back, even when it succeeds. May be nested."""
    token = _rehearsing.set(True)
    try:
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
    finally:
        _rehearsing.reset(token)


@contextmanager
def writing_live_rows() -> Iterator[None]:
    """Allow ever-published rows to be saved: for publish and for code that puts the live text back itself."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def rehearsing() -> bool:
    """Say whether this code runs inside a rehearsal; process-wide caches must not be filled then."""
    return _rehearsing.get()


def may_write_live_rows() -> bool:
    """Say whether an ever-published row may be saved here."""
    return _rehearsing.get() or _writing.get()
