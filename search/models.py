"""SearchEntry: one flat row for each published thing, in both languages."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """What search knows of a record: public text only, rewritten when the record is published."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    noun = models.CharField(max_length=30, db_index=True)
    path = models.CharField(max_length=300)  # English address; the language prefix is added when shown
    title_en = models.CharField(max_length=400, blank=True)
    title_zh_hans = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    summary_zh_hans = models.CharField(max_length=400, blank=True)
    numbers = models.TextField(blank=True)  # dockets, document and patent numbers, figures, normalised
    text_en = models.TextField(blank=True)
    text_zh_hans = models.TextField(blank=True)
    haystack = models.TextField(blank=True)  # everything above, folded for substring match
    year = models.PositiveSmallIntegerField(null=True, db_index=True)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        default_permissions = ("view",)
        ordering = ("-year", "title_en", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="search_entry_once")
        ]

    def __str__(self) -> str:
        return self.title_en or self.title_zh_hans
