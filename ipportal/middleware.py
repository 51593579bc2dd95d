"""Response headers that every page carries, and the id that ties a request to its log lines."""

import re
from collections.abc import Callable
from uuid import uuid4

from csp.constants import NONCE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

from ipportal.requests import request_id

GetResponse = Callable[[HttpRequest], HttpResponse]

# A proxy's id is kept when it looks like one; anything else could forge log lines.
WELL_FORMED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")

# Browser features the portal never uses, refused to everything on its pages.
REFUSED_FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class RequestIdMiddleware:
    """Gives each request an id, known to every log line and returned as `X-Request-ID`."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with its id set; it stays set for what is logged about the answer afterwards."""
        given = request.headers.get("X-Request-ID", "")
        name = given if WELL_FORMED_ID.fullmatch(given) else uuid4().hex
        request_id.set(name)
        response = self.get_response(request)
        response["X-Request-ID"] = name
        return response


class PermissionsPolicyMiddleware:
    """Refuses the browser features that no page needs."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the header set."""
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", REFUSED_FEATURES)
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The one strict policy; the admin alone offers a nonce, for the rich text editor's import map."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy's parts for this response; the nonce is offered where the admin answered."""
        parts = super().get_policy_parts(request, response, report_only)
        match = request.resolver_match
        if not report_only and match is not None and "admin" in match.app_names:
            parts.update = {**(parts.update or {}), "script-src": [NONCE]}
        return parts


class PublicCompressionMiddleware(GZipMiddleware):
    """Compresses what the public reads; pages of the admin hold secrets whose length must not be told."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the answer, compressed where the reader's browser takes it and no secret is in it."""
        match = request.resolver_match
        if match is not None and "admin" in match.app_names:
            return response
        return super().process_response(request, response)


class AddressLanguageMiddleware(LocaleMiddleware):
    """The language is in the address alone, so an answer does not vary with what the browser would like."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Name the answer's language; caches need not keep one copy for each wish."""
        response.headers.setdefault("Content-Language", get_language())
        return response
