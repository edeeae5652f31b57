"""What is no request is refused before Django sees it: with the same headers, in our words."""

import re
import socket

from enishi.web.listening import Worker, refuse
from tests.matrix.asking import PROTECTED_BY


def answered(told: str) -> str:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        refuse(ours, 400, "Bad Request", told)
        return theirs.recv(4096).decode()


def test_a_refusal_before_django_has_the_headers_of_every_page():
    head, said = answered("").split("\r\n\r\n")

    assert head.startswith("HTTP/1.1 400 Bad Request\r\n")
    lines = head.replace("\r\n", "\n")
    assert [header for header in PROTECTED_BY if not re.search(header, lines)] == []
    assert said.startswith("送られたものを、読みとれませんでした。")
    assert f"Content-Length: {len(said.encode())}" in head


def test_what_was_sent_is_not_repeated():
    assert "<script>" not in answered("Invalid Request Line '<script>'")


def test_the_worker_of_gunicorn_answers_through_it():
    from gunicorn import util  # noqa: PLC0415 -- what our module has put in its place

    assert (util.write_error, Worker.__mro__[1].__name__) == (refuse, "ThreadWorker")
