"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "indicators"
    verbose_name = _("Indicators")

    def ready(self) -> None:
        """Import the editions module of every app, so that pages know what an edition printed."""
        autodiscover_modules("editions")
