"""What an action answers instead of acting."""

from __future__ import annotations

from collections.abc import Iterable

from publishing.blockers import Blocker
from publishing.models import Revision


class Stale(Exception):
    """Somebody saved a newer text after the author opened the form; `head` is that text."""

    def __init__(self, head: Revision | None) -> None:
        self.head = head
        super().__init__(f"newer text exists: revision {head.number if head else 0}")


class Refused(Exception):
    """The action cannot be done; `blockers` say why, each with the place of its fix."""

    def __init__(self, blockers: Iterable[Blocker | str]) -> None:
        self.blockers = [one if isinstance(one, Blocker) else Blocker(one) for one in blockers]
        super().__init__("; ".join(f"{one.label}: {one.message}".removeprefix(": ") for one in self.blockers))
