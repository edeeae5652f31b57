from typing import Any

from enishi.companies.models import Company
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.values import CareerEntry, Registration, World
from enishi.demonstration.values import Expert as ExpertValue
from enishi.experts.models import (
    Basis,
    BlockedCompany,
    ConsentManner,
    Expert,
    RegistrationState,
    Visibility,
)
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions import give_consent, register_expert, share_expert
from enishi.experts.transitions.card import Card
from enishi.people.models import Membership, Role, User
from enishi.reference.phones import parse_phone


def load_experts(world: World, bodies: Bodies, companies: dict[str, Company]) -> dict[str, Expert]:
    """Load every registration card, and whom its person lets work with him."""
    partners = [bodies.organisations[o.code] for o in world.organisations if o.part != "funder"]
    experts = {}
    for value in world.experts:
        expert = load_card(value, bodies)
        settle(expert, value, bodies)
        block(expert, value, companies)
        if value.consent.shared and value.status == Registration.REGISTERED:
            others = [body for body in partners if body != expert.organisation]
            agree(expert, value, bodies)
            share_expert(
                expert,
                to=others,
                basis=Basis.CONSENT,
                on=max(value.consent.given_on, value.registered_on or value.applied_on),
                by=bodies.writer(value.home),
            )
        experts[value.key] = expert
    return experts


def load_card(value: ExpertValue, bodies: Bodies) -> Expert:
    """Register one expert as his home body would."""
    return register_expert(
        bodies.organisations[value.home],
        card=card_from(value),
        on=value.registered_on or value.applied_on,
        by=bodies.writer(value.home),
    )


def settle(expert: Expert, value: ExpertValue, bodies: Bodies) -> None:
    """Write what registering does not: the state, the account, how busy the person is now."""
    expert.state = RegistrationState(value.status.value)
    expert.ended_on = value.withdrawn_on
    expert.confirmed_on = value.confirmed_on
    expert.current_cases = value.current_cases
    account = bodies.people.get(value.staff) or (account_for(value) if value.signs_in else None)
    if account:
        expert.account = account
        Membership.objects.create(
            user=account,
            organisation=expert.organisation,
            role=Role.EXPERT,
            from_on=value.applied_on,
        )
    expert.save()


def account_for(value: ExpertValue) -> User:
    """Give the demonstration's expert an account to sign in with."""
    return User.objects.create_user(
        "demo-expert",
        email=value.email,
        family_name=value.name.family,
        given_name=value.name.given,
    )


def block(expert: Expert, value: ExpertValue, companies: dict[str, Company]) -> None:
    """Note the companies that the person does not want to be introduced to."""
    for key in value.blocked_companies:
        BlockedCompany.objects.create(expert=expert, company=companies[key])


def agree(expert: Expert, value: ExpertValue, bodies: Bodies) -> None:
    """Keep the consent that the person signed when he registered."""
    wish = wish_for(
        expert,
        about="network",
        from_on=value.consent.given_on,
        until_on=None,
        visibility=Visibility.FULL,
    )
    give_consent(
        expert,
        wish=wish,
        manner=ConsentManner.PAPER,
        note=value.consent.evidence,
        at=at_noon(value.consent.given_on),
        by=bodies.writer(value.home),
    )


def card_from(value: ExpertValue) -> Card:
    """Read the value as a registration card."""
    wishes = value.availability
    person: dict[str, Any] = {
        "family_name": value.name.family,
        "given_name": value.name.given,
        "family_kana": value.name.family_kana,
        "given_kana": value.name.given_kana,
        "born_on": value.birth_on,
        "prefecture": value.prefecture,
        "city": value.city,
        "telephone": parse_phone(value.phone) if value.phone else "",
        "email": value.email,
        "about": value.self_introduction,
        "offers": value.offer,
        "small_firm_style": value.small_firm_manner,
        "languages": "、".join(f"{one.name}（{one.level}）" for one in value.languages),
        "reach": list(wishes.reach or ()),
        "online": wishes.online,
        "weekdays": "・".join(part for part in (wishes.weekdays, wishes.frequency) if part),
        "capacity": wishes.capacity,
        "paused_until": wishes.paused_until,
        "retires_on": value.employed_until,
        "discovery_channel": value.channel,
    }
    return Card(
        person=person,
        career=tuple(entry_from(entry) for entry in value.careers),
        specialisms={one.category: one.years for one in value.specialisms},
        qualifications=value.qualifications,
    )


def entry_from(entry: CareerEntry) -> dict[str, Any]:
    """Read one career entry."""
    return {
        "company_name": entry.company,
        "company_size": entry.size,
        "industry": entry.industry,
        "department": entry.department,
        "post": entry.post,
        "from_when": entry.started,
        "to_when": entry.ended,
        "duties": entry.duties,
        "overseas": entry.overseas,
    }
