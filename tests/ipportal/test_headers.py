import json
import logging

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from ipportal.logs import JsonFormatter
from ipportal.middleware import REFUSED_FEATURES
from ipportal.requests import request_id

PUBLIC_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def policy(response: object) -> set[str]:
    headers = getattr(response, "headers", {})
    return {part.strip() for part in headers["Content-Security-Policy"].split(";")}


def test_public_response_carries_exactly_the_policy(client: Client) -> None:
    assert policy(client.get("/livez")) == PUBLIC_POLICY


def test_unknown_address_carries_the_policy(client: Client, db: None) -> None:
    assert policy(client.get("/no-such-page/")) == PUBLIC_POLICY


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_admin_differs_by_a_nonce_for_scripts_at_most(client: Client, db: None, prefix: str) -> None:
    found = policy(client.get(f"{prefix}/admin/login/"))
    extra = found - PUBLIC_POLICY
    assert all(part.startswith("script-src 'self' 'nonce-") for part in extra)
    assert "unsafe" not in " ".join(found)


def test_every_response_refuses_browser_features(client: Client) -> None:
    assert client.get("/livez")["Permissions-Policy"] == REFUSED_FEATURES


def test_given_request_id_is_kept(client: Client) -> None:
    assert (
        client.get("/livez", headers={"X-Request-ID": "abcd-1234-efgh"})["X-Request-ID"] == "abcd-1234-efgh"
    )


@pytest.mark.parametrize("forged", ["short", "with space in it", 'quote"quote"quote', "x" * 65])
def test_forged_request_id_is_replaced(client: Client, forged: str) -> None:
    assert client.get("/livez", headers={"X-Request-ID": forged})["X-Request-ID"] != forged


def test_log_line_is_one_json_object_with_the_request_id() -> None:
    record = logging.LogRecord("portal", logging.ERROR, "x.py", 1, "two\nlines: %s", ("值",), None)
    token = request_id.set("abcd-1234")
    try:
        line = JsonFormatter().format(record)
    finally:
        request_id.reset(token)
    assert "\n" not in line
    assert json.loads(line) | {"time": ""} == {
        "time": "",
        "level": "ERROR",
        "logger": "portal",
        "request": "abcd-1234",
        "message": "two\nlines: 值",
    }


def test_log_of_an_unknown_address_carries_the_request_id(client: Client, db: None) -> None:
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(JsonFormatter().format(record))  # type: ignore[method-assign] # to listen
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        client.get("/no-such-page/", headers={"X-Request-ID": "abcd-1234-efgh"})
    finally:
        logger.removeHandler(handler)
    assert [json.loads(line)["request"] for line in lines] == ["abcd-1234-efgh"]


def test_untrusted_proxy_header_is_not_believed(client: Client) -> None:
    with override_settings(SECURE_SSL_REDIRECT=True, SECURE_REDIRECT_EXEMPT=[]):
        assert client.get("/livez", headers={"X-Forwarded-Proto": "https"}).status_code == 301


def test_unknown_host_is_refused(client: Client) -> None:
    assert client.get("/admin/", headers={"Host": "evil.example"}).status_code == 400


def test_admin_speaks_both_languages(client: Client, db: None) -> None:
    assert client.get(reverse("admin:login"))["Content-Language"] == "en"
    assert client.get("/zh-hans/admin/login/")["Content-Language"] == "zh-hans"


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_language_is_in_the_address_alone(client: Client, db: None, prefix: str) -> None:
    english, chinese = (
        client.get(f"{prefix}/admin/login/", headers={"Accept-Language": wish}) for wish in ("en", "zh-CN")
    )
    assert english["Content-Language"] == chinese["Content-Language"]
    assert "Accept-Language" not in english.get("Vary", "")
