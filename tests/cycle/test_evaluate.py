from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from enishi.cycle.models import Achieved, Evaluation, Manner, Need, Side, Wish
from enishi.cycle.queries import Stage, with_stage
from enishi.cycle.transitions import end_support, evaluate, undo_match
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
DAY = make.TODAY


@pytest.fixture
def matched():
    return make.match()


def owner(matched):
    return matched.introduction.deliberation.need.owner


def over(matched):
    end_support(matched, on=matched.matched_on, by=owner(matched))
    return matched


def said(matched, *, by=None, side=Side.COMPANY, days=1, **words):
    told = {"achieved": Achieved.AS_HOPED, "wish": Wish.AGAIN, "words": "助かった。"} | words
    on = matched.matched_on + timedelta(days=days)
    return evaluate(
        matched, side=side, manner=Manner.TELEPHONE, on=on, by=by or owner(matched), **told
    )


def stage():
    return with_stage(Need.objects.all()).get().stage


def test_a_case_is_evaluated_once_the_company_has_said_how_the_support_went(matched):
    stages = [stage()]
    over(matched)
    stages.append(stage())
    said(matched, side=Side.EXPERT)
    stages.append(stage())
    said(matched)
    stages.append(stage())

    assert stages == [Stage.SUPPORT, Stage.SUPPORT, Stage.SUPPORT, Stage.EVALUATED]


def test_nobody_is_asked_before_the_support_is_over(matched):
    with pytest.raises(Refused, match="支援が終わってから"):
        said(matched)


def test_nobody_is_asked_about_a_match_that_was_taken_back(matched):
    undo_match(over(matched), why="まちがい", by=owner(matched))

    with pytest.raises(Refused, match="支援が終わってから"):
        said(matched)


def test_what_was_said_before_the_end_is_refused(matched):
    with pytest.raises(Refused, match="支援の終わった日より前"):
        said(over(matched), days=-1)


def test_what_is_said_again_takes_the_place_of_the_earlier(matched):
    said(over(matched), achieved=Achieved.PARTLY)
    said(matched, achieved=Achieved.BEYOND)

    assert [one.achieved for one in Evaluation.objects.live()] == ["beyond"]
    assert Evaluation.objects.count() == 2


def test_another_body_writes_no_evaluation(matched):
    stranger = make.coordinator("tani", of=make.other_organisation())

    with pytest.raises(NotYours):
        said(over(matched), by=stranger)


def contact(matched):
    person = make.member(role=Role.COMPANY, of=matched.organisation)
    matched.company.contacts.create(name="緑川", account=person)
    return person


def test_the_company_answers_on_its_own_page_and_may_correct_itself(client, matched):
    over(matched)
    client.force_login(contact(matched))
    page = f"/matches/{matched.public_id}/own/"
    assert page in client.get("/consultation/").content.decode()

    for achieved in ("partly", "as_hoped"):
        client.post(page, {"achieved": achieved, "wish": "go_on", "words": "段取りがよかった"})

    told = Evaluation.objects.live().get()
    assert (told.side, told.achieved, told.noted_by) == (Side.COMPANY, "as_hoped", None)
    assert "思っていたとおり進んだ" in client.get("/consultation/").content.decode()


def test_the_company_writes_nothing_for_the_expert_and_reads_nothing_of_him(client, matched):
    said(over(matched), side=Side.EXPERT, words="社長がお忙しい")
    person = contact(matched)
    client.force_login(person)

    with pytest.raises(NotYours):
        said(matched, by=person, side=Side.EXPERT)
    pages = (client.get("/consultation/"), client.get(f"/matches/{matched.public_id}/own/"))
    assert ["社長がお忙しい" in page.content.decode() for page in pages] == [False, False]


def test_the_network_office_counts_matches_and_opens_none_of_another_body(client, matched):
    office = make.member(role=Role.NETWORK_OFFICE, of=make.other_organisation())
    Authenticator.objects.create(user=office, type=Authenticator.Type.TOTP, data={})
    client.force_login(office)

    assert client.get(f"/matches/{matched.public_id}/").status_code == 404


def test_the_end_of_a_support_and_the_answers_are_noted_on_its_page(client, matched):
    client.force_login(owner(matched))
    page = f"/matches/{matched.public_id}/"
    assert "支援が終わったら" in client.get(page).content.decode()

    client.post(f"{page}endings/", {"on": f"{matched.matched_on:%Y/%m/%d}"})
    told = {"side": "company", "achieved": "beyond", "wish": "again", "manner": "telephone"}
    client.post(f"{page}evaluations/", told | {"words": "不良が半分になった"})

    assert "「不良が半分になった」" in client.get(page).content.decode()
    assert stage() == Stage.EVALUATED


@pytest.mark.parametrize(
    ("where", "posted", "sentence"),
    [
        ("endings", {"on": "2099/1/1"}, "終わった日が、きょうより先"),
        ("endings", {"on": "2020/1/1"}, "成立の日より前"),
        ("endings", {"on": "きのう"}, "日付として"),
        ("evaluations", {}, "どちらの声か"),
        (
            "evaluations",
            {"side": "company", "achieved": "beyond", "wish": "again", "manner": "telephone"},
            "支援が終わってから",
        ),
    ],
    ids=["ahead", "before", "no day", "nothing", "too early"],
)
def test_what_cannot_be_is_said_and_nothing_is_written(client, matched, where, posted, sentence):
    client.force_login(owner(matched))

    response = client.post(f"/matches/{matched.public_id}/{where}/", posted)

    assert response.status_code in (409, 422)
    assert sentence in response.content.decode()
    assert Evaluation.objects.count() == 0


def test_who_noted_the_match_is_reminded_until_the_company_was_asked(client, matched):
    person = matched.made_by
    client.force_login(person)
    end_support(matched, on=timezone.localdate(), by=person)
    page = f"/matches/{matched.public_id}/"
    before = page in client.get("/today/").content.decode()
    said(matched, days=(timezone.localdate() - matched.matched_on).days)

    assert (before, page in client.get("/today/").content.decode()) == (True, False)


def test_the_board_leads_to_the_support(client, matched):
    client.force_login(owner(matched))

    shown = client.get("/needs/board/").content.decode()

    assert f"/matches/{matched.public_id}/" in shown
    assert "支援がつづいています" in shown
