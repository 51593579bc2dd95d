"""What else happens when records become public or stop being so: a registry, run inside the transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from accounts.models import User
from publishing.models import Publishable


class Effect(Protocol):
    """A function run after the rows are public and before the transaction ends; never a signal handler."""

    def __call__(self, records: Sequence[Publishable], /, *, by: User, now: datetime) -> None:
        """Act on `records`, of any noun."""


E = TypeVar("E", bound=Effect)
_after_publish: list[Effect] = []
_after_withdraw: list[Effect] = []


def after_publish(function: E) -> E:
    """Register a function that is given the records just published, with the public text on their rows."""
    _after_publish.append(function)
    return function


def after_withdraw(function: E) -> E:
    """Register a function that is given the records just withdrawn."""
    _after_withdraw.append(function)
    return function


def run_after_publish(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Run every registered effect of publishing."""
    for effect in _after_publish:
        effect(records, by=by, now=now)


def run_after_withdraw(records: Sequence[Publishable], *, by: User, now: datetime) -> None:
    """Run every registered effect of withdrawing."""
    for effect in _after_withdraw:
        effect(records, by=by, now=now)
