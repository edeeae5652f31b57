"""FY2009 from its papers: decisions, soundings, introductions and the 48 matches."""

from collections import defaultdict
from datetime import date

from enishi.cycle.models import Need
from enishi.cycle.told import told_unnamed
from enishi.cycle.transitions import note_past
from enishi.cycle.transitions.note_past import PastCase
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.values import World
from enishi.experts.models import Basis, Expert, ExpertAccess

YEAR_ENDED = date(2010, 3, 31)


def load_history(world: World, bodies: Bodies, experts: dict[str, Expert]) -> None:
    """Load what became of the needs of FY2009, body by body."""
    needs = {
        (need.organisation.code, need.number): need
        for need in Need.objects.select_related("organisation", "company", "visit__area")
    }
    values = {value.key: value for value in world.needs}
    introduced = {one.need: one for one in world.introductions}
    matched = {one.need: one for one in world.matches}
    accesses = Accesses(world, bodies, experts)
    by_body: dict[str, list[PastCase]] = defaultdict(list)
    for decision in world.decisions:
        value = values[decision.need]
        need = needs[value.organisation, value.number]
        one, match = introduced.get(decision.need), matched.get(decision.need)
        keys = [decision.chosen, *(key for key in decision.compared if key != decision.chosen)]
        by_body[value.organisation].append(
            PastCase(
                need=need,
                candidates=tuple(
                    (accesses.of(key, value.organisation), decision.rationale) for key in keys
                ),
                decided_on=decision.on,
                rationale=decision.rationale,
                sounded_on=one.sounded_on if one else decision.on,
                told=told_unnamed(need),
                reason=decision.rationale,
                profile=experts[decision.chosen].offers or experts[decision.chosen].about,
                introduced_on=one.on if one else None,
                interviewed_on=one.interviewed_on if one else None,
                answered_on=one.answered_on if one else None,
                reply=("yes" if one.accepted else "no") if one else "",
                words=one.company_words if one else "",
                matched_on=match.on if match else None,
                engagement_type=match.engagement_type if match else "",
                ended_on=YEAR_ENDED if match else None,
            )
        )
    for code, cases in by_body.items():
        note_past(bodies.organisations[code], cases=cases, at=at_noon, by=bodies.writer(code))


class Accesses:
    """The right by which a body worked with somebody then; it has ended since."""

    def __init__(self, world: World, bodies: Bodies, experts: dict[str, Expert]) -> None:
        self.bodies, self.experts = bodies, experts
        self.values = {value.key: value for value in world.experts}
        rows = ExpertAccess.objects.filter(expert__in=experts.values())
        self.known = {(row.expert_id, row.organisation_id): row for row in rows}

    def of(self, key: str, code: str) -> ExpertAccess:
        """The body's row for the expert, made as one that has ended where there is none."""
        expert, body = self.experts[key], self.bodies.organisations[code]
        row = self.known.get((expert.pk, body.pk))
        if row is None:
            value = self.values[key]
            row = ExpertAccess.objects.create(
                expert=expert,
                organisation=body,
                basis=Basis.CONSENT,
                from_on=value.consent.given_on,
                ended_at=at_noon(YEAR_ENDED),
            )
            self.known[expert.pk, body.pk] = row
        row.expert = expert
        return row
