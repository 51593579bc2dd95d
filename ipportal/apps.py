"""Registers the wiring as an app, so that its commands and templates are found."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Names the wiring for Django."""

    name = "ipportal"
    verbose_name = _("IP Portal")


class DeskConfig(admin.AdminConfig):
    """The stock admin with the portal's own site."""

    default = False  # the settings name it; this module's default is the portal
    default_site = "ipportal.admin.DeskSite"
