"""Applies the roles after every migrate: groups hold exactly what accounts/roles.py says."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from accounts.roles import ROLES, granted


def apply_roles_after_migrate(sender: AppConfig, using: str, **_options: Any) -> None:
    """Apply the roles once, when the last app has been migrated and every permission can exist."""
    with_models = [config for config in apps.get_app_configs() if config.models_module is not None]
    if sender is with_models[-1]:
        create_permissions(sender, verbosity=0, using=using)
        apply_roles(using=using)


def apply_roles(*, using: str = "default") -> None:
    """Make the groups and their permissions say what the roles say; run twice, nothing changes."""
    known = Permission.objects.using(using).select_related("content_type")
    ids = {(one.content_type.app_label, one.codename): one.pk for one in known}
    for role in ROLES:
        group, _made = Group.objects.using(using).get_or_create(name=role.name)
        group.permissions.set([ids[pair] for pair in granted(role, ids)])
