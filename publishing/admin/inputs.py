"""How the desk asks for a date, a text and a related record, alike in every form and row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest

if TYPE_CHECKING:
    _Base = BaseModelAdmin[Any]
else:
    _Base = BaseModelAdmin


class DayInput(forms.DateInput):
    """The browser's own date field: it needs no script, and says nothing about time zones."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PlainInputs(_Base):
    """Dates by the browser, texts that grow, and beside a related record only what an editor needs."""

    formfield_overrides: ClassVar[dict[type[models.Field[Any, Any]], Any]] = {
        models.DateField: {"widget": DayInput},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave out the buttons that would delete or merely show the related record."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field
