import os
import re
import subprocess
import sys

import pytest

from tests.architecture.project import ROOT

PRODUCTION = {
    "PORTAL_ENV_FILE": os.devnull,
    "PORTAL_MODE": "production",
    "SECRET_KEY": "p7Kx-" * 14,
    "ALLOWED_HOSTS": "ip.example.org",
    "PORTAL_URL": "https://ip.example.org",
    "PATH": os.environ["PATH"],
    "DJANGO_SETTINGS_MODULE": "ipportal.settings",
}


def check(*flags: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "manage.py", "check", *flags],
        cwd=ROOT,
        env={**PRODUCTION, **changes},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_production_settings_pass_djangos_deployment_check() -> None:
    result = check("--deploy", "--fail-level", "INFO")
    assert (result.returncode, result.stdout.strip()) == (
        0,
        "System check identified no issues (0 silenced).",
    ), result.stderr


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is missing"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must not be '*'"),
        ({"PORTAL_URL": "http://ip.example.org"}, "PORTAL_URL must be the public https://"),
        ({"PORTAL_URL": ""}, "PORTAL_URL must be the public https://"),
        ({"PORTAL_DEBUG": "true"}, "PORTAL_DEBUG must be off"),
        ({"PORTAL_MODE": "staging"}, "PORTAL_MODE must be 'local' or 'production'"),
        ({"STORAGE_URL": "ftp://host/uploads"}, "STORAGE_URL begins with 'ftp:'"),
    ],
)
def test_unsafe_setting_is_refused_with_the_remedy(changes: dict[str, str], complaint: str) -> None:
    result = check(**changes)
    assert result.returncode == 1
    assert complaint in result.stderr


def test_mode_left_out_is_production() -> None:
    result = check(PORTAL_MODE="", SECRET_KEY="", ALLOWED_HOSTS="", PORTAL_URL="")
    assert result.returncode == 1
    assert "does not start in" in result.stderr


def variables_read() -> set[str]:
    """Return every environment variable that the settings and the server's configuration read."""
    sources = [(ROOT / name).read_text() for name in ("ipportal/settings.py", "gunicorn.conf.py")]
    return set(re.findall(r"(?:env\.\w+|environ\.get)\(\s*\"([A-Z_]+)\"", "\n".join(sources)))


def undocumented(variables: set[str], text: str) -> set[str]:
    """Return the variables that a text does not name."""
    return {name for name in variables if not re.search(rf"\b{name}\b", text)}


def test_every_variable_is_documented() -> None:
    # The file that is read first cannot say where it is.
    variables = variables_read() - {"PORTAL_ENV_FILE"}
    assert {"SECRET_KEY", "DATABASE_URL", "WEB_WORKERS"} <= variables
    assert undocumented(variables, (ROOT / ".env.example").read_text()) == set()


def test_undocumented_variable_is_seen() -> None:
    assert undocumented({"NEW_SETTING", "SECRET_KEY"}, "SECRET_KEY=") == {"NEW_SETTING"}


def test_server_configuration_is_accepted() -> None:
    gunicorn = [sys.executable, "-m", "gunicorn", "--check-config", "--config", "gunicorn.conf.py"]
    result = subprocess.run(
        [*gunicorn, "ipportal.wsgi"],
        cwd=ROOT,
        env=PRODUCTION,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
