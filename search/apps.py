"""Registers the app with Django and collects what other apps tell search about their records."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Import the entries module of every app, so that search knows their records."""
        autodiscover_modules("entries")
