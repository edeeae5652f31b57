from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    Acceptance,
    Answer,
    Candidate,
    Decision,
    DecisionOutcome,
    Deliberation,
    Interview,
    Introduction,
    IntroductionOutcome,
    Manner,
    Match,
    Need,
    Reply,
    Side,
    Sounding,
)
from enishi.experts.models import ExpertAccess
from enishi.logbook.models import Recorded
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

BATCH = 500


@dataclass(frozen=True)
class PastCase:
    """A case of a closed year as its papers tell it; what did not happen has no day."""

    need: Need
    candidates: tuple[tuple[ExpertAccess, str], ...]
    decided_on: date
    rationale: str
    sounded_on: date
    told: str
    reason: str = ""
    profile: str = ""
    introduced_on: date | None = None
    interviewed_on: date | None = None
    answered_on: date | None = None
    reply: str = ""
    words: str = ""
    matched_on: date | None = None
    engagement_type: str = ""
    ended_on: date | None = None


@transaction.atomic
def note_past(
    within: Organisation, *, cases: Sequence[PastCase], at: Callable[[date], datetime], by: User
) -> None:
    """Write down the closed cases of a year at once, from papers: all of them are over.

    Nothing is checked against today and nobody's place is taken; `at` gives an instant of a day.
    """
    if not works_for(by, within) or any(c.need.organisation_id != within.pk for c in cases):
        raise NotYours(_("ほかの団体の討議には、書きこめません。"))
    kept = _Rows(within, at, by)
    listed = kept.make(
        Candidate,
        "put_forward",
        [
            {
                "need": case.need,
                "access": access,
                "reason": reason,
                "put_at": at(case.decided_on),
                "put_by": by,
            }
            for case in cases
            for access, reason in case.candidates
        ],
    )
    first = {c.need_id: c for c in reversed(listed)}
    tables = kept.make(Deliberation, "opened", [kept.table(case) for case in cases])
    decisions = kept.make(
        Decision,
        "decided",
        [
            kept.decision(case, table, first[case.need.pk])
            for case, table in zip(cases, tables, strict=True)
        ],
    )
    asked = kept.make(
        Sounding,
        "sounded",
        [kept.sounding(case, decision) for case, decision in zip(cases, decisions, strict=True)],
    )
    went_on = [
        (case, table, sounding)
        for case, table, sounding in zip(cases, tables, asked, strict=True)
        if case.introduced_on
    ]
    kept.introductions(went_on)


class _Rows:
    """Makes the rows of many cases, table by table, with one entry of the logbook each."""

    def __init__(self, within: Organisation, at: Callable[[date], datetime], by: User) -> None:
        self.within, self.at, self.by = within, at, by

    def make(self, model: Any, verb: str, values: list[dict[str, Any]]) -> list[Any]:
        rows: list[Recorded] = [model(organisation=self.within, **one) for one in values]
        model.objects.bulk_create(rows, batch_size=BATCH)
        record_all(verb, rows, by=self.by, within=self.within)
        return rows

    def table(self, case: PastCase) -> dict[str, Any]:
        over = case.matched_on or case.answered_on or case.sounded_on
        return {
            "need": case.need,
            "visit": case.need.visit,
            "opened_on": case.decided_on,
            "opened_by": self.by,
            "ended_at": self.at(over),
        }

    def decision(self, case: PastCase, table: Deliberation, chosen: Candidate) -> dict[str, Any]:
        over = case.matched_on or case.answered_on or case.sounded_on
        return {
            "deliberation": table,
            "candidate": chosen,
            "rationale": case.rationale,
            "decided_at": self.at(case.decided_on),
            "decided_by": self.by,
            "outcome": DecisionOutcome.MATCHED if case.matched_on else DecisionOutcome.DECLINED,
            "ended_at": self.at(over),
        }

    def sounding(self, case: PastCase, decision: Decision) -> dict[str, Any]:
        return {
            "decision": decision,
            "expert": decision.candidate.access.expert,
            "manner": Manner.TELEPHONE,
            "told": case.told,
            "reply_by": case.introduced_on or case.sounded_on,
            "asked_at": self.at(case.sounded_on),
            "asked_by": self.by,
            "declined_at": None if case.introduced_on else self.at(case.sounded_on),
        }

    def introductions(self, cases: list[tuple[PastCase, Deliberation, Sounding]]) -> None:
        accepted = self.make(
            Acceptance,
            "accepted",
            [
                {
                    "sounding": sounding,
                    "manner": Manner.TELEPHONE,
                    "accepted_at": self.at(case.sounded_on),
                    "noted_by": self.by,
                }
                for case, _table, sounding in cases
            ],
        )
        introduced = self.make(
            Introduction,
            "introduced",
            [
                self.introduction(case, table, acceptance)
                for (case, table, _sounding), acceptance in zip(cases, accepted, strict=True)
            ],
        )
        pairs = [(case, row) for (case, *_rest), row in zip(cases, introduced, strict=True)]
        self.make(
            Interview,
            "arranged",
            [
                {
                    "introduction": row,
                    "number": 1,
                    "starts_at": self.at(case.interviewed_on),
                    "place": _("企業の会議室"),
                }
                for case, row in pairs
                if case.interviewed_on
            ],
        )
        given = self.make(
            Answer,
            "answered",
            [self.answer(case, row, side) for case, row in pairs for side in Side],
        )
        answers = {(one.introduction_id, one.side): one for one in given}
        self.make(
            Match,
            "matched",
            [self.match(case, row, answers) for case, row in pairs if case.matched_on],
        )

    def introduction(
        self, case: PastCase, table: Deliberation, acceptance: Acceptance
    ) -> dict[str, Any]:
        over = case.matched_on is None
        on = case.introduced_on or case.sounded_on
        return {
            "deliberation": table,
            "acceptance": acceptance,
            "expert": acceptance.sounding.expert,
            "company": case.need.company,
            "reason": case.reason or case.rationale,
            "profile": case.profile,
            "profile_approved_on": case.sounded_on,
            "reply_by": case.answered_on or on,
            "introduced_on": on,
            "introduced_at": self.at(on),
            "told_at": self.at(on),
            "introduced_by": self.by,
            "outcome": IntroductionOutcome.DECLINED if over else "",
            "ended_at": self.at(case.answered_on or on) if over else None,
            "ended_why": case.words if over else "",
        }

    def answer(self, case: PastCase, row: Introduction, side: Side) -> dict[str, Any]:
        company = side == Side.COMPANY
        return {
            "introduction": row,
            "side": side,
            "round": 1,
            "reply": (case.reply or Reply.YES) if company else Reply.YES,
            "words": case.words if company else "",
            "manner": Manner.TELEPHONE,
            "given_at": self.at(case.answered_on or row.introduced_on),
            "noted_by": self.by,
        }

    def match(
        self, case: PastCase, row: Introduction, answers: dict[tuple[int, str], Answer]
    ) -> dict[str, Any]:
        visit = row.deliberation.visit
        return {
            "introduction": row,
            "company_answer": answers[row.pk, Side.COMPANY],
            "expert_answer": answers[row.pk, Side.EXPERT],
            "company": row.company,
            "expert": row.expert,
            "programme": visit.programme,
            "area": visit.area,
            "engagement_type": case.engagement_type,
            "matched_on": case.matched_on,
            "made_by": self.by,
            "ended_on": case.ended_on,
        }
