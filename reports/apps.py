"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Names the app for Django and for the admin's index."""

    name = "reports"
    verbose_name = _("Reports")
