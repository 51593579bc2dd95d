"""Who may record and release numbers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from directory.models import Source
from publishing.permissions import Anybody, can_publish, is_system


def can_record(user: Anybody) -> bool:
    """Say whether the user may write observations that wait for release."""
    return is_system(user) or user.has_perm("indicators.add_observation")


def check_record(user: Anybody) -> None:
    """Raise PermissionDenied unless the user may write observations."""
    if not can_record(user):
        raise PermissionDenied(_("%(user)s may not record observations.") % {"user": user.get_username()})


def check_release(user: Anybody, source: Source) -> None:
    """Raise PermissionDenied unless the user may make the numbers of a source public."""
    if not can_publish(user, source):
        raise PermissionDenied(
            _("%(user)s may not release figures of “%(source)s”.")
            % {"user": user.get_username(), "source": source}
        )
