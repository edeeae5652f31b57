"""One settings file. What differs between offices comes from the environment (README)."""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from enishi.web.elsewhere import checked, mail_takes_tls
from enishi.web.secret import secret_key_in

VAR = Path(os.environ.get("ENISHI_VAR", "var")).resolve()
VAR.mkdir(parents=True, exist_ok=True)
ROOT = Path(__file__).resolve().parents[3]
HOUSE = Path(__file__).resolve().parents[1]
TESTING = "pytest" in sys.modules

SECRET_KEY = secret_key_in(VAR)
DEBUG = os.environ.get("ENISHI_DEBUG") == "1"
HTTPS = os.environ.get("ENISHI_HTTPS") == "1"
ALLOWED_HOSTS = os.environ.get("ENISHI_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("ENISHI_ORIGINS", "").split(",") if origin
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "enishi.logbook",
    "enishi.people",
    "enishi.jobs",
    "enishi.files",
    "enishi.network",
    "enishi.programmes",
    "enishi.outbox",
    "enishi.companies",
    "enishi.experts",
    "enishi.knowledge",
    "enishi.cycle",
    "enishi.rosters",
    "enishi.search",
    "enishi.duplicates",
    "enishi.discovery",
    "enishi.rights",
    "enishi.web",
]
MIDDLEWARE = [
    # First, so that redirects and refusals made further in carry what they say as well.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "enishi.web.traces.LeaveNothingBehind",
    "enishi.web.middleware.RefuseUnknownMethods",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "enishi.web.middleware.SayItIsNoPage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "enishi.web.walls.StayWithinTheWalls",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "enishi.web.middleware.SendFragmentsToThePage",
    "enishi.web.middleware.LeadToThePageAbove",
    "allauth.account.middleware.AccountMiddleware",
    "enishi.web.middleware.KnowWhoAsks",
    "enishi.web.sessions.KeepTheTime",
    "enishi.web.door.NoteAtTheDoor",
    "enishi.web.middleware.AskSecondFactor",
    "enishi.web.middleware.NoteWhoWasSeen",
    "enishi.web.middleware.SayWhyRefused",
    "enishi.web.pace.KeepThePace",
]
ROOT_URLCONF = "enishi.web.urls"
WSGI_APPLICATION = "enishi.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # The matchmaking room is no app: it has pages but no tables.
        "DIRS": [HOUSE / room / "templates" for room in ("web", "matchmaking")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "enishi.web.context.shell",
            ],
            "builtins": ["enishi.web.templatetags.enishi_tags"],
        },
    }
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}
POSTGRESQL_OPTIONS = {
    "connect_timeout": 5,
    "tcp_user_timeout": 20_000,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    # Compiling a statement, and weighing every order of its joins, costs more than it saves where
    # pages ask for little.
    "options": "-c statement_timeout=30000 -c jit=off -c join_collapse_limit=5",
}
DATABASES = {
    "default": dj_database_url.config(
        "ENISHI_DATABASE_URL",
        default=f"sqlite:///{VAR / 'enishi.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if not ON_SQLITE:
    DATABASES["default"]["ENGINE"] = "enishi.walls.postgresql"
# Who may reach which rows; the walls lie below the rooms that know.
KEYS_OF = "enishi.web.keys.keys_of"
# What is told to an expert who is about to end his registration.
RUNNING_FOR_AN_EXPERT = "enishi.cycle.running.running_for"
RUNNING_BY_BODY = "enishi.cycle.running.running_by_body"
# Since when a person waits for an answer to his wish that his card be used no more, or erased.
ASKED_TO_STOP = "enishi.rights.queries.asked_to_stop"
# What rooms above run for a person goes along when his cases are handed over.
HANDED_OVER_TOO = [
    "enishi.discovery.transitions.hand_over_searches",
    "enishi.rights.transitions.hand_over_incidents",
]
# What rests on a company's consent lies in a room above the company's.
WHEN_A_COMPANY_WITHDRAWS = "enishi.knowledge.transitions.take_down_cases"
DATABASES["default"].setdefault("OPTIONS", {}).update(
    SQLITE_OPTIONS if ON_SQLITE else POSTGRESQL_OPTIONS
)
if not ON_SQLITE:
    DATABASES["default"]["OPTIONS"] = checked(
        str(DATABASES["default"].get("HOST", "")), DATABASES["default"]["OPTIONS"]
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# What letters and notes are about: kinds of records, and the doors through which they are found.
RECORDS_WRITTEN_ABOUT = {
    "experts.expert": "enishi.experts.addressee.expert",
    "experts.application": "enishi.experts.addressee.application",
    "companies.company": "enishi.companies.addressee.company",
    "cycle.need": "enishi.cycle.addressee.need",
    "network.candidatebody": "enishi.network.addressee.candidate",
}
# What must not stand in a letter, by what it is about: asked whenever one is written.
WITHHELD_IN_LETTERS = {
    "cycle.sounding": "enishi.cycle.transitions.withhold.refuse_in_sounding",
    "cycle.interviewwish": "enishi.cycle.transitions.withhold.refuse_in_wish",
}
# What an answer slip offers, by what its letter is about.
ANSWER_SLIPS = {"cycle.introduction": "enishi.cycle.letters.slip_of"}
# Those to whom one text may be sent, and who says who they are.
WRITTEN_TO_TOGETHER = {
    "experts": "enishi.experts.addressee.everybody",
    "companies": "enishi.companies.addressee.everybody",
    "bodies": "enishi.network.addressee.everybody",
}
# Tries at the door are counted for all server processes together, hence files and not memory.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if TESTING
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
    }
}

# What is opened in an hour, as well.
OPENED = VAR / "opened"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "enishi.people.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "enishi.people.passwords.NotOnlyFigures"},
    {"NAME": "enishi.people.passwords.NotWidelyUsed", "OPTIONS": {"shortest": 12}},
    {
        "NAME": "enishi.people.passwords.NotFromALeak",
        "OPTIONS": {"file": os.environ.get("ENISHI_LEAKED_PASSWORDS", "")},
    },
    {"NAME": "enishi.people.passwords.NotOfOurWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "enishi.web.accounts.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = _("【縁 Enishi】")
# A letter to an address that nobody registered would tell a stranger about us.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# It is called 番号 where it is asked for: figures, not letters.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
# Ten tries for one account; an office behind one address has several people.
# Behind a proxy, the address that it wrote down counts, not its own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ENISHI_PROXIES", "0"))
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/5m/ip,10/5m/key",
    # Wrong numbers of those who go on with their registration; there is no account to count by.
    "resume_registration": "10/5m/ip",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_FORMS = {
    "login": "enishi.web.sign_in.SignIn",
    "request_login_code": "enishi.web.sign_in.AskForCode",
    "confirm_login_code": "enishi.web.sign_in.EnterCode",
    "change_password": "enishi.web.sign_in.ChangePassword",
    "set_password": "enishi.web.sign_in.SetPassword",
    "reset_password": "enishi.web.sign_in.ResetPassword",
    "reset_password_from_key": "enishi.web.sign_in.NewPassword",
    "reauthenticate": "enishi.web.sign_in.ConfirmPassword",
}
MFA_ADAPTER = "enishi.web.accounts.PlainSecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Enishi"
# Addresses come from the body, not from the person; there is nobody to impersonate.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "enishi.web.sign_in.SecondFactor",
    "reauthenticate": "enishi.web.sign_in.SecondFactorAgain",
    "activate_totp": "enishi.web.sign_in.StartApp",
}

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"

STATIC_URL = "static/"
STATICFILES_DIRS = [("guides", ROOT / "docs" / "pictures")]
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING

EMAIL_BACKEND = os.environ.get(
    "ENISHI_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("ENISHI_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("ENISHI_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("ENISHI_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ENISHI_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = mail_takes_tls(EMAIL_HOST, os.environ.get("ENISHI_EMAIL_TLS"))
EMAIL_TIMEOUT = 20
# A running clamd that looks for viruses in what is handed in: unix:/a/path or host:port.
CLAMD = os.environ.get("ENISHI_CLAMD", "")
# Where mail that came back is dropped: an mbox file or a Maildir, written by the mail server.
RETURNED_MAIL = Path(os.environ.get("ENISHI_RETURNED_MAIL", VAR / "returned"))
DEFAULT_FROM_EMAIL = os.environ.get("ENISHI_FROM", "office@enishi.example")
OFFICE_TELEPHONE = os.environ.get("ENISHI_TELEPHONE", "03-0000-0000")
OFFICE_HOURS = _("平日9時〜17時")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "enishi.people.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_RESTS_AT_MOST = 2 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    # Browsers take a cookie of this name from this very host only, and over HTTPS only.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_FAILURE_VIEW = "enishi.web.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# SQLite leaves out what an index only carries along, and finds the rows all the same.
SILENCED_SYSTEM_CHECKS = ["models.W040"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # It warns of every character that no font has; the letter's page names them to its writer.
    "loggers": {"weasyprint": {"level": "ERROR"}},
}
