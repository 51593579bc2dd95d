"""Whatever the noun: a user of each role, and a record brought into each state by the actions themselves."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any, TypeVar

from django.contrib.auth.models import Group

from accounts.models import Department, User
from accounts.roles import ADMINISTRATOR, EDITOR, PUBLISHER
from accounts.signals import apply_roles
from publishing import actions, snapshots
from publishing.models import Publishable
from publishing.states import WithdrawnAs

R = TypeVar("R", bound=Publishable)
_numbers = count(1)


def number() -> int:
    """Return a number no other record of this run has."""
    return next(_numbers)


def department(code: str = "") -> Department:
    code = code or f"department-{number()}"
    return Department.objects.get_or_create(code=code, defaults={"name_en": code})[0]


def user(role: str = "", **fields: Any) -> User:
    """Return a staff user with this role (none: no permission at all)."""
    fields.setdefault("username", f"{role or 'nobody'}-{number()}")
    made = User.objects.create_user(is_staff=True, password="test-password-1", **fields)
    if role:
        if not Group.objects.filter(name=role).exists():
            apply_roles()
        made.groups.add(Group.objects.get(name=role))
    return made


def editor() -> User:
    return user(EDITOR)


def publisher() -> User:
    return user(PUBLISHER)


def administrator() -> User:
    return user(ADMINISTRATOR)


def draft(record: R) -> R:
    """A record nobody but editors has seen, with its first revision."""
    actions.record_saved(records=[record], by=User.objects.system())
    return record


def in_review(record: R) -> R:
    actions.submit(record=draft(record), by=User.objects.system())
    return record


def published(record: R) -> R:
    actions.publish(records=[record], by=User.objects.system())
    return record


publish_now = published


def all_published(*records: Publishable) -> None:
    """Publish many at once, which is much quicker than one by one."""
    actions.publish(records=records, by=User.objects.system())


def withdrawn(record: R, how: str = WithdrawnAs.SUPERSEDED) -> R:
    published(record)
    actions.withdraw(record=record, how=how, reason_en="Replaced by a newer one.", by=User.objects.system())
    return record


def draft_ahead(record: R, **changes: Any) -> R:
    """A public record whose newest text differs in `changes`; its row still says what the public sees."""
    if not record.is_published:
        published(record)
    assert record.head_revision is not None
    content = {**snapshots.upcast(type(record), record.head_revision), **changes}
    actions.save_draft(
        record=record, content=content, base=record.head_revision.number, by=User.objects.system()
    )
    return record


def drifted(records: Iterable[Publishable]) -> list[Publishable]:
    """Return the ever-published records whose rows do not say what their live revision says."""
    rows = [type(record)._base_manager.get(pk=record.pk) for record in records]
    return [
        row
        for row, content in snapshots.capture_all(row for row in rows if row.ever_published).items()
        if row.live_revision is None
        or snapshots.checksum(content) != snapshots.checksum(snapshots.upcast(type(row), row.live_revision))
    ]
