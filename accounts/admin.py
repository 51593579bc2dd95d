"""Users and departments in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from accounts.models import SYSTEM_USERNAME, Department, User
from accounts.roles import NAMES

if TYPE_CHECKING:
    DepartmentBase = admin.ModelAdmin[Department]
    UserBase = UserAdmin[User]
    GroupsField = forms.ModelMultipleChoiceField[Group]
else:
    DepartmentBase = admin.ModelAdmin
    UserBase = UserAdmin
    GroupsField = forms.ModelMultipleChoiceField

# Roles are data applied after every migrate; an edited group would be put back.
admin.site.unregister(Group)


def role_name(name: object) -> str:
    """Return what a group is called in the reader's language; its own name when it is no role."""
    return str(NAMES.get(str(name), name))


class RolesField(GroupsField):
    """Offers groups under the names of their roles."""

    def label_from_instance(self, obj: Group) -> str:
        return role_name(obj.name)


class RoleFilter(admin.RelatedFieldListFilter):
    """Filters by groups under the names of their roles."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, role_name(name)) for key, name in super().field_choices(field, request, model_admin)]


@admin.register(Department)
class DepartmentAdmin(DepartmentBase):
    """The offices that own records."""

    list_display = ("code", "name_en", "name_zh_hans", "people")
    search_fields = ("code", "name_en", "name_zh_hans")

    def get_form(
        self, request: HttpRequest, obj: Department | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Say beneath the fields what they want."""
        told = {"name_en": _("Example: Trademark Office")}
        return super().get_form(request, obj, change, **{"help_texts": told, **kwargs})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        return super().get_queryset(request).annotate(people_count=models.Count("users"))

    @admin.display(description=_("users"), ordering="people_count")
    def people(self, department: Department) -> int:
        """Return how many users belong to the department."""
        return int(getattr(department, "people_count", 0))


@admin.register(User)
class PortalUserAdmin(UserBase):
    """People, their department and their roles; single permissions are given by roles only."""

    list_display = (
        "username",
        "first_name",
        "last_name",
        "email",
        "department",
        "roles",
        "is_active",
        "last_login",
    )
    list_filter = (("groups", RoleFilter), "department", "is_active", "is_staff")
    list_select_related = ("department",)
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password")}),
        (_("Personal info"), {"fields": ("first_name", "last_name", "email")}),
        (_("Work"), {"fields": ("department", "groups", "is_staff", "is_active")}),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "username",
                    "usable_password",
                    "password1",
                    "password2",
                    "department",
                    "groups",
                    "is_staff",
                ),
            },
        ),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Say beneath the fields of a user's work what they decide."""
        told = {
            "email": _("At the office. Example: zhang@sipa.example"),
            "department": _("Contributors edit only the records of their own department."),
            "groups": _("What the user may do; without a role only the desk’s first page opens."),
        }
        return super().get_form(request, obj, **{"help_texts": told, "change": change, **kwargs})

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["form_class"] = RolesField
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """Return the names of the user's roles."""
        return pgettext("between names", ", ").join(role_name(group.name) for group in user.groups.all())

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """A password that somebody else has chosen opens once: a new user picks their own."""
        if not change:
            obj.must_change_password = True
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return self._may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return self._may_touch(request, obj) and super().has_delete_permission(request, obj)

    def _may_touch(self, request: HttpRequest, obj: User | None) -> bool:
        """Only a superuser changes a superuser; nobody changes the user in whose name commands act."""
        if obj is None:
            return True
        return obj.username != SYSTEM_USERNAME and (not obj.is_superuser or bool(request.user.is_superuser))
