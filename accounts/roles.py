"""Roles as data: which verbs each role may do to which kind of table. Applied after every migrate.

A permission is `<app>.<verb>_<model>`. Content is every app that is not named below as machinery, so a new
noun is covered by the same rows. No role is a superuser; each role contains the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

CONTRIBUTOR: Final = "contributor"
EDITOR: Final = "editor"
PUBLISHER: Final = "publisher"
ADMINISTRATOR: Final = "administrator"

# What the roles are called on the desk; a group's own name is the code above.
NAMES = {
    CONTRIBUTOR: _("contributor"),
    EDITOR: _("editor"),
    PUBLISHER: _("publisher"),
    ADMINISTRATOR: _("administrator"),
}

# Tables of the framework and of its parts; nobody gets at them by a role.
MACHINERY = frozenset({"admin", "auth", "axes", "contenttypes", "sessions", "search"})
PEOPLE = frozenset({"accounts"})
TRAIL = frozenset({"publishing"})
# Whoever edits chooses the department that keeps a record.
EVERYBODY = frozenset({("accounts", "view_department")})
# Breaks the bond between a role and its department (see publishing/permissions.py).
EVERY_DEPARTMENT = "edit_every_department"


@dataclass(frozen=True)
class Role:
    """What a group may do: verbs on content, on the trail, on people; and whether to every department."""

    name: str
    content: frozenset[str]
    trail: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    every_department: bool = False


ROLES: tuple[Role, ...] = (
    # A department's hand: drafts of its own records. Importing writes whole files, so it is an editor's verb.
    Role(CONTRIBUTOR, content=frozenset({"view", "add", "change", "export"})),
    Role(
        EDITOR,
        content=frozenset({"view", "add", "change", "delete", "import", "export"}),
        trail=frozenset({"view"}),
        every_department=True,
    ),
    Role(
        PUBLISHER,
        content=frozenset({"view", "add", "change", "delete", "import", "export", "publish", "withdraw"}),
        trail=frozenset({"view"}),
        every_department=True,
    ),
    Role(
        ADMINISTRATOR,
        content=frozenset({"view", "add", "change", "delete", "import", "export", "publish", "withdraw"}),
        trail=frozenset({"view"}),
        people=frozenset({"view", "add", "change", "delete"}),
        every_department=True,
    ),
)


def granted(role: Role, permissions: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return which of the (app, codename) pairs the role holds."""
    return [(app, codename) for app, codename in permissions if _holds(role, app, codename)]


def _holds(role: Role, app: str, codename: str) -> bool:
    if codename == EVERY_DEPARTMENT:
        return role.every_department
    verb = codename.partition("_")[0]
    if (app, codename) in EVERYBODY:
        return True
    if app in MACHINERY:
        return False
    if app in PEOPLE:
        return verb in role.people
    return verb in (role.trail if app in TRAIL else role.content)
