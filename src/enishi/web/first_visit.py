"""A first visit over HTTP, with cookies and forms as a browser sends them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from enishi.reference.wording import Wording
from enishi.web.trouble import Trouble

COORDINATOR = "コーディネーター"
FIT = "この案件との合い方"
A_NEED = re.compile(r"/needs/[0-9a-f-]{32,36}/$")


class NotAsExpected(Trouble):
    """A page that does not hold what a visitor needs."""

    def __init__(self, address: str, ja: str, en: str) -> None:
        super().__init__(Wording(f"{address} が、{ja}。", f"{address} {en}."))


@dataclass
class Form:
    """One form of a page: where it goes, what it carries, the words on it."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    words: str = ""


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
            action = urljoin(self.address, given.get("action", ""))
            self._form = Form(action, given.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "a" and "href" in given:
            self.links.append(urljoin(self.address, given["href"]))
        elif tag in ("input", "button") and self._form and given.get("name"):
            self._form.fields[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """Close the form."""
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        """Collect the words, of the page and of the form they stand in."""
        self.words += data
        if self._form:
            self._form.words += data


class Visitor:
    """Opens pages and sends forms, keeping cookies between them."""

    def __init__(self) -> None:
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))

    def open(self, address: str, data: bytes | None = None) -> Page:
        """Return the page at an address, or say why there is none."""
        headers = {"Accept-Language": "ja", "Referer": address, "Accept": "text/html"}
        try:
            request = Request(address, data, headers)  # noqa: S310 -- our own address
            with self._opener.open(request, timeout=60) as answer:
                return Page(answer.url, answer.read().decode())
        except HTTPError as fault:
            raise NotAsExpected(
                address, f"{fault.code} を返しました", f"answered {fault.code}"
            ) from fault
        except (URLError, OSError) as fault:
            raise NotAsExpected(address, "答えません", "gives no answer") from fault

    def send(self, form: Form) -> Page:
        """Send a form as it stands."""
        return self.open(form.action, urlencode(form.fields).encode())


def open_start_page(address: str) -> Page:
    """Return the page that a stranger sees first."""
    page = Visitor().open(f"{address}/")
    if "Enishi" not in page.words:
        raise NotAsExpected(page.address, "最初のページになっていません", "is not the start page")
    return page


def rank_one_need(address: str) -> Page:
    """Sign in as the demonstration's coordinator and open a need with its candidates."""
    visitor = Visitor()
    page = visitor.open(f"{address}/")
    doors = [form for form in page.forms if COORDINATOR in form.words and form.method == "post"]
    if not doors:
        raise NotAsExpected(
            page.address,
            "練習用の入口（コーディネーター）を示していません",
            "shows no door for the demonstration's coordinator",
        )
    page = visitor.send(doors[0])
    needs = [link for link in page.links if A_NEED.search(urlsplit(link).path)]
    if not needs:
        raise NotAsExpected(page.address, "案件を一つも示していません", "links to no need")
    page = visitor.open(needs[0])
    if FIT not in page.words:
        raise NotAsExpected(page.address, "候補を示していません", "shows no candidate")
    return page
