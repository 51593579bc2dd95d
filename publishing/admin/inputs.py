"""How the desk asks for a date, a text and a related record, alike in every form and row."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import TextInput
from django.http import HttpRequest
from django.utils.text import format_lazy

from publishing.admin.dating import AS_EXACT, DatedForm, PartialDateField, is_partial
from publishing.datefields import SUFFIX
from publishing.hints import hint
from publishing.keys import may_be_key

if TYPE_CHECKING:
    _Base = BaseModelAdmin[Any]
    _Several = forms.ModelMultipleChoiceField[Any]
else:
    _Base = BaseModelAdmin
    _Several = forms.ModelMultipleChoiceField


class DayInput(forms.DateInput):
    """The browser's own date field: it needs no script, and says nothing about time zones."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PlainNumber(forms.NumberInput):
    """A number without the zeros its column adds."""

    def format_value(self, value: Any) -> str | None:
        """Return `40.9` for 40.900000."""
        if isinstance(value, Decimal) and value.is_finite():
            value = f"{value.normalize():f}"
        shown: str | None = super().format_value(value)
        return shown


class _KnownKeys:
    """Shows a refused form again, whatever was posted as the related record's key."""

    field: Any

    def optgroups(self, name: str, value: Iterable[Any], attrs: Any = None) -> Any:
        """Return the chosen options; what cannot be a key is none, and the field's error says so."""
        keys = [one for one in value if may_be_key(self.field.remote_field.model, one)]
        parent: Any = super()
        return parent.optgroups(name, keys, attrs)


class OneRecord(_KnownKeys, AutocompleteSelect):
    """Finds one related record as its name is typed; `within` tells the search more, as its query string."""

    within: str = ""

    def get_url(self) -> str:
        """Return where the search is answered."""
        return f"{super().get_url()}?{self.within}" if self.within else super().get_url()


class SeveralRecords(_KnownKeys, AutocompleteSelectMultiple):
    """Finds related records as their names are typed."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Leave out the button that drops all: it is no item of the list it would stand in."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


class SeveralField(_Several):
    """Takes several related records; a key no column could hold is an unknown choice like any other."""

    def clean(self, value: Any) -> Any:
        """Return the chosen rows."""
        for key in value if isinstance(value, (list, tuple)) else ():
            if self.queryset is not None and not may_be_key(self.queryset.model, key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": key}
                )
        return super().clean(value)


def _typed(fields: Any) -> list[Any]:
    """Return the fields of a set, lines of several included, without the columns nobody types into."""
    left = [_typed(one) if isinstance(one, list | tuple) else one for one in fields]
    return [one for one in left if one and not (isinstance(one, str) and one.endswith(SUFFIX))]


class PlainInputs(_Base):
    """Dates by the browser, texts that grow, and beside a related record only what an editor needs."""

    formfield_overrides: ClassVar[dict[type[models.Field[Any, Any]], Any]] = {
        models.DateField: {"widget": DayInput},
        models.DecimalField: {"widget": PlainNumber(attrs={"step": "any", "class": "vNumberField"})},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    }
    form: Any = DatedForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for a date and its precision in one field; those who only look see both columns."""
        sets = super().get_fieldsets(request, obj)
        if not (self.has_change_permission(request, obj) or self.has_add_permission(request)):
            return sets
        return [(title, {**parts, "fields": _typed(parts["fields"])}) for title, parts in sets]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Say what belongs in it, and leave out the buttons that would delete or show the related record."""
        if db_field.name in self.get_autocomplete_fields(request):
            finder = SeveralRecords if db_field.many_to_many else OneRecord
            kwargs.setdefault("widget", finder(db_field, self.admin_site))
        if db_field.many_to_many:
            kwargs.setdefault("form_class", SeveralField)
        told = db_field.help_text or hint(db_field)
        if is_partial(db_field):
            kwargs |= {"form_class": PartialDateField, "widget": TextInput}
            told = format_lazy("{} {}", told, AS_EXACT) if told else AS_EXACT
        if told:
            kwargs.setdefault("help_text", told)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field
