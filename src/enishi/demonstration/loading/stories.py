"""The current year's deliberations, soundings and introductions, through the transitions."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from enishi.companies.models import Company
from enishi.cycle.models import (
    Acceptance,
    Achieved,
    Answer,
    Candidate,
    Decision,
    Deliberation,
    Introduction,
    Manner,
    Match,
    Need,
    Opinion,
    Origin,
    Remark,
    RemarkKind,
    Reply,
    Side,
    Sounding,
    Stance,
    Wish,
)
from enishi.cycle.transitions import (
    accept,
    answer,
    arrange_interview,
    decide,
    end_support,
    evaluate,
    give_opinion,
    hear,
    introduce,
    match,
    note_told,
    open_deliberation,
    put_forward,
    remark,
    sound,
)
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.prose import read
from enishi.experts.models import Expert

TWO_WEEKS = timedelta(days=14)
A_WEEK = timedelta(days=7)


def load_stories(today: date, bodies: Bodies, experts: dict[str, Expert]) -> None:
    """Load every story as far as it has gone."""
    for words in read("stories")["story"]:
        Story(words, today, bodies, experts).load()


class Story:
    """One need on the table, told step by step; each step is dated as it happened."""

    def __init__(
        self, words: dict[str, Any], today: date, bodies: Bodies, experts: dict[str, Expert]
    ) -> None:
        self.words, self.today, self.bodies, self.experts = words, today, bodies, experts
        code, number = words["need"]
        if "heard" in words:
            self.hear(words["heard"], number)
        needs = Need.objects.select_related("company", "organisation", "owner", "visit")
        self.need = needs.get(organisation__code=code, number=number)
        self.by = self.need.owner

    def load(self) -> None:
        """Go through the steps that the story has."""
        if "lists" in self.words:
            self.put_forward(self.words["lists"])
        table = open_deliberation(self.need, on=self.day(self.words["opened"]), by=self.by)
        for said in self.words.get("opinions", ()):
            self.give(table, said)
        for said in self.words.get("remarks", ()):
            self.remark(table, said)
        if "decided" not in self.words:
            return
        sounding = self.ask(self.decide(table))
        if "answered" not in self.words["sounded"]:
            return
        agreed = self.accept(sounding)
        if "introduced" in self.words:
            self.go_on(self.introduce(agreed))

    def hear(self, told: dict[str, Any], number: int) -> None:
        """Register a further need of a company that was visited, under its own number."""
        company = Company.objects.get(name=told["company"])
        made = company.visits.filter(visited_on__isnull=False).latest("visited_on")
        need = hear(
            company,
            values={name: told[name] for name in ("title", "said", "tried", "expected", "timing")}
            | {"heard_on": made.visited_on},
            categories=told["fields"],
            origin=Origin.HEARING,
            on=self.today,
            by=made.coordinator,
        )
        Need.objects.filter(pk=need.pk).update(number=number, registered_on=made.visited_on)

    def put_forward(self, told: dict[str, Any]) -> None:
        """Put somebody on the short list."""
        made = put_forward(
            self.experts[told["expert"]], need=self.need, reason=told["reason"], by=self.by
        )
        at = self.at(self.words["opened"])
        Candidate.objects.filter(pk=made.pk).update(put_at=at)

    def give(self, table: Deliberation, said: dict[str, Any]) -> None:
        """Give one opinion."""
        made = give_opinion(
            table,
            candidate=self.candidate(said["on"]),
            stance=Stance(said["stance"]),
            reason=said["reason"],
            by=self.bodies.people[said["by"]],
        )
        Opinion.objects.filter(pk=made.pk).update(given_at=self.at(self.words["opened"]))

    def remark(self, table: Deliberation, said: dict[str, Any]) -> None:
        """Make one remark."""
        made = remark(
            table,
            candidate=self.candidate(said["on"]),
            kind=RemarkKind(said["kind"]),
            reason=said["reason"],
            by=self.bodies.people[said["by"]],
        )
        Remark.objects.filter(pk=made.pk).update(written_at=self.at(self.words["opened"]))

    def decide(self, table: Deliberation) -> Decision:
        """Take the decision."""
        told = self.words["decided"]
        made = decide(
            table,
            candidate=self.candidate(told["expert"]),
            rationale=told["why"],
            besides=told.get("besides", ""),
            otherwise=told.get("otherwise", ""),
            by=self.by,
        )
        Decision.objects.filter(pk=made.pk).update(decided_at=self.at(told["day"]))
        return made

    def ask(self, decision: Decision) -> Sounding:
        """Ask the expert."""
        told = self.words["sounded"]
        on = self.day(told["day"])
        made = sound(
            decision,
            manner=Manner.TELEPHONE,
            told=told["told"],
            reply_by=on + A_WEEK,
            on=on,
            by=self.by,
        )
        Sounding.objects.filter(pk=made.pk).update(asked_at=self.at(told["day"]))
        return made

    def accept(self, sounding: Sounding) -> Acceptance:
        """Note the expert's yes."""
        told = self.words["sounded"]
        made = accept(
            sounding,
            manner=Manner.TELEPHONE,
            conditions=told.get("conditions", ""),
            former_duties=told.get("duties", "なし"),
            by=self.by,
        )
        Acceptance.objects.filter(pk=made.pk).update(accepted_at=self.at(told["answered"]))
        return made

    def introduce(self, agreed: Acceptance) -> Introduction:
        """Present the expert to the company."""
        told = self.words["introduced"]
        on = self.day(told["day"])
        made = introduce(
            agreed,
            reason=told["why"],
            profile=told["profile"],
            profile_approved_on=on,
            engagement_type="advice",
            reply_by=on + TWO_WEEKS,
            on=on,
            by=self.by,
        )
        note_told(made, by=self.by)
        at = self.at(told["day"])
        Introduction.objects.filter(pk=made.pk).update(introduced_at=at, told_at=at)
        return made

    def go_on(self, introduction: Introduction) -> None:
        """The interview, the answers, and the match."""
        told = self.words["interview"]
        hour, minute = told["at"]
        start = datetime.combine(self.day(told["day"]), datetime.min.time())
        arrange_interview(
            introduction,
            starts_at=timezone.make_aware(start.replace(hour=hour, minute=minute)),
            place=told["place"],
            attending=told["with"],
            by=self.by,
        )
        for said in self.words.get("answers", ()):
            given = answer(
                introduction,
                side=Side(said["side"]),
                reply=Reply(said["reply"]),
                cause=said.get("cause", ""),
                impression=said.get("impression", ""),
                words=said["words"],
                manner=Manner.TELEPHONE,
                by=self.by,
            )
            Answer.objects.filter(pk=given.pk).update(given_at=self.at(said["day"]))
        if "matched" in self.words:
            self.support(self.match(introduction))

    def match(self, introduction: Introduction) -> Match:
        """Both said yes; the support is one of those that the card counts already."""
        told = self.words["matched"]
        counted = Expert.objects.filter(pk=introduction.expert_id, current_cases__gt=1)
        counted.update(current_cases=introduction.expert.current_cases)
        return match(
            introduction, engagement_type=told["kind"], on=self.day(told["day"]), by=self.by
        )

    def support(self, matched: Match) -> None:
        """The end of the support, and what both sides say of it."""
        if "over" not in self.words:
            return
        end_support(matched, on=self.day(self.words["over"]["day"]), by=self.by)
        for said in self.words["evaluated"]:
            evaluate(
                matched,
                side=Side(said["side"]),
                achieved=Achieved(said["achieved"]),
                wish=Wish(said["wish"]),
                words=said["words"],
                manner=Manner.TELEPHONE,
                on=self.day(said["day"]),
                by=self.by,
            )

    def candidate(self, key: str) -> Candidate:
        """Somebody on the short list, by his key."""
        return self.need.candidates.live().get(access__expert=self.experts[key])

    def day(self, number: int) -> date:
        """A day counted from today."""
        return self.today + timedelta(days=number)

    def at(self, number: int) -> datetime:
        """Noon of a day counted from today."""
        return at_noon(self.day(number))
