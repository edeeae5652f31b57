"""The way from a yes to a match: what its page shows, and what each side sees of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.forms.introduction import (
    InterviewForm,
    MatchForm,
    NotedReplyForm,
    OutcomeForm,
)
from enishi.cycle.models import (
    Answer,
    AnswerLink,
    Candidate,
    Interview,
    Introduction,
    Match,
    RemarkKind,
    Reply,
    Side,
)
from enishi.cycle.transitions.answer_by_link import fingerprint
from enishi.cycle.transitions.still_fit import why_gone
from enishi.cycle.word_letter import draft_of, letter_here
from enishi.experts.models import Expert
from enishi.outbox.envelope import dialled
from enishi.outbox.models import Letter, Letterhead
from enishi.people.choices import category_name
from enishi.people.models import User
from enishi.walls.inside import widened


def interviews_of(user: User) -> list[Interview]:
    """The interviews that a person may put into his calendar: his table's, or his own.

    Each side sees its own introductions; what is arranged for them, and the other's name, is read
    as the body that introduced.
    """
    # Asked one after the other: joined in one question, a wall before the card hides the company's.
    sides = (Introduction.objects.of(user), Introduction.objects.told_to(user))
    own = [one for rows in sides for one in rows.open().select_related("organisation")]
    tables = list(Interview.objects.visible_to(user).live().select_related("organisation"))
    bodies = {one.organisation for one in own} | {one.organisation for one in tables}
    with widened(*bodies):
        rows = Interview.objects.live().filter(
            Q(introduction__in=[one.pk for one in own]) | Q(pk__in=[one.pk for one in tables])
        )
        related = ("introduction__company", "introduction__expert", "organisation")
        return list(rows.select_related(*related).order_by("starts_at"))


@dataclass(frozen=True)
class SeenBySide:
    """An introduction as one side of it sees it: with whom, when, and whether it is asked now."""

    row: Introduction
    interview: Interview | None
    # 「before」 asks whether the day suits, 「after」 how it went; empty where nothing is asked.
    asks: str
    gone: bool
    said: Answer | None
    match: Match | None


def own_introductions(user: User) -> list[SeenBySide]:
    """The open introductions of an expert or of a company's contact, for its own start page."""
    own = {
        Side.EXPERT: Introduction.objects.of(user),
        Side.COMPANY: Introduction.objects.told_to(user),
    }
    found = [
        (side, one)
        for side, rows in own.items()
        for one in rows.open().select_related("organisation")
    ]
    with widened(*{one.organisation for _side, one in found}):
        return [seen_by(side, one.pk) for side, one in found]


def seen_by(side: Side, pk: int) -> SeenBySide:
    """Read one introduction with what its side may know: asked once the interview is over."""
    row = Introduction.objects.select_related(
        "company", "expert", "organisation", "deliberation__need"
    ).get(pk=pk)
    met = list(row.interviews.live())
    said = list(row.answers.live().filter(side=side, round=max(1, len(met))).order_by("pk"))
    match = row.matches.made().first()
    gone = bool(why_gone(row.expert, within=row.organisation))
    decided = any(not one.about_day for one in said)
    asks = "" if decided or gone or match else moment_of(met[-1] if met else None)
    return SeenBySide(row, met[-1] if met else None, asks, gone, said[-1] if said else None, match)


def moment_of(interview: Interview | None) -> str:
    """Whether the two have met: what is asked of them hangs on it."""
    return "after" if interview and interview.starts_at < timezone.now() else "before"


def introductions_told_to(user: User, public_id: UUID) -> tuple[Introduction | None, Side | None]:
    """The introduction as one of its two sides knows it, and which side that is."""
    for side, rows in (
        (Side.EXPERT, Introduction.objects.of(user)),
        (Side.COMPANY, Introduction.objects.told_to(user)),
    ):
        found = rows.open().select_related("organisation").filter(public_id=public_id).first()
        if found:
            return found, side
    return None, None


def link_for(token: str) -> AnswerLink | None:
    """The address that somebody came in by, found by its fingerprint alone."""
    known = AnswerLink.objects.filter(fingerprint=fingerprint(token))
    with widened(names=(fingerprint(token),)):
        return known.select_related("organisation").first()


def telephone_of(link: AnswerLink) -> str:
    """The number of the body that asks, as its letter gives it; empty where it has none."""
    head = Letterhead.objects.filter(organisation=link.organisation).first()
    return dialled((head.telephone if head else "") or link.organisation.telephone)


def page_of_introduction(introduction: Introduction, *, user: User) -> dict[str, Any]:
    """Everything that the page of an introduction shows."""
    given = list(introduction.answers.live().select_related("noted_by").order_by("round", "side"))
    last = {answer.side: answer for answer in given if not answer.about_day}
    replies = {side: answer.reply for side, answer in last.items()}
    matched = introduction.matches.made().select_related("made_by").first()
    return {
        "introduction": introduction,
        "need": introduction.deliberation.need,
        "decision": introduction.acceptance.sounding.decision,
        "letters": Letter.objects.visible_to(user).about(introduction).order_by("-drafted_at"),
        "letter_to_print": draft_of(introduction),
        "letter_here": letter_here(introduction),
        "interviews": list(introduction.interviews.live()),
        "answers": given,
        "corrected": introduction.answers.exclude(ended_at=None),
        "match": matched,
        "both_said_yes": replies == {Side.COMPANY: Reply.YES, Side.EXPERT: Reply.YES},
        "yes_of_company": replies.get(Side.COMPANY) == Reply.YES,
        "yes_of_expert": replies.get(Side.EXPERT) == Reply.YES,
        "somebody_said_no": Reply.NO in replies.values(),
        "once_more": Reply.AGAIN in replies.values(),
        "other_day": any(one.reply == Reply.DAY for one in given),
        "next_candidates": next_candidates(introduction, user=user),
        "gone": why_gone(introduction.expert, within=introduction.organisation),
        "interview_form": InterviewForm(),
        "change_form": InterviewForm.standing_at(introduction.interviews.live().last()),
        "reply_form": NotedReplyForm(),
        "outcome_form": OutcomeForm(),
        "match_form": MatchForm(
            initial={"engagement_type": introduction.engagement_type, "on": timezone.localdate()}
        ),
    }


def next_candidates(introduction: Introduction, *, user: User) -> QuerySet[Candidate]:
    """Who is on the list, has not been decided on in this deliberation, and may be."""
    decided = introduction.deliberation.decisions.exclude(outcome="undone")
    vetoed = introduction.deliberation.remarks.standing().filter(kind=RemarkKind.VETO)
    return (
        introduction.deliberation.need.candidates.visible_to(user)
        .live()
        .exclude(pk__in=decided.values("candidate"))
        .exclude(pk__in=vetoed.values("candidate"))
        .select_related("access__expert")
        .order_by("put_at")
    )


def profile_of(expert: Expert) -> str:
    """The profile that the person approved, or a short one for him to read before it goes."""
    approved = expert.blind_profiles.approved().first()
    if approved:
        return approved.text
    lines = []
    for post in list(expert.career.all())[-3:]:
        what = " ".join(part for part in (post.company_name, post.department, post.post) if part)
        lines.append(_("元 %(what)s。") % {"what": what} if what else "")
    fields = "、".join(category_name(one.category) for one in expert.specialisms.all()[:4])
    if fields:
        lines.append(_("ご担当いただける分野：%(fields)s") % {"fields": fields})
    if expert.offers:
        lines.append(expert.offers)
    return "\n".join(line for line in lines if line)
