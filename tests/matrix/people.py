"""Everybody who may ask: one person a role, signed in, and what belongs to him."""

from dataclasses import dataclass, field
from time import time

from allauth.mfa.models import Authenticator
from django.db import models
from django.test import Client

from enishi.companies.models import CompanyContact
from enishi.cycle.transitions import arrange_interview, draft_slip, note_told
from enishi.experts.models import Expert
from enishi.experts.registration.visitor import HELD
from enishi.people.models import Membership, Organisation, Role, User
from tests import make
from tests.experts import applying

BODY = ("coordinator", "head", "coordinator_of_two", "head_of_two")


@dataclass
class Actor:
    """Somebody who asks: his role in the table, his cookies, and what is his own."""

    role: str
    user: User | None = None
    cookies: dict[str, str] = field(default_factory=dict)
    bodies: frozenset[int] = frozenset()
    about: frozenset[tuple[str, int]] = frozenset()
    records: dict[str, models.Model] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.role

    @property
    def has_two(self) -> bool:
        """Whether he works for a second body as well."""
        return self.role.endswith("_of_two")

    def own(self, kind: str, row: models.Model) -> None:
        """Let a record be about this person himself."""
        self.records[kind] = row
        self.about |= {(kind, row.pk)}


def everybody(own: Organisation, second: Organisation) -> dict[str, Actor]:
    """One person a role of the model, and those who are no longer, or not yet, what they were."""
    office, funder = make.organisation("推進室", code="NNW"), make.organisation("委託元", code="FU")
    at = {Role.NETWORK_OFFICE: office, Role.FUNDER: funder}
    actors = [person(role, role, at.get(role, own)) for role in Role]
    actors += [person(f"{role}_of_two", role, own, second) for role in ("coordinator", "head")]
    actors.append(person("unproven", Role.NETWORK_OFFICE, office))
    actors.append(person("former", Role.COORDINATOR, own, ended=True))
    actors.append(person("disabled", Role.COORDINATOR, own, disabled=True))
    actors += [Actor("anonymous"), applicant(own)]
    known = {actor.role: actor for actor in actors}
    expert_of(known["expert"], own)
    company_of(known["company"], own)
    introduced(known["expert"], known["company"], own)
    known["funder"].own("programmes.programme", make.programme())
    return known


def person(
    name: str, role: str, *bodies: Organisation, ended: bool = False, disabled: bool = False
) -> Actor:
    """An account with its memberships, signed in; then ended or disabled, if so."""
    user = make.member(name, of=bodies[0], role=Role(role), email=f"{name}@example.jp")
    for body in bodies[1:]:
        Membership.objects.create(user=user, organisation=body, role=role, from_on=make.TODAY)
    if name in (Role.NETWORK_OFFICE, Role.FUNDER):
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(user)
    just_signed_in(client, user)
    if ended:
        user.memberships.update(ended_at=make.now())
    if disabled:
        User.objects.filter(pk=user.pk).update(is_active=False)
    bodies_today = () if ended or disabled else bodies
    return Actor(
        name,
        user,
        {key: morsel.value for key, morsel in client.cookies.items()},
        frozenset(body.pk for body in bodies_today),
        frozenset({("people.user", user.pk)}),
    )


def just_signed_in(client: Client, user: User) -> None:
    """Let the session be new enough for what asks for the password again."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def applicant(body: Organisation) -> Actor:
    """Somebody without an account, whose browser holds a 仮登録 that answers everything."""
    client = Client()
    actor, application = Actor("applicant"), applying.application(of=body)
    session = client.session
    session[HELD] = str(application.public_id)
    session.save()
    actor.cookies = {"sessionid": str(session.session_key)}
    actor.own("experts.application", application)
    return actor


def expert_of(actor: Actor, body: Organisation) -> None:
    """The card of the expert, and his candidacy for a need of his body."""
    card = make.expert(of=body)
    Expert.objects.filter(pk=card.pk).update(account=actor.user)
    actor.own("experts.expert", card)
    need = make.need(of=make.company(of=body))
    actor.records["cycle.candidate"] = make.candidate(card, on=need)
    actor.records["experts.consent"] = make.agreed(card)
    heard = make.need(of=make.company(of=body))
    asked = make.sounding(make.decision(make.deliberation(card, on=heard)))
    actor.records["cycle.sounding"] = asked


def company_of(actor: Actor, body: Organisation) -> None:
    """The company, its contact and its need."""
    firm = make.company(of=body)
    CompanyContact.objects.create(company=firm, account=actor.user, name="原田真一")
    actor.own("companies.company", firm)
    actor.records["cycle.need"] = make.need(of=firm)
    slip = {"title": "直接の販路", "told": "商社を通さず売りたい。", "wish": "月に二回"}
    actor.records["cycle.needslip"] = draft_slip(
        make.need(of=firm), values=slip, on=make.TODAY, by=make.coordinator(f"writer-{body.code}")
    )


def introduced(expert: Actor, company: Actor, body: Organisation) -> None:
    """The expert, presented to the company: each of them answers for his own side."""
    need = make.need(of=company.records["companies.company"])
    table = make.deliberation(expert.records["experts.expert"], on=need)
    said_yes = make.acceptance(make.sounding(make.decision(table)))
    introduction = make.introduction(said_yes)
    by = make.coordinator(f"writer-{body.code}")
    met = arrange_interview(introduction, starts_at=make.now(), place="会議室", by=by)
    note_told(introduction, by=by)
    # Each is told the other's name, and of everybody else nothing.
    expert.about |= {("companies.company", company.records["companies.company"].pk)}
    company.about |= {("experts.expert", expert.records["experts.expert"].pk)}
    for actor in (expert, company):
        actor.records["cycle.introduction"] = introduction
        actor.records["cycle.interview"] = met
