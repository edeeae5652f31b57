from enishi.companies.models import Company, CompanyContact
from enishi.companies.transitions import register_company
from enishi.cycle.models import (
    Candidate,
    Confidentiality,
    HearingSheet,
    Involvement,
    Need,
    Origin,
    Visit,
)
from enishi.cycle.transitions import hear, put_forward, visit, write_sheet
from enishi.cycle.transitions.write_sheet import TOLD_FIELDS
from enishi.demonstration.loading.people import Bodies, at_noon
from enishi.demonstration.values import Company as CompanyValue
from enishi.demonstration.values import Hearing, World
from enishi.demonstration.values import Need as NeedValue
from enishi.demonstration.values import Visit as VisitValue
from enishi.experts.models import Expert
from enishi.people.models import Membership, Role, User
from enishi.reference.phones import parse_phone

INVOLVEMENT = {"社長": Involvement.HIMSELF, "担当": Involvement.ENTRUSTED}


def load_companies(world: World, bodies: Bodies) -> dict[str, Company]:
    """Load the companies, each registered by the body that looks after it."""
    return {value.key: load_company(value, bodies) for value in world.companies}


def load_company(value: CompanyValue, bodies: Bodies) -> Company:
    """Register one company, and its president as its contact."""
    organisation = bodies.organisations[value.organisation]
    company = register_company(
        organisation,
        values={
            "name": value.name,
            "kana": value.kana,
            "corporate_number": value.corporate_number,
            "sole_proprietor": value.sole_proprietor,
            "industry": value.industry,
            "prefecture": value.prefecture,
            "city": value.city,
            "staff": value.staff,
            "capital": value.capital,
            "president": value.president.full,
            "telephone": parse_phone(value.phone) if value.phone else "",
            "products": value.products,
            "customers": value.customers,
        },
        by=bodies.writer(value.organisation),
    )
    CompanyContact.objects.create(
        company=company,
        name=value.president.full,
        post=value.president_title,
        is_main=True,
        account=account_for(value, company) if value.signs_in else None,
    )
    return company


def account_for(value: CompanyValue, company: Company) -> User:
    """Give the demonstration's president an account to sign in with."""
    user = User.objects.create_user(
        "demo-company",
        email=value.email,
        family_name=value.president.family,
        given_name=value.president.given,
    )
    Membership.objects.create(
        user=user,
        organisation=company.organisation,
        role=Role.COMPANY,
        from_on=value.known_since,
    )
    return user


def load_visits(world: World, bodies: Bodies, companies: dict[str, Company]) -> dict[str, Visit]:
    """Load the visits, made and to come, each with the sheet of what was heard."""
    return {value.key: load_visit(value, bodies, companies) for value in world.visits}


def load_visit(value: VisitValue, bodies: Bodies, companies: dict[str, Company]) -> Visit:
    """Note one visit; the sheet of a visit that was made is finished."""
    writer = bodies.writer(value.organisation, preferred=value.by[0] if value.by else "")
    made = visit(
        companies[value.company],
        visited_on=value.on if value.hearing else None,
        planned_on=None if value.hearing else value.on,
        details={
            "starts": value.starts,
            "ends": value.ends if value.ends > value.starts else None,
            "place": value.place,
            "present": value.present,
            "agenda": value.purpose,
        },
        companions=[
            bodies.writer(value.organisation, preferred=key)
            for key in value.by[1:]
            if bodies.writer(value.organisation, preferred=key) != writer
        ],
        by=writer,
    )
    if value.hearing:
        load_sheet(made, value, value.hearing, by=writer)
    return made


def load_sheet(made: Visit, value: VisitValue, heard: Hearing, *, by: User) -> None:
    """Keep what was heard and what was assessed, apart."""
    words = {
        "said": heard.said,
        "background": heard.background,
        "tried": heard.tried,
        "expected": heard.expected,
        "timing": heard.timing,
        "frequency": heard.frequency,
        "budget": heard.budget,
        "assessed": heard.assessed,
        "fitting_person": heard.fitting_person,
        "involvement": INVOLVEMENT.get(heard.involvement[:2], Involvement.UNKNOWN),
        "confidentiality": dict.fromkeys(TOLD_FIELDS, level_of(heard.confidentiality)),
        "next_promise": value.next_promise,
    }
    sheet = write_sheet(made, values=words, read_at=0, by=by)
    HearingSheet.objects.filter(pk=sheet.pk).update(finished_at=at_noon(value.on))


def level_of(agreed: str) -> Confidentiality:
    """How far the company lets its words travel."""
    circulates = agreed.startswith("社名を")
    return Confidentiality.CIRCULATE if circulates else Confidentiality.BODY


def load_needs(
    world: World, bodies: Bodies, companies: dict[str, Company], experts: dict[str, Expert]
) -> None:
    """Load the needs under the numbers that the bodies gave them, with their short lists."""
    visits = {value.key: value for value in world.visits}
    for value in sorted(world.needs, key=lambda need: (need.organisation, need.number)):
        need = load_need(value, bodies, companies, visits.get(value.visit or ""))
        for listed in value.listed:
            candidate = put_forward(
                experts[listed.expert],
                need=need,
                reason=listed.reason,
                by=bodies.writer(value.organisation, preferred=listed.by),
            )
            Candidate.objects.filter(pk=candidate.pk).update(put_at=at_noon(listed.on))
        if value.closed_on:
            Need.objects.filter(pk=need.pk).update(closed_on=value.closed_on)


def load_need(
    value: NeedValue, bodies: Bodies, companies: dict[str, Company], made: VisitValue | None
) -> Need:
    """Register one need as heard, under its own number."""
    need = hear(
        companies[value.company],
        values={
            "title": value.title,
            "said": value.said,
            "assessed": made.hearing.assessed if made and made.hearing else "",
            "background": value.background,
            "tried": value.tried,
            "expected": value.expected,
            "timing": "・".join(part for part in (value.timing, value.frequency) if part),
            "budget": value.budget,
            "online": value.online,
            "wants": value.wants,
            "heard_on": made.on if made else None,
        },
        categories=value.categories,
        origin=Origin.HEARING if made else Origin.ROSTER,
        on=value.registered_on,
        by=bodies.writer(value.organisation, preferred=value.owner),
    )
    Need.objects.filter(pk=need.pk).update(number=value.number)
    need.number = value.number
    return need
