"""The desk: the admin site in the order of an editor's work, with what waits at its head."""

from ipportal.admin.site import DeskSite

__all__ = ["DeskSite"]
