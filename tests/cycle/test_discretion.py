"""Nobody learns that he was considered and not chosen: on no page, in no letter, in no count."""

import re
from html import unescape

import pytest
from django.test import Client

from enishi.cycle.models import IntroductionOutcome, Side
from enishi.cycle.transitions import (
    arrange_interview,
    end_introduction,
    issue_link,
    write_appointment,
    write_introduction,
    write_regret,
    write_sounding,
)
from enishi.outbox.models import Letter
from enishi.people.models import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
HERE = re.compile(r'href="(/[^"#?]*)')
# What a page says differently each time it is drawn.
EACH_TIME = re.compile(r'name="(csrfmiddlewaretoken|writing)" value="[^"]*"')
SECRETS = ("みどり精機", "海外向け販路の立て直し", "段取りを一から")


def pages_of(user) -> dict[str, str]:
    """Every page that a person reaches by its links, from his start page on."""
    client = Client()
    client.force_login(user)
    waiting, seen = ["/"], {}
    while waiting and len(seen) < 80:
        path = waiting.pop(0)
        if path in seen or path.startswith(("/static/", "/accounts/")):
            continue
        answered = client.get(path, follow=True)
        seen[path] = ""
        if answered["Content-Type"].startswith("text/html"):
            text = unescape(answered.content.decode())
            seen[path] = EACH_TIME.sub("", text)
            waiting += HERE.findall(text)
    return seen


def account_of(expert, name: str):
    user = make.member(name, role=Role.EXPERT)
    expert.account = user
    expert.save()
    return user


@pytest.fixture
def considered():
    """Sato, who lies on the same table as Yamada, and whom nobody will ask."""
    sato = make.expert("CANARYの販路を開いた。", family_name="佐藤", given_name="文子")
    return sato, account_of(sato, "sato")


@pytest.fixture
def table(considered):
    return make.deliberation(make.expert(), considered[0], on=make.need())


def page(token: str) -> str:
    return f"https://enishi.example/replies/{token}/"


def to_the_end(table):
    """Yamada is asked, introduced and not taken: every letter that can be written is."""
    sounding = make.sounding(make.decision(table))
    write_sounding(sounding, page=page, by=sounding.asked_by)
    introduction = make.introduction(make.acceptance(sounding))
    by = introduction.introduced_by
    write_introduction(introduction, page=page, by=by)
    write_appointment(
        arrange_interview(introduction, starts_at=make.now(), place="貴社", by=by), page=page, by=by
    )
    end_introduction(introduction, outcome=IntroductionOutcome.DECLINED, why="見送り。", by=by)
    sounding.refresh_from_db()
    write_regret(sounding, by=by)
    return introduction


def test_whoever_was_only_considered_sees_the_same_pages_as_before(considered, table):
    _sato, account = considered
    before = pages_of(account)

    to_the_end(table)

    assert pages_of(account) == before
    assert len(before) > 5
    assert [word for word in SECRETS for text in before.values() if word in text] == []


def test_no_letter_goes_to_whoever_was_only_considered_and_none_names_him(considered, table):
    sato, _account = considered

    to_the_end(table)

    letters = list(Letter.objects.all())
    written = "\n".join(f"{one.subject}{one.body}{one.particulars}" for one in letters)
    assert len(letters) == 4
    assert [one for one in letters if one.recipient_person == sato.public_id] == []
    assert (sato.family_name in written, "CANARY" in written) == (False, False)


def test_neither_the_company_nor_the_chosen_expert_learns_of_the_others(considered, table):
    sato, _account = considered
    himself = account_of(table.need.candidates.earliest("pk").access.expert, "yamada")
    president = make.member("midorikawa", role=Role.COMPANY)
    table.need.company.contacts.create(name="緑川 修司", account=president)
    introduction = make.introduction(make.acceptance(make.sounding(make.decision(table))))
    arrange_interview(
        introduction, starts_at=make.now(), place="貴社", by=introduction.introduced_by
    )
    links = [
        f"/replies/{issue_link(introduction, side=side, by=introduction.introduced_by)}/"
        for side in Side
    ]

    told = [*pages_of(himself).values(), *pages_of(president).values()]
    told += [Client().get(link).content.decode() for link in links]

    assert [sato.family_name in text for text in told] == [False] * len(told)
    assert [text for text in told if "山田" in text and "みどり精機" in text] != []
