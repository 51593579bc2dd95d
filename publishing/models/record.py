"""The record of change: links, the audit trail, corrections, redirects, the content version."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.models.revision import Revision


class AppendOnly(RuntimeError):
    """Somebody tried to change or delete a row of a trail."""


class Role(models.TextChoices):
    """What the *from* side is to the *to* side."""

    ISSUED = "issued", _("issued by")
    HANDLED = "handled", _("handled by")
    PARTY = "party", _("party")
    WON = "won", _("won by")
    GRANTED = "granted", _("granted by")
    QUOTES = "quotes", _("quotes")
    SHOWS = "shows", _("shows")
    LISTS = "lists", _("lists")
    MENTIONS = "mentions", _("mentions")


class Verb(models.TextChoices):
    """What the trail says was done."""

    SAVED = "saved", _("saved a text")
    SUBMITTED = "submitted", _("handed in for review")
    REQUESTED_CHANGES = "requested changes", _("asked for changes")
    APPROVED = "approved", pgettext_lazy("in the trail", "approved")
    PUBLISHED = "published", pgettext_lazy("in the trail", "published")
    CORRECTED = "corrected", _("published a correction")
    WITHDRAWN = "withdrawn", pgettext_lazy("in the trail", "withdrew")
    DELETED = "deleted", _("deleted")
    IMPORTED = "imported", pgettext_lazy("in the trail", "imported")
    UNDONE = "undone", _("took an import back")
    RECORDED = "recorded", _("recorded a number")
    RELEASED = "released", _("made a number public")
    ACCEPTED = "accepted", _("accepted a finding")
    REOPENED = "reopened", _("opened a finding again")


class Link(models.Model):
    """A public edge between two records, written when its *from* side is published."""

    from_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    from_id = models.PositiveBigIntegerField()
    to_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    to_id = models.PositiveBigIntegerField()
    role = models.CharField(max_length=10, choices=Role)
    year = models.PositiveSmallIntegerField(null=True)
    detail = models.CharField(max_length=200, blank=True)  # anchor or reference inside the from side
    # Name and address of the from side as published, so that "used by" lists need no further query.
    noun = models.CharField(max_length=30)
    label_en = models.CharField(max_length=300, blank=True)
    label_zh_hans = models.CharField(max_length=300, blank=True)
    path = models.CharField(max_length=300)  # English address; the language prefix is added when shown

    class Meta:
        default_permissions = ()
        ordering = ("to_type", "to_id", "role", "-year", "label_en", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["from_type", "from_id", "to_type", "to_id", "role", "detail"], name="link_said_once"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["to_type", "to_id", "role"])]

    def __str__(self) -> str:
        return f"{self.label_en} {self.role} {self.to_type_id}/{self.to_id}"


class AuditEntry(models.Model):
    """One line of the trail: who did what to which record, when. Append-only."""

    at = models.DateTimeField(_("at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(_("did"), max_length=30, choices=Verb)
    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.CharField(_("key"), max_length=40, blank=True)
    label = models.CharField(_("record"), max_length=300, blank=True)
    revision = models.ForeignKey(
        Revision, verbose_name=_("revision"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        default_permissions = ("view",)
        ordering = ("-at", "-id")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; an existing one is never changed."""
        if not self._state.adding:
            raise AppendOnly("the audit trail is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise AppendOnly("the audit trail is append-only")


class Correction(models.Model):
    """A numbered public notice, `2022-3`, that a published text was wrong. Immutable."""

    series = models.CharField(_("edition"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    label_en = models.CharField(max_length=300, blank=True)
    label_zh_hans = models.CharField(max_length=300, blank=True)
    path = models.CharField(max_length=300)
    revision = models.ForeignKey(
        Revision, verbose_name=_("revision"), on_delete=models.PROTECT, related_name="+"
    )
    supersedes = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    summary_en = models.TextField(_("what was wrong (English)"))
    summary_zh_hans = models.TextField(_("what was wrong (Chinese)"), blank=True)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        default_permissions = ("view",)
        ordering = ("-published_at", "-number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["series", "number"], name="correction_number_once_per_edition")
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the notice; an existing one is never changed."""
        if not self._state.adding:
            raise AppendOnly("a published correction is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise AppendOnly("a published correction is never deleted")

    @property
    def code(self) -> str:
        """Return the public number, such as 2022-3."""
        return f"{self.series}-{self.number}"


class Redirect(models.Model):
    """An address a record once had; asking for it leads to where the record is now."""

    old_path = models.CharField(max_length=300, unique=True)  # English address, no language prefix
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    created_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)
        ordering = ("old_path",)

    def __str__(self) -> str:
        return self.old_path


class ContentVersion(models.Model):
    """One row that counts every change the public can see; conditional requests are answered from it."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)
