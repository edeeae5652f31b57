import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from enishi.web.first_visit import NotAsExpected, open_start_page, rank_one_need

NEED = "/needs/0b0e7c1e-0000-4000-8000-000000000000/"
DOOR = """<title>Enishi</title><form action="/sign-in" method="post">
<input type="hidden" name="token" value="t"><button name="part" value="{part}">…</button></form>"""


class Site(HTTPServer):
    """A site of three pages that a test can spoil."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.part, self.need, self.candidates = "coordinator-1", NEED, "この案件との合い方"
        self.sent: dict[str, list[str]] = {}
        self.broken = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.path == NEED:
            known = "who=coordinator" in self.headers.get("Cookie", "")
            self.answer(self.server.candidates if known else "")
        elif self.path == "/needs/":
            self.answer(f'<a href="{NEED}">N-0001</a>')
        else:
            self.answer(DOOR.format(part=self.server.part))

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.sent = parse_qs(self.rfile.read(length).decode())
        self.answer(f'<a href="{self.server.need}">N-0001</a>')

    def answer(self, html: str) -> None:
        self.send_response(500 if self.server.broken else 200)
        self.send_header("Set-Cookie", "who=coordinator")
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        yield site
        site.shutdown()
        thread.join()


def test_a_visitor_signs_in_with_the_forms_own_fields_and_reads_a_need(site: Site):
    page = rank_one_need(site.address)

    assert page.address == site.address + NEED
    assert site.sent == {"token": ["t"], "part": ["coordinator-1"]}


def test_without_waiting_work_a_need_is_found_in_the_list(site: Site):
    site.need = "/needs/"

    assert rank_one_need(site.address).address == site.address + NEED


def test_the_start_page_is_recognised_by_its_name(site: Site):
    assert open_start_page(site.address).address == f"{site.address}/"


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        ({"part": "expert"}, "has no door for practice"),
        ({"need": "/elsewhere/"}, "leads to no need"),
        ({"candidates": "だれもいません"}, "shows no candidate"),
        ({"broken": True}, "answered 500"),
    ],
)
def test_what_is_missing_on_the_way_is_said(site: Site, spoiled: dict[str, object], sentence: str):
    vars(site).update(spoiled)

    with pytest.raises(NotAsExpected, match=sentence):
        rank_one_need(site.address)


def test_a_server_that_is_not_there_gives_no_answer():
    with pytest.raises(NotAsExpected, match="gives no answer"):
        open_start_page("http://127.0.0.1:9")
