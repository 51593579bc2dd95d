"""A date and how much of it is known, asked for in one field: as exact as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.datefields import SUFFIX, PrecisionField
from publishing.dates import PartialDate, code, parse

if TYPE_CHECKING:
    _Form = forms.ModelForm[Any]
else:
    _Form = forms.ModelForm

AS_EXACT = _("As exact as the source is: 2023, 2023-04 or 2023-04-25.")


def is_partial(column: Any) -> bool:
    """Say whether a column is a date that has its precision in the column beside it."""
    if not isinstance(column, models.DateField):
        return False
    beside = {one.name: one for one in column.model._meta.concrete_fields}.get(f"{column.name}{SUFFIX}")
    return isinstance(beside, PrecisionField)


class PartialDateField(forms.DateField):
    """Takes a year, a month or a day in any form that `parse` reads; cleans to a PartialDate."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("“%(value)s” is no date. Type a year, a month or a day: 2023, 2023-04 or 2023-04-25.")
    }

    def to_python(self, value: Any) -> Any:
        """Read what was typed. Raises ValidationError naming it."""
        try:
            return parse(str(value or ""))
        except ValueError:
            shown = str(value)[:40]
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": shown}
            ) from None

    def validate(self, value: Any) -> None:
        """Ask for a date where one is needed: the unknown date is an empty field."""
        super().validate(value.value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether another date was typed, or the same one more or less exactly."""
        try:
            return str(self.to_python(data)) != str(initial or "")
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form of a date, and no more room than one takes."""
        return {"placeholder": "2023-04-25", "size": 12, "maxlength": 20, "autocomplete": "off"}


class DatedForm(_Form):
    """A record's form in which each such date is one field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._partial():
            if value := getattr(self.instance, name):
                self.initial[name] = code(value, getattr(self.instance, f"{name}{SUFFIX}"))

    def _partial(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, PartialDateField)]

    def clean(self) -> dict[str, Any]:
        """Put the date into its column, and how exact it is into the one beside it."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self._partial():
            if isinstance(typed := given.get(name), PartialDate):
                given[name] = typed.value
                setattr(self.instance, f"{name}{SUFFIX}", typed.precision.value)
        return given
