"""Registers the app with Django and collects what other apps register with it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        """Import what the apps register here (blockers, links, effects, hints), so that it is known."""
        autodiscover_modules("blockers", "links", "effects", "hints")
