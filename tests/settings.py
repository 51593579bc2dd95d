"""The portal's own settings with what tests need, set before they load: no local `.env` changes a result."""

import os
import tempfile
from pathlib import Path

os.environ.update(
    PORTAL_ENV_FILE=os.devnull,
    PORTAL_MODE="local",
    PORTAL_DEBUG="false",
    SECRET_KEY="for-tests-only-" * 5,
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    PORTAL_URL="http://testserver",
    LOG_LEVEL="ERROR",
    # Playwright keeps an event loop in the thread that also talks to the database.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)

from ipportal.settings import *  # noqa: F403, TID251 - settings are taken whole, after the environment is set
from ipportal.settings import CACHES, DATABASES, STORAGES  # noqa: TID251 - those that change below

_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser's requests then have their own connections, as in life. One a process.
    _database["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"ip-portal-{os.getpid()}.sqlite3")}
    _database["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    _database["TEST"] = {"NAME": f"ip_portal_{os.getpid()}"}
    # What a test wrote need not outlive the machine.
    _database["OPTIONS"]["options"] += " -c synchronous_commit=off"
_database["CONN_MAX_AGE"] = 0

# Emptying Redis between tests empties one of its databases: each worker has its own.
if (_worker := os.environ.get("PYTEST_XDIST_WORKER")) and "RedisCache" in CACHES["default"]["BACKEND"]:
    _server = CACHES["default"]["LOCATION"].rpartition("/")[0]
    CACHES["default"]["LOCATION"] = f"{_server}/{1 + int(_worker.removeprefix('gw'))}"

STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_MAX_AGE = 3600
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
