"""Registers the wiring as an app, so that its commands and templates are found."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Names the wiring for Django."""

    name = "ipportal"
    verbose_name = _("IP Portal")
