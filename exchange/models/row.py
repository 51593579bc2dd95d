"""StagedRow: one row of a file that is new or changes something."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchange.models.batch import ImportBatch


class Op(models.TextChoices):
    """What the row does."""

    NEW = "new", pgettext_lazy("row of an import", "new")
    CHANGED = "changed", pgettext_lazy("row of an import", "changed")


class StagedRow(models.Model):
    """A row that is written: what its cells say on record (`before`) and in the file (`after`).

    Both are {column of the sheet: cell as text} with natural keys for other rows, of the columns that differ;
    of a new row `before` is empty. `columns` are those that the file brings, in its order. `number` is 0 for
    a row that only goes along. Once written, `object_id` is the row's key and `image` what undo needs.
    `remarks` are [{"text": message, "params": {...}, "level": ...}]; `kept` is why undo left the row.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(_("sheet"), max_length=60)
    title = models.CharField(_("sheet"), max_length=120)  # as the file names it
    number = models.PositiveIntegerField(_("row"))
    op = models.CharField(_("what"), max_length=8, choices=Op)
    key = models.CharField(_("key"), max_length=600)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    columns = models.JSONField(default=list)
    object_id = models.CharField(max_length=40, blank=True)
    image = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    warned = models.BooleanField(default=False)  # a warning or a remark stands beside it
    remarks = models.JSONField(default=list)
    kept = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        default_permissions = ()
        ordering = ("batch", "position")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "sheet", "key"], name="staged_key_once"),
            models.UniqueConstraint(fields=["batch", "position"], name="staged_position_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # For the history of one record; nothing is looked up before it is written.
            models.Index(fields=["sheet", "object_id"], condition=~Q(object_id=""), name="staged_of_record")
        ]

    def __str__(self) -> str:
        return f"{self.title}!{self.number}"
