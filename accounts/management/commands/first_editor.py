"""The editor of a fresh local portal, with a password that opens it once."""

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from accounts.models import User

USERNAME = "editor"


class Command(BaseCommand):
    help = (
        "Make the user `editor` of a fresh local portal and print a one-off password, anew until it is used. "
        "Does nothing outside local mode, on another database than SQLite, or where people work already."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PORTAL_MODE != "local" or connection.vendor != "sqlite":
            return
        editor = User.objects.filter(username=USERNAME).first()
        if editor is None and not User.objects.filter(is_active=True).exists():
            editor = User(username=USERNAME, is_staff=True, is_superuser=True, must_change_password=True)
        if editor is None or not editor.must_change_password:
            return
        password = secrets.token_urlsafe(12)
        editor.set_password(password)
        editor.must_change_password = True
        editor.save()
        self.stdout.write(f"  Sign in as    {USERNAME}, password {password} (once; then you choose your own)")
