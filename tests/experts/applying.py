"""What the tests of the registration stand on: a person of 68 who answers every question."""

from typing import Any

from django.test import Client

from enishi.experts.models import Application
from enishi.experts.registration.questions.promises import words_for
from enishi.experts.transitions import begin_application, submit_application
from enishi.people.models import Organisation, User
from tests import make

ENTRY = {
    "company_name": "東都電器（架空）",
    "industry": "家電の製造",
    "department": "小山工場 生産管理課",
    "post": "課長",
    "from_when": "S57.4",
    "to_when": "平成20年3月",
    "duties": "部品の置き方を班ごとに見直し、3か月で残業が半分になった。",
    "can_do": "現場を一緒に回り、残業が減る段取りを考えます。",
}
ANSWERS: dict[str, dict[str, Any]] = {
    "name": {"family_name": "髙﨑", "given_name": "由紀子"},
    "kana": {"family_kana": "たかさき", "given_kana": "ﾕｷｺ"},
    "birth": {"born_on": "S33.6.8"},
    "address": {"prefecture": "09", "city": "下野市"},
    "contact": {"telephone": "０９０−００００−０４１２", "email": ""},
    "career/1": ENTRY,
    "career": {},
    "employment": {"employed": "no", "bound": "no"},
    "strengths": {
        "specialisms": ["production", "hr_labour"],
        "qualifications": "",
        "languages": "",
    },
    "style": {"small_firm_style": ""},
    "wishes": {"reach": "near", "often": "few", "capacity": "２", "weekdays": ["tue", "thu"]},
    "consent": {"introduction": "on", "secrecy": "on"},
}


def body() -> Organisation:
    """A body with somebody to answer."""
    return make.coordinator().memberships.get().organisation


def first_answer() -> dict[str, str]:
    return {"organisation": str(body().public_id), "channel": "press", "channel_words": ""}


def tell(client: Client, *, until: str = "", **changed: dict[str, Any]) -> None:
    """Answer one question after the other, as a browser does, up to one of them."""
    assert client.post("/registration/body/", first_answer()).status_code == 302
    for page, typed in (ANSWERS | changed).items():
        if page == until:
            return
        answer = client.post(f"/registration/{page}/", typed)
        assert answer.status_code == 302, (page, answer.text)


def stored(**changed: dict[str, Any]) -> dict[str, Any]:
    """The answers as an application keeps them."""
    kept: dict[str, Any] = {
        page: {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
        for page, typed in (ANSWERS | changed).items()
        if not page.startswith("career")
    }
    entry = {name: [value] for name, value in ENTRY.items()}
    first = {name: [value] for name, value in first_answer().items()}
    return {"body": first, "career": [entry]} | kept


def application(*, of: Organisation | None = None, by: User | None = None, **changed: Any):
    """An unfinished application that answers everything."""
    return begin_application(of or body(), answers=stored(**changed), step="check", by=by)


def submitted(
    *, of: Organisation | None = None, by: User | None = None, **changed: Any
) -> Application:
    """An application that waits for the body's answer."""
    unfinished = application(of=of, by=by, **changed)
    agreed = words_for(unfinished.organisation)[:1]
    return submit_application(unfinished, agreed=agreed, at=make.now(), by=by)
