"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "indicators"
    verbose_name = _("Indicators")
