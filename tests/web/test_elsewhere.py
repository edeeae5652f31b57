"""What lies on another machine is spoken to under TLS, its certificate checked."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.mail.backends.smtp import EmailBackend

from tests.web.test_cookies import settings_with

__all__ = ["settings_with"]
SOCKET = "%2Fvar%2Frun%2Fpostgresql"


@pytest.mark.parametrize(
    ("host", "said", "takes"),
    [
        ("mail.example.jp", "", True),
        ("mail.example.jp", "1", True),
        ("mail.example.jp", "0", False),
        ("localhost", "", False),
        ("127.0.0.1", "1", True),
    ],
)
def test_mail_leaves_this_machine_under_tls_unless_somebody_says_otherwise(
    settings_with, host, said, takes
):
    assert settings_with(ENISHI_EMAIL_HOST=host, ENISHI_EMAIL_TLS=said)["EMAIL_USE_TLS"] is takes


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgres://app@db.example.jp/enishi", "verify-full"),
        ("postgres://app@192.0.2.7:5433/enishi", "verify-full"),
        ("postgres://app@db.example.jp/enishi?sslmode=verify-ca", "verify-ca"),
        ("postgres://app@db.example.jp/enishi?sslmode=disable", "disable"),
        ("postgres://app@localhost/enishi", None),
        (f"postgres://app@{SOCKET}/enishi", None),
        ("postgres:///enishi", None),
    ],
)
def test_a_database_elsewhere_has_to_show_who_it_is(settings_with, address, mode):
    said = settings_with(ENISHI_DATABASE_URL=address)["DATABASES"]["default"]["OPTIONS"]

    assert (said.get("sslmode"), said["connect_timeout"]) == (mode, 5)


@contextmanager
def mail_server(papers: Path | None) -> Iterator[int]:
    """A server that greets, offers STARTTLS if it has papers, and speaks it; one caller, once."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(20)

    def serve() -> None:
        caller, _address = listener.accept()
        caller.settimeout(20)
        caller.sendall(b"220 ready\r\n")
        while said := caller.recv(1000):
            if said.upper().startswith(b"EHLO"):
                caller.sendall(b"250-here\r\n250 STARTTLS\r\n" if papers else b"250 here\r\n")
            elif papers and said.upper().startswith(b"STARTTLS"):
                caller.sendall(b"220 go ahead\r\n")
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(papers)
                try:
                    caller = context.wrap_socket(caller, server_side=True)
                except OSError:
                    break
            else:
                caller.sendall(b"221 bye\r\n")
                break
        caller.close()

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    thread.join(30)
    listener.close()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A key and a certificate that nobody vouches for, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "papers.pem"
    pem = serialization.Encoding.PEM
    shape, secret = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(pem, shape, secret) + made.public_bytes(pem))
    return file


def calls(port: int) -> None:
    backend = EmailBackend(host="localhost", port=port, use_tls=True, timeout=20)
    try:
        backend.open()
    finally:
        # Django itself does so at its next try.
        backend._partial_connection.close()


def test_a_mail_server_for_whom_nobody_vouches_gets_no_mail(papers):
    with mail_server(papers) as port, pytest.raises(ssl.SSLCertVerificationError):
        calls(port)


def test_a_mail_server_that_does_not_speak_tls_gets_no_mail():
    with mail_server(None) as port, pytest.raises(smtplib.SMTPNotSupportedError):
        calls(port)
