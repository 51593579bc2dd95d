"""Revision: one saved text of a whole record, never changed afterwards but for its stage."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.states import CLOSED_STAGES, Stage


class Origin(models.TextChoices):
    """How a revision came about."""

    EDITOR = "editor", _("typed by an editor")
    IMPORT = "import", _("imported")
    RESTORE = "restore", _("restored from an earlier one")
    COMMAND = "command", _("made by a command")


class Revision(models.Model):
    """A snapshot of row, relations and parts. History is one line: `number` counts up per record."""

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    number = models.PositiveIntegerField(_("number"))
    schema = models.PositiveSmallIntegerField(_("form of the text"), default=1)
    content = models.JSONField()
    checksum = models.CharField(_("checksum"), max_length=64)
    label_en = models.CharField(max_length=300, blank=True)
    label_zh_hans = models.CharField(max_length=300, blank=True)
    stage = models.CharField(
        pgettext_lazy("review", "stage"), max_length=20, choices=Stage, default=Stage.DRAFT
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.EDITOR)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("saved"))
    published_at = models.DateTimeField(_("published"), null=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        default_permissions = ("view",)
        ordering = ("content_type", "object_id", "-number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "number"], name="revision_history_is_one_line"
            ),
            models.CheckConstraint(
                name="revision_published_has_time",
                condition=Q(published_at__isnull=False, stage__in=CLOSED_STAGES)
                | (Q(published_at__isnull=True) & ~Q(stage__in=CLOSED_STAGES)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label_en or self.label_zh_hans} ({self.number})"
