import pytest

from enishi.companies.models import Company
from enishi.cycle.models import Need
from enishi.experts.models import Expert
from enishi.logbook.refused import NotYours, Refused
from enishi.rosters.command import take_in_file
from enishi.rosters.models import Intake
from enishi.rosters.reading import plan_of, read
from enishi.rosters.transitions import ask_for, hand_in, hand_in_and_read, keep_reading, take_in
from enishi.rosters.transitions.ask import Step
from enishi.sheets import Kind
from tests import make
from tests.rosters.given import COMPANIES, NEEDS, file

pytestmark = pytest.mark.django_db
PERSON = ["氏名", "生年月日", "会社名", "担当業務"]
YAMADA = ["山田　太郎", "S21.4.1", "架空電機", "営業を30年"]


def take(tmp_path, rows, kind="experts", **options):
    body = make.organisation()
    path = file(tmp_path, rows)
    options.setdefault("by", make.coordinator())
    return take_in_file(path, kind=kind, body=body, **options)


def test_companies_come_in_with_their_figures_in_our_units(tmp_path):
    result = take(tmp_path, COMPANIES, "companies")

    assert (result["new"], result["errors"]) == (2, [])
    first, second = Company.objects.order_by("id")
    assert (first.corporate_number, first.staff, first.capital) == ("7000012050002", 50, 1000)
    assert (second.industry, second.capital) == ("", 300)


def test_a_need_finds_its_company_under_another_spelling_and_brings_a_new_one_along(tmp_path):
    known = make.company("株式会社架空製作所")

    result = take(tmp_path, NEEDS, "needs")

    assert result["new"] == 2
    needs = Need.objects.order_by("number")
    assert [need.company.name for need in needs] == ["株式会社架空製作所", "ほしぞら食品"]
    assert needs[0].company == known
    assert needs[0].origin == "roster"


def test_a_dry_run_tells_and_writes_nothing(tmp_path):
    result = take(tmp_path, [PERSON, YAMADA], by=None)

    assert (result["new"], Expert.objects.count(), Intake.objects.count()) == (1, 0, 0)


def test_a_changed_cell_changes_that_field_alone_and_an_empty_one_nothing(tmp_path):
    take(tmp_path, [[*PERSON, "自己PR"], [*YAMADA, "ねばり強い"]])

    result = take(tmp_path, [[*PERSON, "自己PR", "携帯"], [*YAMADA, None, "090-1234-5678"]])

    assert (result["new"], result["changed"]) == (0, 1)
    expert = Expert.objects.get()
    assert (expert.about, expert.telephone) == ("ねばり強い", "+819012345678")


def test_what_was_corrected_since_is_not_undone_by_the_same_file(tmp_path):
    take(tmp_path, [PERSON, YAMADA])
    Expert.objects.update(born_on="1950-01-01")

    result = take(tmp_path, [PERSON, YAMADA])

    assert (result["changed"], result["same"]) == (0, 1)


def test_people_of_one_name_born_on_other_days_are_two_people(tmp_path):
    other = [YAMADA[0], "S30.1.1", *YAMADA[2:]]

    assert take(tmp_path, [PERSON, YAMADA, other])["new"] == 2


def test_the_same_person_twice_in_a_file_is_an_error_of_the_second_row(tmp_path):
    result = take(tmp_path, [PERSON, YAMADA, YAMADA])

    assert (result["new"], [error["row"] for error in result["errors"]]) == (1, [3])
    assert result["errors"][0]["message"].startswith("2行目と同じもの")


def test_another_body_s_person_is_neither_seen_nor_changed(tmp_path):
    make.expert(of=make.other_organisation(), family_name="山田", given_name="太郎")

    result = take(tmp_path, [PERSON, YAMADA])

    assert result["new"] == 1


def test_somebody_whose_registration_has_ended_does_not_come_back_by_a_file(tmp_path):
    take(tmp_path, [PERSON, YAMADA])
    Expert.objects.update(state="withdrawn", ended_on=make.TODAY)

    result = take(tmp_path, [PERSON, YAMADA])

    assert (result["new"], result["same"], Expert.objects.count()) == (0, 1, 1)


def reading_of(tmp_path, rows):
    path = file(tmp_path, rows)
    body = make.organisation()
    reading = read(path.read_bytes(), path.name, kind=Kind.EXPERTS, body=body)
    return reading, plan_of(reading, kind=Kind.EXPERTS, body=body)


def test_what_changed_after_the_look_is_looked_at_again_before_anything_is_written(tmp_path):
    okamoto, body = make.coordinator(), make.organisation()
    reading, plan = reading_of(tmp_path, [PERSON, YAMADA])
    intake = hand_in(b"x", name="a.xlsx", kind="experts", within=body, by=okamoto)
    keep_reading(intake, reading=reading, plan=plan, by=okamoto)
    make.expert(family_name="山田", given_name="太郎", born_on="1946-04-01")
    now = plan_of(reading, kind=Kind.EXPERTS, body=body)

    with pytest.raises(Refused, match="見ていただいたあとで"):
        take_in(intake, reading=reading, plan=now, on=make.TODAY, by=okamoto)

    assert Expert.objects.count() == 1


def test_nobody_takes_a_roster_in_for_another_body(tmp_path):
    okamoto, body = make.coordinator(), make.organisation()
    reading, plan = reading_of(tmp_path, [PERSON, YAMADA])
    intake = hand_in_and_read(b"x", name="a.xlsx", kind="experts", within=body, by=okamoto)
    stranger = make.member(of=make.other_organisation())

    with pytest.raises(NotYours):
        take_in(intake, reading=reading, plan=plan, on=make.TODAY, by=stranger)

    assert Expert.objects.count() == 0


def test_the_same_person_in_two_bodies_rosters_has_a_card_in_each_and_neither_hears_of_it(
    tmp_path,
):
    take(tmp_path, [PERSON, YAMADA])
    other = make.other_organisation()
    path, ueda = file(tmp_path, [PERSON, YAMADA]), make.coordinator("ueda", of=other)

    dry = take_in_file(path, kind="experts", body=other, by=None)
    result = take_in_file(path, kind="experts", body=other, by=ueda)

    assert dry == result == {"new": 1, "changed": 0, "same": 0, "errors": []}
    assert [e.organisation.code for e in Expert.objects.order_by("id")] == ["AK", other.code]
    plan = plan_of(
        read(path.read_bytes(), path.name, kind=Kind.EXPERTS, body=other),
        kind=Kind.EXPERTS,
        body=other,
    )
    assert [planned.likely for planned in plan.rows] == [[]]


def test_the_worker_is_asked_for_a_roster_only_by_its_own_body():
    okamoto, body = make.coordinator(), make.organisation()
    told = {"name": "名簿.csv", "kind": "experts", "within": body, "by": okamoto}
    intake = hand_in_and_read("氏名\n山田誠一\n".encode(), **told)

    with pytest.raises(NotYours):
        ask_for(Step.READ, intake, by=make.coordinator("ueda", of=make.other_organisation()))
