"""Mail server and database on another machine: TLS with a certificate that is checked.

Unless somebody says otherwise in so many words, for a network that is his own.
"""

from typing import Any

HERE = ("", "localhost", "127.0.0.1", "::1")


def is_here(host: str) -> bool:
    """Whether it is this machine: one of its own addresses, or the folder of a local socket."""
    return host in HERE or host.startswith("/")


def mail_takes_tls(host: str, said: str | None) -> bool:
    """Whether mail is handed over under STARTTLS only; Python checks certificate and name."""
    return said == "1" if said else not is_here(host)


def checked(host: str, options: dict[str, Any]) -> dict[str, Any]:
    """What the database is asked with: from elsewhere it has to show who it is."""
    return options if is_here(host) else {"sslmode": "verify-full"} | options
