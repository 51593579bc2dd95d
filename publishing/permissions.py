"""Who may do what to which record. Roles give permissions; this page says what they mean here."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from accounts.models import SYSTEM_USERNAME, User
from publishing.models import Publishable

Anybody = User | AnonymousUser
EVERY_DEPARTMENT = "accounts.edit_every_department"


def can_add(user: Anybody, model: type[models.Model]) -> bool:
    """Say whether the user may make a new record of this noun."""
    return _may(user, "add", model)


def can_change_some(user: Anybody, model: type[models.Model]) -> bool:
    """Say whether the user may save drafts of this noun at all; of which records, `can_change` says."""
    return _may(user, "change", model)


def can_change(user: Anybody, record: Publishable) -> bool:
    """Say whether the user may save a draft: of any department's record, or only of their own's."""
    return _may(user, "change", type(record)) and _in_charge(user, record)


def can_delete(user: Anybody, record: Publishable) -> bool:
    """Say whether the user may delete the record; nobody may once the public has seen it."""
    return not record.ever_published and _may(user, "delete", type(record)) and _in_charge(user, record)


def can_publish(user: Anybody, record: Publishable) -> bool:
    """Say whether the user may approve and publish the record."""
    return _may(user, "publish", type(record)) and _in_charge(user, record)


def can_withdraw(user: Anybody, record: Publishable) -> bool:
    """Say whether the user may take the record back from the public."""
    return _may(user, "withdraw", type(record)) and _in_charge(user, record)


def can_import(user: Anybody, model: type[models.Model]) -> bool:
    """Say whether the user may bring in a file of this noun."""
    return _may(user, "import", model)


def can_export(user: Anybody, model: type[models.Model]) -> bool:
    """Say whether the user may take out a file of this noun, drafts included."""
    return _may(user, "export", model)


def can_view_drafts(user: Anybody, record: Publishable) -> bool:
    """Say whether the user may see texts of this record that are not public."""
    return _may(user, "view", type(record)) or _may(user, "change", type(record))


def check_change(user: Anybody, record: Publishable) -> None:
    """Raise PermissionDenied unless the user may save a draft; for a record without history, make it."""
    allowed = can_change(user, record) or (record.head_revision_id is None and can_add(user, type(record)))
    _check(allowed, user, _("change"), record)


def check_delete(user: Anybody, record: Publishable) -> None:
    """Raise PermissionDenied unless the user may delete the record."""
    _check(can_delete(user, record), user, _("delete"), record)


def check_publish(user: Anybody, record: Publishable) -> None:
    """Raise PermissionDenied unless the user may publish the record."""
    _check(can_publish(user, record), user, _("publish"), record)


def check_withdraw(user: Anybody, record: Publishable) -> None:
    """Raise PermissionDenied unless the user may withdraw the record."""
    _check(can_withdraw(user, record), user, _("withdraw"), record)


def check_view_drafts(user: Anybody, record: Publishable) -> None:
    """Raise PermissionDenied unless the user may see the record's drafts."""
    _check(can_view_drafts(user, record), user, _("see drafts of"), record)


def is_system(user: Anybody) -> bool:
    """Say whether this is the user in whose name commands act when nobody is named; it may do everything."""
    return user.get_username() == SYSTEM_USERNAME and not user.is_active


def _may(user: Anybody, verb: str, model: type[models.Model]) -> bool:
    return is_system(user) or user.has_perm(f"{model._meta.app_label}.{verb}_{model._meta.model_name}")


def _in_charge(user: Anybody, record: Publishable) -> bool:
    if is_system(user) or user.has_perm(EVERY_DEPARTMENT):
        return True
    return isinstance(user, User) and record.owner_id is not None and record.owner_id == user.department_id


def _check(allowed: bool, user: Anybody, verb: str, record: Publishable) -> None:
    if not allowed:
        raise PermissionDenied(
            _("%(user)s may not %(verb)s “%(record)s”.")
            % {"user": user.get_username(), "verb": verb, "record": record}
        )
