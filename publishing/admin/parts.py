"""The rows that belong to a record, edited in its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from admin_ordering.admin import OrderableAdmin
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseInlineFormSet as _RowSet
from django.http import HttpRequest

from publishing import permissions
from publishing.admin.inputs import PlainInputs
from publishing.models import Part, Publishable

if TYPE_CHECKING:
    _Tabular = admin.TabularInline[Any, Any]
    _Stacked = admin.StackedInline[Any, Any]
    BaseInlineFormSet = _RowSet[Any, Any, Any]
else:
    BaseInlineFormSet = _RowSet

    class _Tabular(OrderableAdmin, admin.TabularInline):
        """Rows that can be dragged into order."""

    class _Stacked(OrderableAdmin, admin.StackedInline):
        """Blocks that can be dragged into order."""


class NamedRows(BaseInlineFormSet):
    """Rows of a table whose fields have names of their own: a column's heading is no label."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name every field, the one that deletes the row included."""
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", str(field.label or ""))


class _PartRules(PlainInputs):
    """Whoever may change a record may change its parts; they have no permissions of their own."""

    parent_model: type[Any]
    extra = 0
    ordering_field = "position"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer beside a related record only to add one: a row is narrow."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
        return field

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        if isinstance(obj, Publishable):
            adding = obj.head_revision_id is None and permissions.can_add(request.user, type(obj))
            return adding or permissions.can_change(request.user, obj)
        return permissions.can_add(request.user, self.parent_model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj) or (
            isinstance(obj, Publishable) and permissions.can_view_drafts(request.user, obj)
        )


class PartInline(_PartRules, _Tabular):
    """Parts as rows of a table."""

    formset = NamedRows


class StackedPartInline(_PartRules, _Stacked):
    """Parts as blocks, for those with long texts."""


def save_parts(formset: Any) -> None:
    """Save a formset of parts, whatever unique values they swap: changed rows are replaced, ids kept."""
    parts: list[Part] = formset.save(commit=False)
    for part in formset.deleted_objects:
        part.delete()
    rows = formset.model._base_manager
    replaced = rows.filter(pk__in=[part.pk for part, _fields in formset.changed_objects])
    replaced._raw_delete(replaced.db)
    rows.bulk_create(parts)
    formset.save_m2m()
