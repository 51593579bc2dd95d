"""Holds a one-off password to its name: the admin opens after it has been changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

OPEN_BEFORE = frozenset({"login", "logout", "password_change", "password_change_done", "jsi18n"})


class PasswordChangeMiddleware:
    """Sends users who must change their password to its form, whatever page of the admin they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; the check happens once the address is resolved."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        """Return the redirect or nothing. Public pages never look at the user: they are cached."""
        match = request.resolver_match
        if match is None or "admin" not in match.app_names or match.url_name in OPEN_BEFORE:
            return None
        if request.user.is_authenticated and request.user.must_change_password:
            return HttpResponseRedirect(reverse("admin:password_change"))
        return None
