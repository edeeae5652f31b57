"""The figures of the programme report come out of the records."""

from collections import Counter

from enishi.demonstration.values import BodyPart, World


def in_fy2009(world: World) -> set[str]:
    return {visit.key for visit in world.visits if visit.programme == "FY2009"}


def test_nineteen_bodies_agreed_besides_the_contractor_and_the_funder(world: World) -> None:
    parts = Counter(body.part for body in world.organisations)
    assert parts == {BodyPart.MEMBER: 19, BodyPart.CONTRACTOR: 1, BodyPart.FUNDER: 1}
    agreed = [body for body in world.organisations if body.agreed_on]
    assert {body.part for body in agreed} == {BodyPart.MEMBER}


def test_the_committee_met_three_times_first_on_the_27th_of_november(world: World) -> None:
    days = [meeting.on.isoformat() for meeting in world.committee_meetings]
    assert days == ["2008-11-27", "2009-01-15", "2009-02-12"]


def test_every_body_had_agreed_before_the_first_committee(world: World) -> None:
    late = [
        body.code
        for body in world.organisations
        if body.agreed_on and body.agreed_on >= world.committee_meetings[0].on
    ]
    assert late == []


def test_135_companies_were_visited_81_and_54(world: World) -> None:
    visited = {(v.company, v.area) for v in world.visits if v.programme == "FY2009"}
    assert Counter(area for _, area in visited) == {"shutoken": 81, "kinki": 54}
    assert len({company for company, _ in visited}) == 135


def test_there_were_more_visits_than_companies(world: World) -> None:
    assert len(in_fy2009(world)) == 212


def test_48_companies_matched_48_times_27_and_21(world: World) -> None:
    assert Counter(match.area for match in world.matches) == {"shutoken": 27, "kinki": 21}
    assert len({match.company for match in world.matches}) == 48


def test_no_match_is_employment(world: World) -> None:
    kinds = {match.engagement_type for match in world.matches}
    assert kinds == {"advice", "service_contract", "adviser"}


def test_thirty_experts_of_eleven_bodies_were_briefed(world: World) -> None:
    homes = {expert.key: expert.home for expert in world.experts}
    briefed = [expert for briefing in world.briefings for expert in briefing.experts]
    assert len(briefed) == len(set(briefed)) == 30
    assert len({homes[key] for key in briefed}) == 11


def test_three_seminars_were_held_in_each_area(world: World) -> None:
    assert Counter(s.area for s in world.seminars) == {"shutoken": 3, "kinki": 3}


def test_one_target_stands_for_both_areas(world: World) -> None:
    targets = {p.key: p.match_target for p in world.programmes}
    assert targets == {"FY2008": None, "FY2009": 30, "FY2025": 30, "FY2026": 30}


def test_sales_come_first_among_the_needs_and_overwhelm_in_kinki(world: World) -> None:
    share = {}
    for area in ("shutoken", "kinki"):
        fields = Counter(
            need.categories[0].split(".")[0]
            for need in world.needs
            if need.programme == "FY2009" and need.area == area
        )
        assert fields.most_common(1)[0][0] == "sales_marketing"
        share[area] = fields["sales_marketing"] / fields.total()
    assert share["kinki"] > 0.6 > share["shutoken"] > 0.4


def test_the_experts_are_mixed_as_the_survey_of_2007_found(world: World) -> None:
    fields = Counter(e.specialisms[0].category.split(".")[0] for e in world.experts)
    share = {field: round(100 * count / fields.total()) for field, count in fields.items()}
    assert abs(share["tech_product_dev"] - 28) <= 3
    assert abs(share["production"] - 22) <= 3
    assert abs(share["sales_marketing"] - 21) <= 3
    assert len(fields) == 10
