"""AcceptedFinding: what an editor has said, with a reason, about something the audit found."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.models.report import Report


class AcceptedFinding(models.Model):
    """A finding of an edition's audit that somebody has looked at: no mistake, and why.

    It is known by its fingerprint; when the number, its record or the words around it change, it lapses.
    """

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="accepted_findings"
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=16)
    said = models.CharField(_("what was found"), max_length=300)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("accepted finding")
        verbose_name_plural = _("accepted findings")
        default_permissions = ()
        ordering = ("-at", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "fingerprint"], name="finding_accepted_once"),
            models.CheckConstraint(name="finding_accepted_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.said
