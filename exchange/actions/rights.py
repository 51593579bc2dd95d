"""Who may bring in which sheets, and who may confirm, undo or see an import."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from accounts.models import User
from exchange.models import ImportBatch
from exchange.sheets import Sheet, all_sheets
from publishing import permissions
from publishing.permissions import Anybody


class WrongState(Exception):
    """The import does not stand where this step begins; `batch` is how it stands now."""

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch.state)
        self.batch = batch


def check_sheets(chosen: Iterable[Sheet], by: User) -> None:
    """Raise PermissionDenied unless the user may import, add and change rows of every sheet."""
    for one in chosen:
        noun = noun_of(one)
        may = (
            permissions.can_import(by, noun)
            and permissions.can_add(by, noun)
            and permissions.can_change_some(by, noun)
        )
        if not may:
            raise PermissionDenied(
                _("%(user)s may not import %(noun)s.")
                % {"user": by.get_username(), "noun": noun._meta.verbose_name_plural}
            )


def noun_of(sheet: Sheet) -> type[models.Model]:
    """Return the model whose permissions a sheet asks for: what follows other rows asks for theirs."""
    if sheet.follows:
        return next(one.target for one in sheet.relations if one.field == sheet.follows)
    return sheet.noun


def may_confirm(by: Anybody, batch: ImportBatch) -> bool:
    """Say whether the user may write or undo this import: who uploaded it, or an administrator."""
    return permissions.is_system(by) or by.pk == batch.by_id or by.has_perm("accounts.change_user")


def may_see(by: Anybody, batch: ImportBatch) -> bool:
    """Say whether the user may look at this import."""
    return may_confirm(by, batch) or by.has_perm("exchange.view_importbatch")


def check_confirm(by: Anybody, batch: ImportBatch) -> None:
    """Raise PermissionDenied unless the user may write or undo this import."""
    if not may_confirm(by, batch):
        raise PermissionDenied(_("Only who uploaded this file, or an administrator, may do that."))


def may_import(by: Anybody) -> bool:
    """Say whether the user may bring in anything at all."""
    return any(permissions.can_import(by, noun_of(one)) for one in all_sheets())
