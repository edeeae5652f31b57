"""Nobody in the demonstration exists, and everybody can be loaded."""

import re
from collections import Counter
from datetime import date

from enishi.demonstration.companies import corporate_number
from enishi.demonstration.values import Registration, World
from enishi.reference.taxonomy import CATEGORIES
from tests.demonstration.conftest import TODAY


def test_every_telephone_number_has_zeros_where_its_exchange_would_be(world: World) -> None:
    numbers = [
        *(body.phone for body in world.organisations),
        *(person.phone for person in world.staff),
        *(expert.phone for expert in world.experts),
        *(company.phone for company in world.companies),
    ]
    shape = re.compile(r"0\d{1,3}-0{2,4}-\d{4}")
    assert [number for number in numbers if not shape.fullmatch(number)] == []
    assert {len(number.replace("-", "")) for number in numbers} == {10, 11}


def test_every_mail_address_is_reserved_for_examples(world: World) -> None:
    addresses = [
        record.email for record in (*world.staff, *world.experts, *world.companies) if record.email
    ]
    assert [a for a in addresses if not re.search(r"@([a-z0-9]+\.)?example\.(jp|com)$", a)] == []


def test_corporate_numbers_carry_a_right_check_digit_and_belong_to_no_registry() -> None:
    assert corporate_number(1) == "8999900000001"
    assert corporate_number(135)[1:7] == "999900"


def test_sole_proprietors_have_no_corporate_number(world: World) -> None:
    sole = [company for company in world.companies if company.sole_proprietor]
    assert [company.corporate_number for company in sole] == [""]
    numbers = [c.corporate_number for c in world.companies if c.corporate_number]
    assert len(numbers) == len(set(numbers))


def test_no_two_firms_bear_one_name(world: World) -> None:
    names = [company.name for company in world.companies]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_keys_are_unique_and_every_reference_finds_its_record(world: World) -> None:
    experts = [expert.key for expert in world.experts]
    companies = [company.key for company in world.companies]
    staff = [person.key for person in world.staff]
    visits = [visit.key for visit in world.visits]
    for keys in (experts, companies, staff, visits):
        assert len(keys) == len(set(keys))
    bodies = {body.code for body in world.organisations}
    assert {expert.home for expert in world.experts} <= bodies
    assert {visit.company for visit in world.visits} <= set(companies)
    assert {by for visit in world.visits for by in visit.by} <= set(staff)
    assert {need.visit for need in world.needs if need.visit} <= set(visits)
    assert {need.owner for need in world.needs} <= set(staff)
    listed = {one.expert for need in world.needs for one in need.listed}
    assert listed <= set(experts)
    blocked = {key for expert in world.experts for key in expert.blocked_companies}
    assert blocked == {"C01", "C13"}


def test_need_numbers_run_once_per_body(world: World) -> None:
    numbers = Counter((need.organisation, need.number) for need in world.needs)
    assert [number for number, count in numbers.items() if count > 1] == []


def test_every_category_is_in_the_taxonomy_below_a_field(world: World) -> None:
    slugs = {s.category for e in world.experts for s in e.specialisms}
    slugs |= {category for need in world.needs for category in need.categories}
    assert [slug for slug in slugs if slug not in CATEGORIES or "." not in slug] == []


def test_nobody_names_more_than_six_specialisms(world: World) -> None:
    assert max(len(expert.specialisms) for expert in world.experts) <= 6


def test_at_least_300_experts_tell_three_to_six_posts(world: World) -> None:
    drawn = [expert for expert in world.experts if expert.key[1:].isdigit()]
    assert len(drawn) >= 320
    assert {len(expert.careers) for expert in drawn} == {3, 4, 5, 6}


def test_those_of_today_are_between_55_and_78(world: World) -> None:
    ages = {(TODAY - e.birth_on).days // 365 for e in world.experts if not e.historic}
    assert min(ages) >= 55
    assert max(ages) <= 78


def test_the_ordinary_oddities_of_a_roster_are_there(world: World) -> None:
    present = [expert for expert in world.experts if not expert.historic]
    shared = Counter(expert.email for expert in present if expert.email)
    assert sorted(shared.values())[-3:] == [1, 2, 2]
    assert sum(not expert.email for expert in present) > 20
    assert sum(expert.availability.paused_until is not None for expert in present) >= 5
    assert sum(expert.employed_until is not None for expert in present) >= 4
    assert sum(not expert.consent.shared for expert in present) > 40
    assert sum(expert.status is Registration.PROVISIONAL for expert in present) >= 1


def test_the_pictured_case_is_there_as_it_was_drawn(world: World) -> None:
    need = next(n for n in world.needs if (n.organisation, n.number) == ("AK", 142))
    company = next(c for c in world.companies if c.key == need.company)
    assert (company.name, company.staff, company.signs_in) == ("株式会社みどり精機", 38, True)
    assert need.title == "海外向け販路の立て直し"
    assert need.owner == "AK-staff-2"
    assert [one.expert for one in need.listed] == ["takasaki", "nakamura"]
    assert need.registered_on <= date(2026, 9, 18)


def test_one_person_of_each_kind_can_sign_in(world: World) -> None:
    staff = [(p.role.value, p.name.family) for p in world.staff if p.signs_in]
    assert sorted(staff) == [
        ("coordinator", "岡本"),
        ("coordinator", "辻本"),
        ("funder", "堀江"),
        ("head", "山本"),
        ("network_office", "水野"),
    ]
    assert [e.name.full for e in world.experts if e.signs_in] == ["村瀬 恒夫"]
    assert [c.president.full for c in world.companies if c.signs_in] == ["緑川 修司"]
