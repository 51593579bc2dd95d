"""Registers the app with Django and collects the sheets that other apps declare."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "exchange"
    verbose_name = _("Data exchange")

    def ready(self) -> None:
        """Import the sheets and remarks of every app, so that each noun can be handed in and taken out."""
        autodiscover_modules("sheets")
        autodiscover_modules("remarks")
