import re
from datetime import date

import pytest

from enishi.cycle.models import NeedCategory, Origin, Visit
from enishi.people.models import OrganisationKind, Role
from enishi.programmes.models import Area, Indicator, Programme, Target
from enishi.web.start import figures
from enishi.web.start.network import bodies, waiting
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db


def two_areas() -> tuple[Programme, Area, Area]:
    programme = make.programme()
    kinki = Area.objects.create(
        programme=programme, slug="kinki", label="近畿圏", prefectures=["27"]
    )
    return programme, programme.areas.get(slug="shutoken"), kinki


def visited(company, area: Area, day: int = 10, **fields) -> Visit:
    return Visit.objects.create(
        organisation=company.organisation, company=company, programme=area.programme, area=area,
        coordinator=make.coordinator(), **({"visited_on": date(2026, 9, day)} | fields),
    )  # fmt: skip


def counted(programme: Programme) -> list[tuple[str, int, int]]:
    return [
        (one.area.label if one.area else "全", one.companies, one.visits)
        for one in figures.visits(programme)
    ]


def test_a_company_counts_once_however_often_it_was_visited():
    programme, shutoken, kinki = two_areas()
    midori, sakura = make.company(), make.company("さくら縫製")
    for company, area, day in ((midori, shutoken, 1), (midori, shutoken, 2), (sakura, kinki, 3)):
        visited(company, area, day)

    assert counted(programme) == [("全", 2, 3), ("首都圏", 1, 2), ("近畿圏", 1, 1)]


def test_the_bar_shows_every_area_beside_the_one_before_it():
    programme, shutoken, kinki = two_areas()
    chubu = Area.objects.create(
        programme=programme, slug="chubu", label="中部圏", prefectures=["23"]
    )
    for name, area in (("甲", shutoken), ("乙", shutoken), ("丙", kinki), ("丁", chubu)):
        visited(make.company(name), area)

    assert [(one.begins, one.share) for one in figures.visits(programme)[1:]] == [
        (0.0, 50.0), (50.0, 25.0), (75.0, 25.0),
    ]  # fmt: skip


def test_visits_that_are_only_planned_or_were_undone_do_not_count():
    programme, shutoken, _ = two_areas()
    visited(make.company(), shutoken, visited_on=None, planned_on=date(2026, 9, 30))
    visited(make.company("さくら縫製"), shutoken, undone_at=make.now())

    assert counted(programme) == [("全", 0, 0), ("首都圏", 0, 0), ("近畿圏", 0, 0)]


def test_another_programmes_visits_do_not_count():
    programme, *_ = two_areas()
    before = make.programme(2025)
    visited(make.company(), before.areas.get())

    assert counted(programme)[0] == ("全", 0, 0)


def heard(area: Area, *categories: str) -> None:
    company = make.company(f"会社{Visit.objects.count()}")
    need = make.need(of=company, origin=Origin.ROSTER)
    need.visit = visited(company, area)
    need.save(update_fields=["visit"])
    NeedCategory.objects.bulk_create(
        NeedCategory(need=need, category=category) for category in categories
    )


def test_needs_are_counted_by_field_and_area_with_their_share_of_the_area():
    programme, shutoken, kinki = two_areas()
    heard(shutoken, "hr_labour")
    heard(shutoken, "sales_marketing")
    heard(kinki, "sales_marketing")

    assert [
        (one.field.slug, one.needs, [(s.area.label, s.needs, s.percent) for s in one.areas])
        for one in figures.needs_by_field(programme)
    ] == [
        ("sales_marketing", 2, [("首都圏", 1, 50), ("近畿圏", 1, 100)]),
        ("hr_labour", 1, [("首都圏", 1, 50), ("近畿圏", 0, 0)]),
    ]


def test_a_need_with_two_entries_of_one_field_counts_once_in_that_field():
    programme, shutoken, _ = two_areas()
    below = [slug for slug in figures.CATEGORIES if slug.startswith("production.")][:2]
    heard(shutoken, *below)

    [production] = figures.needs_by_field(programme)

    assert (production.needs, production.commonest.slug in below) == (1, True)


def test_the_bodies_are_counted_without_the_funder_and_the_holder_of_the_contract():
    programme, *_ = two_areas()
    make.other_organisation()
    make.organisation("出た団体", code="OUT")
    type(programme.funder).objects.filter(code="OUT").update(ended_at=make.now())
    type(programme.funder).objects.filter(code="FU").update(kind=OrganisationKind.FUNDER)

    assert figures.bodies(programme) == 1


def funder_of(programme: Programme):
    arrange.practice()
    horie = make.member("demo-funder", role=Role.FUNDER, of=programme.funder)
    client = arrange.Client()
    client.post("/demonstration/sign-in/", {"part": "funder"})
    return client, horie


def test_the_funder_reads_the_matches_beside_the_target_and_no_rate_per_area():
    programme, shutoken, _ = two_areas()
    Target.objects.create(programme=programme, indicator=Indicator.MATCHES, value=30)
    visited(make.company("CANARY-COMPANY"), shutoken)
    client, _ = funder_of(programme)

    page = client.get("/programme/?programme=FY2026").content.decode()

    assert re.search(r'<p class="figure huge plain-figure">\s*<b>0</b>件', page)
    assert "目標は、全地域あわせて 30件以上" in page
    assert "CANARY" not in page


def test_another_funders_programme_does_not_exist_for_him():
    programme, *_ = two_areas()
    other = make.programme(2025)
    Programme.objects.filter(pk=other.pk).update(funder=make.organisation("別の委託元", code="F2"))
    client, _ = funder_of(programme)

    assert [
        client.get(f"/programme/?programme={code}").status_code
        for code in ("FY2026", "FY2025", "FY1999")
    ] == [200, 404, 404]


def test_without_a_programme_the_page_says_whom_to_ask(client):
    arrange.practice()
    make.member("demo-funder", role=Role.FUNDER)
    client.post("/demonstration/sign-in/", {"part": "funder"})

    assert (
        "ご覧になれる事業が、まだ登録されていません" in client.get("/programme/").content.decode()
    )


def test_the_office_sees_each_body_with_its_own_counts_even_when_rows_abound():
    _, shutoken, _ = two_areas()
    office = make.member(role=Role.NETWORK_OFFICE)
    for number in range(2):
        firm = make.company(f"会社{number}")
        visited(firm, shutoken, 5)
        visited(firm, shutoken, 6)
        make.need(of=firm, origin=Origin.ROSTER)
    make.other_organisation()

    assert [
        (b.code, b.companies_visited, b.open_needs, b.roster_needs, b.last_visit)
        for b in bodies(office, since=date(2026, 4, 1))
    ] == [
        ("AK", 2, 2, 2, date(2026, 9, 6)),
        ("FU", 0, 0, 0, None),
        ("NW", 0, 0, 0, None),
    ]


def test_what_waits_in_the_network_is_counted_once_each():
    make.candidate(on=make.need())
    make.need(of=make.company("二つ目"))
    make.need(of=make.company("三つ目"), origin=Origin.ROSTER)
    office = make.member(role=Role.NETWORK_OFFICE)

    assert waiting(office) == {"open": 3, "without": 1, "roster": 1}
