import re

import pytest

from enishi.people.models import Membership, Role
from enishi.web.navigation import links_for, start_of
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
SELDOM = [
    "連絡記録",
    "名簿を取り込む",
    "名簿の読みくらべ",
    "人さがしと発掘経路",
    "二重の登録（名寄せ）",
    "お知らせ・事例・研修",
    "委員会とグループ",
]


def main_navigation(page: str) -> list[str]:
    nav = re.search(r'<nav class="main-nav".*?</nav>', page, re.DOTALL).group()
    return re.findall(r"<a [^>]*>(.*?)</a>", nav)


@pytest.mark.parametrize(
    ("role", "start"),
    [
        (Role.COORDINATOR, "/today/"),
        (Role.HEAD, "/today/"),
        (Role.EXPERT, "/notices/"),
        (Role.COMPANY, "/consultation/"),
    ],
)
def test_everybody_starts_at_the_page_of_his_own_role(role, start):
    answer = arrange.signed_in(make.member(role=role)).get("/")

    assert answer["Location"] == start


def test_the_office_and_the_funder_start_at_theirs():
    assert [start_of({Role.NETWORK_OFFICE}), start_of({Role.FUNDER})] == ["network", "programme"]


def test_a_coordinator_who_is_an_expert_too_starts_at_his_work_and_has_both_pages():
    both = {Role.COORDINATOR, Role.EXPERT}

    assert start_of(both) == "today"
    assert [str(link.label) for link in links_for(both, "/today/")] == [
        "きょうの仕事",
        "訪問",
        "案件",
        "討議",
        "新現役",
        "企業",
        "手紙・メール",
        "お知らせと予定",
        *SELDOM,
    ]


def test_whoever_has_no_part_yet_is_told_whom_to_call():
    nobody = make.User.objects.create_user("nobody")

    page = arrange.signed_in(nobody).get("/").content.decode()

    assert "まだ役割がありません" in page
    assert "03-0000-0000" in page


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (
            Role.COORDINATOR,
            [
                "きょうの仕事",
                "訪問",
                "案件",
                "討議",
                "新現役",
                "企業",
                "手紙・メール",
                *SELDOM,
            ],
        ),
        (Role.EXPERT, ["お知らせと予定"]),
        (Role.COMPANY, ["ご相談の状況"]),
    ],
)
def test_each_role_has_its_own_pages_and_the_way_out(role, places):
    page = arrange.signed_in(make.member(role=role)).get("/", follow=True).content.decode()

    assert main_navigation(page) == [*places, "ログインの設定", "ログアウト"]


def test_pages_that_are_seldom_needed_lie_in_a_fold_that_opens_without_a_script():
    page = arrange.signed_in(make.coordinator()).get("/contacts/").content.decode()

    nav = re.search(r'<nav class="main-nav".*?</nav>', page, re.DOTALL).group()
    fold = re.search(r"<details.*?</details>", nav, re.DOTALL).group()
    assert re.findall(r"<a [^>]*>(.*?)</a>", fold) == [*SELDOM, "ログインの設定"]
    assert re.findall(r'aria-current="page">(.*?)</a>', fold) == ["連絡記録"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/needs/", "page"), ("/needs/new/", "true"), ("/today/", "")],
)
def test_the_navigation_says_where_the_reader_is(path, current):
    [needs] = [link for link in links_for({Role.COORDINATOR}, path) if link.address == "/needs/"]

    assert needs.current == current


PAGES_OF_ROLES = {
    "/today/": {Role.COORDINATOR, Role.HEAD},
    "/network/": {Role.NETWORK_OFFICE},
    "/notices/": {Role.EXPERT},
    "/consultation/": {Role.COMPANY},
    "/programme/": {Role.FUNDER, Role.NETWORK_OFFICE},
}


@pytest.mark.parametrize("role", Role)
def test_a_start_page_does_not_exist_for_other_roles(role, client):
    arrange.practice()
    make.member("demo-expert", role=role)
    client.post("/demonstration/sign-in/", {"part": "expert"})

    opened = {path for path in PAGES_OF_ROLES if client.get(path).status_code == 200}

    assert opened == {path for path, roles in PAGES_OF_ROLES.items() if role in roles}


def test_a_part_that_has_ended_opens_nothing():
    okamoto = make.member()
    Membership.objects.update(ended_at=make.now())

    assert arrange.signed_in(okamoto).get("/today/").status_code == 404


def test_only_practice_records_wear_the_band_with_its_reset():
    okamoto = arrange.signed_in(make.member())
    before = okamoto.get("/today/").content.decode()

    arrange.practice()
    after = okamoto.get("/today/").content.decode()

    assert ['class="practice"' in before, "/demonstration/reset/" in before] == [False, False]
    assert ['class="practice"' in after, "/demonstration/reset/" in after] == [True, True]


def test_a_message_waits_until_it_is_read_and_no_timer_takes_it_away(client):
    page = arrange.signed_in(arrange.known()).post("/accounts/logout/", follow=True)

    assert '<p class="notice ok">ログアウトしました。</p>' in page.content.decode()
