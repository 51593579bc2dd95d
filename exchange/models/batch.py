"""ImportBatch: one file that somebody brought in, from upload to undo."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where an import stands. The only ways: up the list, from ready back to uploaded, or to expired."""

    UPLOADED = "uploaded", pgettext_lazy("import", "uploaded")
    STAGING = "staging", pgettext_lazy("import", "being read")
    READY = "ready", pgettext_lazy("import", "waits for confirmation")
    INVALID = "invalid", pgettext_lazy("import", "refused")
    APPLIED = "applied", pgettext_lazy("import", "written")
    UNDONE = "undone", pgettext_lazy("import", "undone")
    EXPIRED = "expired", pgettext_lazy("import", "expired")


#: Where uploaded files lie in the private storage.
FOLDER = "imports"
#: States in which the file has not been written and may still be read again.
OPEN = (State.UPLOADED, State.STAGING, State.READY, State.INVALID)


def stored_as(batch: ImportBatch, _name: str) -> str:
    """Return where the file lies: a name of our own in a folder of its own, never what the user typed."""
    return f"{FOLDER}/{batch.pk}/workbook"


class ImportBatch(models.Model):
    """A file with what it would change or has changed. The stored file is private and never served.

    `only` names the sheets it may hold (empty: every one its owner may import), `cursor` where staging goes
    on, `progress` and `size` are bytes. `counts` is {sheet: {created, changed, unchanged}}, `totals` the
    number of errors by code, `conflicts` what had changed since the preview when writing was last refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED, db_index=True)
    file = models.FileField(upload_to=stored_as, blank=True, max_length=200)
    file_name = models.CharField(_("file"), max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    only = models.JSONField(_("sheets it may hold"), default=list, blank=True)
    cursor = models.JSONField(default=dict, blank=True)
    progress = models.PositiveBigIntegerField(_("bytes read"), default=0)
    counts = models.JSONField(_("rows by sheet"), default=dict)
    totals = models.JSONField(_("errors by code"), default=dict)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    drafts = models.PositiveIntegerField(_("drafts made"), default=0)
    conflicts = models.JSONField(_("changed since the preview"), default=list, blank=True)
    applied_at = models.DateTimeField(_("written"), null=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ("view",)
        ordering = ("-at", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="import_applied_says_when",
                condition=~Q(state__in=[str(State.APPLIED), str(State.UNDONE)])
                | Q(applied_at__isnull=False, applied_by__isnull=False),
            ),
            models.CheckConstraint(
                name="import_undone_says_when",
                condition=~Q(state=str(State.UNDONE)) | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.at:%Y-%m-%d %H:%M})"

    def total(self, what: str) -> int:
        """Return the number of rows created, changed or unchanged over all sheets."""
        return sum(counts.get(what, 0) for counts in self.counts.values())

    @property
    def changes(self) -> int:
        """How many rows the file writes."""
        return self.total("created") + self.total("changed")

    @property
    def errors(self) -> int:
        """How many errors were found, stored or not."""
        return sum(self.totals.values())
