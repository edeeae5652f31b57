from django.db import transaction

from enishi.demonstration.loading.arrivals import load_arrivals
from enishi.demonstration.loading.building import load_building
from enishi.demonstration.loading.cycle import load_companies, load_needs, load_visits
from enishi.demonstration.loading.experts import load_experts
from enishi.demonstration.loading.history import load_history
from enishi.demonstration.loading.letters import load_letters
from enishi.demonstration.loading.network import load_groups
from enishi.demonstration.loading.people import end_closed_memberships, load_people
from enishi.demonstration.loading.prospects import load_prospects
from enishi.demonstration.loading.registers import load_registers
from enishi.demonstration.loading.rights import load_rights
from enishi.demonstration.loading.shared import load_shared
from enishi.demonstration.loading.sittings import load_sittings
from enishi.demonstration.loading.stories import load_stories
from enishi.demonstration.loading.wishes import load_wishes
from enishi.demonstration.values import World
from enishi.people.models import Installation


@transaction.atomic
def load(world: World) -> None:
    """Fill an empty database with the demonstration and mark it as one."""
    bodies = load_people(world)
    load_groups(world, bodies)
    load_building(world, bodies)
    companies = load_companies(world, bodies)
    experts = load_experts(world, bodies, companies)
    load_visits(world, bodies, companies)
    load_needs(world, bodies, companies, experts)
    load_letters(world, bodies, companies, experts)
    load_registers(world, bodies, companies, experts)
    load_prospects(bodies, today=world.today)
    load_history(world, bodies, experts)
    load_stories(world.today, bodies, experts)
    load_wishes(world.today, experts)
    load_sittings(world.today)
    load_shared(world, bodies)
    load_rights(world, bodies, experts)
    load_arrivals(world, bodies, companies, experts)
    end_closed_memberships(world, bodies)
    Installation.objects.create(demonstration_on=world.today)
