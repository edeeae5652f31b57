"""A first visit over HTTP, with cookies and forms as a browser sends them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from django.utils.translation import gettext_lazy

from enishi.reference.wording import Wording
from enishi.web.trouble import Trouble

COORDINATOR = "coordinator-1"
FIT = gettext_lazy("この案件との合い方")
A_FEW = 5
ALL_NEEDS = re.compile(r"^/needs/$")
A_NEED = re.compile(r"/needs/[0-9a-f-]{32,36}/$")


class NotAsExpected(Trouble):
    """A page that does not hold what a visitor needs."""

    def __init__(self, address: str, what: Wording) -> None:
        super().__init__(Wording(f"{address} {what.ja}", f"{address} {what.en}"))


@dataclass
class Form:
    """One form of a page: where it goes, what it carries, and the buttons that send it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)

    def says(self, value: str) -> bool:
        """Say whether the form, or one of its buttons, sends this value."""
        return value in self.fields.values() or value in self.buttons

    def sent_with(self, value: str) -> bytes:
        """Return what a browser sends when the button with this value is pressed."""
        pressed = {self.buttons[value]: value} if value in self.buttons else {}
        return urlencode(self.fields | pressed).encode()


class Page(HTMLParser):
    """The forms, the links and the words of one page."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address, self.words = address, ""
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, what it would send, or a link."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(urljoin(self.address, given.get("action", "")))
            self.forms.append(self._form)
        elif tag == "a" and "href" in given:
            self.links.append(urljoin(self.address, given["href"]))
        elif tag == "input" and self._form and "name" in given:
            self._form.fields[given["name"]] = given.get("value", "")
        elif tag == "button" and self._form and "name" in given:
            self._form.buttons[given.get("value", "")] = given["name"]

    def handle_endtag(self, tag: str) -> None:
        """Close the form."""
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        self.words += data

    def links_to(self, kind: re.Pattern[str]) -> list[str]:
        """Return the links whose path is of a kind, each once, in their order on the page."""
        found = (link for link in self.links if kind.search(urlsplit(link).path))
        return list(dict.fromkeys(found))


class Visitor:
    """Opens pages and sends forms, keeping cookies between them."""

    def __init__(self) -> None:
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def open(self, address: str, data: bytes | None = None) -> Page:
        """Return the page at an address, or say why there is none."""
        headers = {"Accept-Language": "ja", "Referer": address, "Accept": "text/html"}
        try:
            request = Request(address, data, headers)  # noqa: S310 -- our own address
            with self._opener.open(request, timeout=180) as answer:
                return Page(answer.url, answer.read().decode())
        except HTTPError as fault:
            answered = Wording(f"が {fault.code} を返しました。", f"answered {fault.code}.")
            raise NotAsExpected(address, answered) from fault
        except (URLError, OSError) as fault:
            raise NotAsExpected(address, Wording("が答えません。", "gives no answer.")) from fault

    def press(self, page: Page, value: str) -> Page | None:
        """Press the button of a page that sends this value, if there is one."""
        form = next((form for form in page.forms if form.says(value)), None)
        return self.open(form.action, form.sent_with(value)) if form else None


def open_start_page(address: str) -> Page:
    """Return the page that a stranger sees first."""
    page = Visitor().open(f"{address}/")
    if "Enishi" not in page.words:
        raise NotAsExpected(
            page.address, Wording("は最初のページではありません。", "is no start page.")
        )
    return page


def rank_one_need(address: str) -> Page:
    """Sign in as the demonstration's coordinator and open a need with its candidates."""
    visitor = Visitor()
    entrance = visitor.open(f"{address}/")
    home = visitor.press(entrance, COORDINATOR)
    if home is None:
        raise NotAsExpected(
            entrance.address,
            Wording("に、練習用の入口がありません。", "has no door for practice."),
        )
    needs = home.links_to(A_NEED) or [
        need
        for address in home.links_to(ALL_NEEDS)
        for need in visitor.open(address).links_to(A_NEED)
    ]
    if not needs:
        raise NotAsExpected(
            home.address, Wording("に、案件が一つもありません。", "leads to no need.")
        )
    for need in needs[:A_FEW]:
        page = visitor.open(need)
        if str(FIT) in page.words:
            return page
    raise NotAsExpected(needs[0], Wording("に、候補がありません。", "shows no candidate."))
