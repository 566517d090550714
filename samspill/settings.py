"""Settings. Everything an installation may change is an environment variable, told in docs/operations.md."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

PACKAGE = Path(__file__).resolve().parent
TESTING = os.environ.get("SAMSPILL_TESTING") == "1"
DATA = Path(os.environ.get("SAMSPILL_DATA", "var")).resolve()

DEBUG = os.environ.get("SAMSPILL_DEBUG") == "1"
DEMO = os.environ.get("SAMSPILL_DEMO") == "1"
PUBLIC_ADDRESS = os.environ.get("SAMSPILL_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
_IS_LOCAL = PUBLIC_ADDRESS.startswith("http://")
ALLOWED_HOSTS = os.environ.get("SAMSPILL_HOSTS", "127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [] if _IS_LOCAL else [PUBLIC_ADDRESS]


def _secret_key() -> str:
    """The key from the environment, else one made once and kept beside the data."""
    if key := os.environ.get("SAMSPILL_SECRET_KEY"):
        return key
    if TESTING:
        return "only-for-tests"  # the tests sign nothing that leaves the machine
    from django.core.management.utils import get_random_secret_key

    DATA.mkdir(parents=True, exist_ok=True)
    path = DATA / "secret_key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
_EARLIER = os.environ.get("SAMSPILL_SECRET_KEY_EARLIER", "")
SECRET_KEY_FALLBACKS = (
    [_EARLIER] if _EARLIER else []
)  # what it signed is known until it is taken out

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "samspill.ui",
    "samspill.upkeep",
    "samspill.people",
    "samspill.history",
    "samspill.organiser",
    "samspill.outbox",
    "samspill.live",
    "samspill.registry",
    "samspill.process",
    "samspill.letters",
    "samspill.conference",
    "samspill.dialogue",
    "samspill.insight",
    "samspill.policy",
    "samspill.standard",
    "samspill.advice",
    "samspill.overview",
]

MIDDLEWARE = [
    "samspill.upkeep.middleware.RequestLines",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samspill.upkeep.middleware.PrivatePages",
    "samspill.ui.middleware.LanguageMiddleware",
    "samspill.ui.middleware.NearestPageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samspill.upkeep.middleware.SignInLines",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "samspill.urls"
WSGI_APPLICATION = None
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "overview:my_organisers"
LOGOUT_REDIRECT_URL = "overview:front"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samspill.ui.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "samspill.ui.templatetags.ui"],
        },
    }
]

# --- database: SQLite is the embedded default, PostgreSQL by DATABASE_URL ------------------------
DATABASE_URL = os.environ.get("DATABASE_URL", f"sqlite:///{DATA / 'samspill.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL)}
IS_SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if IS_SQLITE:
    DATA.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    # each thread keeps its connection: giving it back to a pool after every page cost a third more
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# --- language, time -------------------------------------------------------------------------------
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LANGUAGE_CODE = "nb"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
USE_I18N = True

# --- static files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists() and not TESTING and not DEBUG
STORAGES = {
    "default": {  # photos of paper sheets: for those who work here alone, never served as files
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA / "media",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": (
            "samspill.ui.static_storage.StaticFiles"
            if _COLLECTED
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = not _COLLECTED

# --- safety ---------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not _IS_LOCAL
_OF_THIS_HOST_ALONE = "" if _IS_LOCAL else "__Host-"  # which browsers hold us to: https, no domain
SESSION_COOKIE_NAME = f"{_OF_THIS_HOST_ALONE}sessionid"
CSRF_COOKIE_NAME = f"{_OF_THIS_HOST_ALONE}csrftoken"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_ENGINE = "samspill.people.sessions"  # so that a person can see and end their own
SECURE_HSTS_SECONDS = 0 if _IS_LOCAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not _IS_LOCAL
SECURE_PROXY_SSL_HEADER = None if _IS_LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
FORM_RENDERER = "samspill.ui.controls.Controls"
X_FRAME_OPTIONS = "DENY"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "samspill.people.passwords.ShortestPassword",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "samspill.people.passwords.LongestPassword"},
    {"NAME": "samspill.people.passwords.GuessablePassword"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]

# --- what leaves the house ------------------------------------------------------------------------
EMAIL_HOST = os.environ.get("SAMSPILL_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("SAMSPILL_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SAMSPILL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAMSPILL_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SAMSPILL_SMTP_TLS") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SAMSPILL_FROM", "Samspill <samspill@example.no>")
BOUNCE_ADDRESS = os.environ.get("SAMSPILL_BOUNCES", "")  # what cannot be delivered comes back to
MAILBOX_HOST = os.environ.get("SAMSPILL_IMAP_HOST", "")  # where it is read; none: nothing is read
MAILBOX_PORT = int(os.environ.get("SAMSPILL_IMAP_PORT", "993"))
MAILBOX_USER = os.environ.get("SAMSPILL_IMAP_USER", "")
MAILBOX_PASSWORD = os.environ.get("SAMSPILL_IMAP_PASSWORD", "")
MAILBOX_FOLDER = os.environ.get("SAMSPILL_IMAP_FOLDER", "INBOX")
BRREG_ADDRESS = os.environ.get("SAMSPILL_BRREG", "https://data.brreg.no")
CONTACT_EMAIL = os.environ.get("SAMSPILL_CONTACT", "samspill@example.no")
SUGGESTER = os.environ.get("SAMSPILL_SUGGESTER", "")
OIDC = {  # SAMSPILL_OIDC_IDPORTEN_ISSUER and its like: people/providers.py
    name: value
    for name, value in os.environ.items()
    if name.startswith("SAMSPILL_OIDC_") and not TESTING
}

# --- the log: where and what, never of whom (samspill/upkeep/logs.py) ------------------------------
LOG_REQUESTS = os.environ.get("SAMSPILL_LOG_REQUESTS") == "1"
_FORM = "Json" if os.environ.get("SAMSPILL_LOG") == "json" else "Plain"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masked": {"()": f"samspill.upkeep.logs.{_FORM}Formatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "formatter": "masked",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "samspill.requests": {"level": "INFO"},
        "samspill.security": {"level": "INFO"},
    },
}
