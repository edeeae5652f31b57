"""Small honest test data: `make.expert(capacity=1)`. One function a model, no surprises."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from enishi.companies.models import Company
from enishi.companies.transitions import register_company
from enishi.cycle.models import (
    Acceptance,
    Answer,
    ApprovalManner,
    Candidate,
    Decision,
    Deliberation,
    DeliberationMeeting,
    EngagementType,
    Interview,
    InterviewWish,
    Introduction,
    Manner,
    Match,
    Need,
    NeedSlip,
    Origin,
    Prospect,
    Reply,
    Side,
    Sounding,
)
from enishi.cycle.transitions import (
    accept,
    answer,
    approve_slip,
    arrange_interview,
    convene,
    decide,
    draft_slip,
    hear,
    introduce,
    note_prospect,
    open_deliberation,
    put_forward,
    show_slip,
    sound,
)
from enishi.cycle.transitions import match as note_match
from enishi.cycle.transitions import wish as note_wish
from enishi.experts.models import (
    Basis,
    Consent,
    ConsentKind,
    ConsentManner,
    Expert,
    ExpertAccess,
    RegistrationState,
    Visibility,
)
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions import give_consent, register_expert, share_expert
from enishi.experts.transitions.card import PERSON_FIELDS, Card
from enishi.network.transitions import found_group
from enishi.people.models import Membership, Organisation, Role, User
from enishi.programmes.models import Area, Programme

TODAY = date(2026, 9, 18)
# After everything that is made here.
LATER = date(2026, 11, 26)
_numbers = count(1)


def organisation(name: str = "あかり産業支援の会", *, code: str = "AK") -> Organisation:
    return Organisation.objects.get_or_create(
        code=code, defaults={"name": name, "kind": "npo", "prefecture": "13"}
    )[0]


def other_organisation() -> Organisation:
    return organisation("なにわ技術の輪", code="NW")


def member(
    username: str = "",
    *,
    of: Organisation | None = None,
    role: Role = Role.COORDINATOR,
    **fields: Any,
) -> User:
    username = username or f"person-{next(_numbers)}"
    user = User.objects.create_user(username, family_name="岡本", given_name="和子", **fields)
    Membership.objects.create(
        user=user, organisation=of or organisation(), role=role, from_on=date(2020, 4, 1)
    )
    return user


def coordinator(username: str = "okamoto", *, of: Organisation | None = None) -> User:
    return User.objects.filter(username=username).first() or member(username, of=of)


def programme(year: int = 2026) -> Programme:
    made, new = Programme.objects.get_or_create(
        code=f"FY{year}",
        defaults={
            "name": f"{year}年度事業",
            "fiscal_year": year,
            "starts_on": date(year, 4, 1),
            "ends_on": date(year + 1, 3, 31),
            "organisation": organisation(),
            "funder": organisation("委託元", code="FU"),
        },
    )
    if new:
        Area.objects.create(
            programme=made, slug="shutoken", label="首都圏", prefectures=["11", "12", "13", "14"]
        )
    return made


def card(*stories: str, **person: Any) -> Card:
    known = {name: Expert._meta.get_field(name).get_default() for name in PERSON_FIELDS}
    fields = known | {"family_name": "山田", "given_name": "誠一", "prefecture": "13"} | person
    return Card(
        person=fields,
        career=tuple(entry(story) for story in stories or ("新規の販売代理店を12社開拓した。",)),
    )


def entry(duties: str, **values: Any) -> dict[str, Any]:
    blank = {"company_name": "電機メーカー（架空）", "company_size": None, "industry": ""}
    blank |= {"department": "", "post": "", "from_when": "1997", "to_when": "2001"}
    return {**blank, "overseas": False, "duties": duties} | values


def expert(*stories: str, of: Organisation | None = None, **person: Any) -> Expert:
    return register(card(*stories, **person), of=of)


def register(filled: Card, *, of: Organisation | None = None) -> Expert:
    body = of or organisation()
    writer = coordinator(f"writer-{body.code}", of=body)
    return register_expert(body, card=filled, on=date(2024, 4, 1), by=writer)


def agreed(person: Expert, about: str = "network", **wish: Any) -> Consent:
    """A consent that the home body heard on the telephone."""
    wanted = {"from_on": TODAY, "until_on": None, "visibility": Visibility.FULL} | wish
    return give_consent(
        person,
        wish=wish_for(person, about=about, **wanted),
        manner=ConsentManner.TELEPHONE,
        note="ご自宅に電話。全文を読みあげた。",
        at=now(),
        by=coordinator(f"writer-{person.organisation.code}", of=person.organisation),
    )


def shared(person: Expert, *, to: Organisation | None = None) -> ExpertAccess:
    """A card that its person agreed to show, given to another body."""
    if not person.consents.live().filter(kind=ConsentKind.SHARING).exists():
        agreed(person)
    writer = coordinator(f"writer-{person.organisation.code}", of=person.organisation)
    bodies = [to or other_organisation()]
    return share_expert(person, to=bodies, basis=Basis.CONSENT, on=TODAY, by=writer)[0]


def company(
    name: str = "株式会社みどり精機", *, of: Organisation | None = None, **values: Any
) -> Company:
    body = of or organisation()
    writer = coordinator(f"writer-{body.code}", of=body)
    return register_company(body, values={"name": name, "prefecture": "13"} | values, by=writer)


def prospect(name: str = "架空板金工業", **values: Any) -> Prospect:
    told = {"name": name, "prefecture": "13", "referral": "bank"} | values
    return note_prospect(organisation(), values=told, on=TODAY, by=coordinator("writer-AK"))


def need(
    said: str = "商社を通さず、自分たちで直接売りたい。販路がほしい。",
    *,
    of: Company | None = None,
    origin: Origin = Origin.HEARING,
    **values: Any,
) -> Need:
    programme()
    firm = of or company()
    heard_on = date(2026, 9, 10) if origin == Origin.HEARING else None
    return hear(
        firm,
        values={"title": "海外向け販路の立て直し", "said": said, "heard_on": heard_on} | values,
        origin=origin,
        on=TODAY,
        by=coordinator(f"writer-{firm.organisation.code}", of=firm.organisation),
    )


def candidate(person: Expert | None = None, *, on: Need | None = None) -> Candidate:
    wanted = on or need()
    return put_forward(
        person or expert(),
        need=wanted,
        reason="代理店を立ち上げた経験が重なるため。",
        by=wanted.owner,
    )


def now() -> datetime:
    return datetime(2026, 9, 18, 1, tzinfo=UTC)


def deliberation(*people: Expert, on: Need | None = None) -> Deliberation:
    wanted = on or need()
    for person in people or (expert(),):
        candidate(person, on=wanted)
    return open_deliberation(wanted, on=TODAY, by=wanted.owner)


def decision(within: Deliberation | None = None, *, on: Candidate | None = None) -> Decision:
    table = within or deliberation()
    chosen = on or table.need.candidates.live().earliest("pk")
    return decide(table, candidate=chosen, rationale="段取りを一から経験。", by=table.need.owner)


def sounding(after: Decision | None = None) -> Sounding:
    decided = after or decision()
    return sound(
        decided,
        manner=Manner.TELEPHONE,
        told="大田区の精密部品の会社です。",
        reply_by=date(2026, 9, 25),
        on=TODAY,
        by=decided.decided_by,
    )


def acceptance(of: Sounding | None = None) -> Acceptance:
    asked = of or sounding()
    return accept(asked, manner=Manner.TELEPHONE, former_duties="なし", by=asked.asked_by)


def gone(who: Expert) -> None:
    """His registration has ended: he has died, or has asked for it."""
    who.state, who.ended_on = RegistrationState.WITHDRAWN, TODAY
    who.save()


def introduction(after: Acceptance | None = None, **values: Any) -> Introduction:
    agreed = after or acceptance()
    told: dict[str, Any] = {
        "reason": "段取りを一から経験しておられます。",
        "profile": "元 電機メーカー 海外営業部長。",
        "profile_approved_on": TODAY,
        "engagement_type": EngagementType.ADVICE,
        "reply_by": date(2026, 10, 1),
        "on": TODAY,
    }
    return introduce(agreed, by=agreed.sounding.asked_by, **told | values)


def met(by_way_of: Introduction) -> Interview:
    """The two have met."""
    starts_at, by = now() - timedelta(days=3), by_way_of.introduced_by
    return arrange_interview(by_way_of, starts_at=starts_at, place="貴社 会議室", by=by)


def yes(to: Introduction, side: Side) -> Answer:
    by = to.introduced_by
    return answer(to, side=side, reply=Reply.YES, manner=Manner.TELEPHONE, by=by)


def match(of: Introduction | None = None) -> Match:
    agreed = of or introduction()
    yes(agreed, Side.COMPANY)
    yes(agreed, Side.EXPERT)
    return note_match(
        agreed, engagement_type=EngagementType.ADVICE, on=TODAY, by=agreed.introduced_by
    )


def meeting(of: Organisation | None = None) -> DeliberationMeeting:
    body = of or organisation()
    writer = coordinator(f"writer-{body.code}", of=body)
    group = body.groups.first() or found_group(
        body, name="第一グループ", lead=writer, on=date(2026, 4, 1), by=writer
    )
    return convene(group, starts_at=now(), place="あかり会館", chair=writer, by=writer)


def approved_slip(on: Need | None = None) -> NeedSlip:
    """A slip whose words the company approved."""
    wanted = on or need()
    words = {"title": "直接の販路", "told": "商社を通さず売りたい。", "wish": "月に二回"}
    told = {"who": "緑川様", "manner": ApprovalManner.TELEPHONE, "on": TODAY, "by": wanted.owner}
    slip = draft_slip(wanted, values=words, on=TODAY, by=wanted.owner)
    return approve_slip(slip, read_at=slip.version, **told)


def shown_slip(on: Need | None = None) -> NeedSlip:
    """A slip that the body's experts may read."""
    slip = approved_slip(on)
    return show_slip(slip, on=TODAY, by=slip.drafted_by)


def wish(by: Expert | None = None, *, on: Need | None = None) -> InterviewWish:
    wanted = on or need()
    return note_wish(
        by or expert(),
        need=wanted,
        told="大田区の精密部品の会社です。",
        manner=Manner.TELEPHONE,
        by=wanted.owner,
    )
