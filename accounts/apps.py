"""Registers the app with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Have the roles applied after every migrate; the receiver needs models, which are loaded by now."""
        # The app's own models do not exist when this file is read, so the module is looked up by name.
        receiver = import_string("accounts.signals.apply_roles_after_migrate")
        post_migrate.connect(receiver, dispatch_uid="accounts.roles")
