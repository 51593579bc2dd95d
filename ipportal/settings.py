"""Every setting of the portal, driven by the environment and safe by default.

`PORTAL_MODE` is `production` unless it says `local`. Production refuses to start without a key, a host list
and an HTTPS address; `.env.example` describes every variable. What is not read from the environment is a
decision, not an option.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from import_export.formats.base_formats import CSV, XLSX

from ipportal.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(env.path("PORTAL_ENV_FILE", default=str(BASE_DIR / ".env")))

# --- Mode ---

PORTAL_MODE = env.str("PORTAL_MODE", default="production")
PRODUCTION = PORTAL_MODE == "production"
DEBUG = env.bool("PORTAL_DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"])
PORTAL_URL = env.str("PORTAL_URL", default="" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
# An unofficial edition says so on every page and asks not to be indexed.
PORTAL_UNOFFICIAL = env.bool("PORTAL_UNOFFICIAL", default=True)
PORTAL_NOINDEX = env.bool("PORTAL_NOINDEX", default=PORTAL_UNOFFICIAL)
PORTAL_PUBLISHER = env.str("PORTAL_PUBLISHER", default="")  # the portal's own name when empty
# Uploads beyond this many bytes are refused before anything reads them.
PORTAL_UPLOAD_MAX_BYTES = env.int("PORTAL_UPLOAD_MAX_BYTES", default=20 * 1024 * 1024)

_secure = urlsplit(PORTAL_URL).scheme == "https"
_refusals = {
    "PORTAL_MODE must be 'local' or 'production'": PORTAL_MODE not in {"local", "production"},
    "SECRET_KEY is missing or under 50 characters; `make setup` writes a fresh one": len(SECRET_KEY) < 50,
    "ALLOWED_HOSTS is missing; name the host, for example ALLOWED_HOSTS=ip.example.org": not ALLOWED_HOSTS,
    "ALLOWED_HOSTS must not be '*' in production": PRODUCTION and "*" in ALLOWED_HOSTS,
    "PORTAL_URL must be the public https:// address in production": PRODUCTION and not _secure,
    "PORTAL_DEBUG must be off in production": PRODUCTION and DEBUG,
}
if _refused := "; ".join(problem for problem, found in _refusals.items() if found):
    raise ImproperlyConfigured(f"The portal does not start in {PORTAL_MODE} mode: {_refused}.")

# --- Applications ---

INSTALLED_APPS = [
    # Lowest layer first: whatever runs once per app (roles, registries) finds what it stands on.
    "accounts",
    "publishing",
    "exchange",
    "pages",
    "directory",
    "indicators",
    "cases",
    "awards",
    "reports",
    "search",
    "ipportal",
    "ipportal.apps.DeskConfig",  # django.contrib.admin with the portal's own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "admin_ordering",
    "axes",
    "csp",
    "django_filters",
    "django_prose_editor",
    "import_export",
    "js_asset",
    "tree_queries",
]

MIDDLEWARE = [
    # Outermost, so that every log line and every response carries the request's id.
    "ipportal.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "ipportal.middleware.ContentSecurityPolicyMiddleware",
    "ipportal.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ipportal.middleware.PublicCompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ipportal.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.PasswordChangeMiddleware",
    # Last, as django-axes asks: it turns a locked-out login into its answer.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "ipportal.urls"
WSGI_APPLICATION = "ipportal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ipportal.navigation.portal",
            ],
        },
    },
]

# --- Data: database, cache, uploads ---

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
}
_engine_options: dict[str, dict[str, Any]] = {
    # WAL lets readers go on during a write; an immediate transaction waits its turn, it never fails half-way.
    "django.db.backends.sqlite3": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
    # A page asks short questions: compiling one takes longer than answering it.
    "django.db.backends.postgresql": {
        "options": "-c jit=off -c statement_timeout="
        f"{env.int('DATABASE_STATEMENT_TIMEOUT_MS', default=30_000)}"
    },
}
DATABASES["default"].setdefault("OPTIONS", {}).update(_engine_options.get(DATABASES["default"]["ENGINE"], {}))
DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

STORAGE_URL = env.str("STORAGE_URL", default=f"file://{BASE_DIR / 'media'}")
# One entry for each scheme that can hold uploads. None has a public address: uploads are never served.
_upload_backends = {
    "file": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": urlsplit(STORAGE_URL).path, "base_url": None},
    },
}
if (_scheme := urlsplit(STORAGE_URL).scheme) not in _upload_backends:
    raise ImproperlyConfigured(
        f"STORAGE_URL begins with '{_scheme}:'; known: {', '.join(_upload_backends)}:."
    )
STORAGES: dict[str, dict[str, Any]] = {
    "default": _upload_backends[_scheme],
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "ipportal.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # one form with a few hundred inline rows
DATA_UPLOAD_MAX_NUMBER_FILES = 20

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]

# --- Languages and time ---

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"

# --- People ---

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_validation}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_validation}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validation}.CommonPasswordValidator"},
    {"NAME": f"{_validation}.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
# The pair, so that nobody can lock an editor out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False  # no banner at the start of every command
AXES_DISABLE_ACCESS_LOG = True  # failures are kept, ordinary logins are not

# --- Security ---

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # probes speak plain HTTP to the process itself
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
# Believed only where a proxy that always sets the header stands in front.
_trusted = env.bool("TRUST_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _trusted else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-sessionid" if PRODUCTION else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if PRODUCTION else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PORTAL_URL]

# Public pages carry no nonce, so that they can be cached; the admin's is added in ipportal/middleware.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        **{f"{kind}-src": [SELF] for kind in ("script", "style", "img", "font", "connect")},
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Import and export in the admin ---

# The library lets any staff user import and export; these two permissions decide instead.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_FORMATS = [CSV, XLSX]
# `expire_imports` forgets files and rows of older imports; the line that they happened stays.
IMPORT_KEEP_DAYS = env.int("IMPORT_KEEP_DAYS", default=90)

# --- Logs ---

LOGGING = logging_settings(env.str("LOG_LEVEL", default="INFO"))
