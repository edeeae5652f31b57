"""What happened stands in the order in which it can have happened."""

from datetime import date

from enishi.demonstration.days import is_working_day
from enishi.demonstration.values import Origin, Registration, World
from enishi.demonstration.world import build
from tests.demonstration.conftest import TODAY


def test_each_case_runs_from_visit_to_match_in_time(world: World) -> None:
    visits = {visit.key: visit for visit in world.visits}
    needs = {need.key: need for need in world.needs}
    decisions = {decision.need: decision for decision in world.decisions}
    introductions = {one.need: one for one in world.introductions}
    for match in world.matches:
        need, decision = needs[match.need], decisions[match.need]
        one = introductions[match.need]
        assert need.visit is not None
        days = [
            visits[need.visit].on,
            need.registered_on,
            decision.on,
            one.sounded_on,
            one.on,
            one.interviewed_on,
            one.answered_on,
            match.on,
            date(2010, 2, 26),
        ]
        assert days == sorted(days)
        assert match.expert == one.expert == decision.chosen
        assert need.closed_on == match.on


def test_a_match_is_made_only_where_the_company_said_yes(world: World) -> None:
    accepted = {one.need for one in world.introductions if one.accepted}
    assert accepted == {match.need for match in world.matches}


def test_nobody_is_matched_beyond_what_he_can_take(world: World) -> None:
    capacity = {expert.key: expert.availability.capacity for expert in world.experts}
    load: dict[str, int] = {}
    for match in world.matches:
        load[match.expert] = load.get(match.expert, 0) + 1
    assert [key for key, count in load.items() if count > capacity[key]] == []


def test_only_registered_experts_were_compared(world: World) -> None:
    experts = {expert.key: expert for expert in world.experts}
    early = [
        (decision.need, key)
        for decision in world.decisions
        for key in decision.compared
        if (registered := experts[key].registered_on) is None or registered >= decision.on
    ]
    assert early == []


def test_a_need_has_a_visit_unless_it_comes_from_a_roster(world: World) -> None:
    assert {need.origin for need in world.needs if need.visit is None} == {Origin.ROSTER}
    assert {need.origin for need in world.needs if need.visit} == {Origin.HEARING}


def test_nobody_works_on_a_holiday(world: World) -> None:
    assert [visit.key for visit in world.visits if not is_working_day(visit.on)] == []


def test_a_visit_to_come_has_no_hearing_and_a_made_one_has(world: World) -> None:
    wrong = [v.key for v in world.visits if (v.hearing is None) != (v.on > TODAY)]
    assert wrong == []


def test_visits_lie_in_the_year_of_their_programme(world: World) -> None:
    terms = {p.key: (p.from_on, p.until_on) for p in world.programmes}
    outside = [
        v.key for v in world.visits if not terms[v.programme][0] <= v.on <= terms[v.programme][1]
    ]
    assert outside == []


def test_careers_run_forward_and_end_before_the_registration(world: World) -> None:
    for expert in world.experts:
        years = [int(entry.started[:4]) for entry in expert.careers]
        if expert.key != "saito":
            assert years == sorted(years)
        ends = [int(entry.ended[:4]) for entry in expert.careers if entry.ended]
        assert max(ends, default=0) <= expert.applied_on.year


def test_the_withdrawn_have_their_day_and_the_others_none(world: World) -> None:
    gone = {e.key for e in world.experts if e.status is Registration.WITHDRAWN}
    assert gone == {e.key for e in world.experts if e.withdrawn_on}
    assert len(gone) > 40


def test_the_same_seed_tells_the_same_world(world: World) -> None:
    assert build(TODAY) == world


def test_another_seed_tells_another(world: World) -> None:
    assert build(TODAY, seed=7).experts != world.experts


def test_another_day_leaves_the_closed_years_as_they_were(world: World) -> None:
    later = build(date(2027, 5, 12))
    assert later.companies[:135] == world.companies[:135]
    assert later.decisions == world.decisions
    assert later.matches == world.matches
    assert [n for n in later.needs if n.programme == "FY2009"] == [
        n for n in world.needs if n.programme == "FY2009"
    ]
    assert [e.careers for e in later.experts] == [e.careers for e in world.experts]


def test_the_demonstration_can_be_built_on_any_day_of_a_year() -> None:
    for month in range(1, 13):
        built = build(date(2027, month, month * 2))
        fresh = [need for need in built.needs if not need.listed and not need.closed_on]
        assert len(fresh) == 12
        assert [n.key for n in built.needs if n.registered_on > built.today] == []
