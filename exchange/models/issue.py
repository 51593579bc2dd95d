"""ImportIssue: one thing wrong in a file, or worth a look, in whatever language its reader has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from exchange.models.batch import ImportBatch


class Level(models.TextChoices):
    """How much it matters."""

    ERROR = "error", pgettext_lazy("issue of an import", "error")
    WARNING = "warning", pgettext_lazy("issue of an import", "warning")


class ImportIssue(models.Model):
    """The first thousand of each level are kept. `expected` is a message of the catalogue, untranslated.

    `place` is `Sheet!B7`, a sheet or the file; `number` and `column` (a letter) are where it is, if a cell.
    A value of `params` is text, a number, or {language: text}.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="issues")
    position = models.PositiveIntegerField()
    level = models.CharField(max_length=8, choices=Level)
    sheet = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=300)
    code = models.CharField(max_length=40)
    found = models.TextField(blank=True)
    expected = models.TextField()
    params = models.JSONField(default=dict)
    suggestion = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("issue of an import")
        verbose_name_plural = _("issues of imports")
        default_permissions = ()
        ordering = ("batch", "position")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "position"], name="issue_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.code}"

    @property
    def wanted(self) -> str:
        """What was expected, in the reader's language."""
        return told(self.expected, self.params)


def told(message: str, params: Mapping[str, Any]) -> str:
    """Return a message of the catalogue in the reader's language; a value may be {language: text}."""
    if not message:
        return ""
    language = get_language() or "en"
    words = {
        name: value.get(language) or next(iter(value.values()), "") if isinstance(value, dict) else value
        for name, value in params.items()
    }
    return gettext(message) % words
