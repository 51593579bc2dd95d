"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pages.converters import register


class PagesConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Register the converters before any address is read."""
        register()
