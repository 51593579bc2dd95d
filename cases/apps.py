"""Registers the app with Django and keeps its fixed vocabulary in the database."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from cases.terms import IP_RIGHTS


class CasesConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        """Have the kinds of right written after every migrate: they are data the code depends on."""
        post_migrate.connect(apply_rights, sender=self, dispatch_uid="cases.rights")


def apply_rights(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Write the kinds of right as cases/terms.py lists them; rows no longer listed stay in use."""
    # Flushing sends the signal too, without the state of a migration: then the models are today's.
    known = kwargs.get("apps", apps)
    try:
        right = known.get_model("cases", "IPRight")
    except LookupError:  # migrated back to before the table
        return
    right.objects.using(using).bulk_create(
        [
            right(code=code, name_en=english, name_zh_hans=chinese, position=position)
            for position, (code, english, chinese) in enumerate(IP_RIGHTS)
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_en", "name_zh_hans", "position"],
    )
