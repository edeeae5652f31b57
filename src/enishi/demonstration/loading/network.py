from enishi.demonstration.loading.people import Bodies
from enishi.demonstration.organisations import AREAS
from enishi.demonstration.values import BodyPart, StaffRole, World
from enishi.network.transitions import found_group

SECOND_GROUPS = {
    "AK": ("大森グループ", "大田区南部・品川区"),
    "NT": ("八尾グループ", "八尾市・柏原市"),
}


def load_groups(world: World, bodies: Bodies) -> None:
    """Found the standing groups of today: one in each body, a second one in the two largest."""
    for body in world.organisations:
        if body.part is not BodyPart.MEMBER:
            continue
        people = [p for p in world.staff if p.organisation == body.code and not p.until_on]
        founded_on = max(person.from_on for person in people)
        members = [bodies.people[person.key] for person in people]
        coordinators = [p.key for p in people if p.role is StaffRole.COORDINATOR]
        groups = [(f"{town(body.city)}グループ", f"{label_of(body.prefecture)}・{body.city}")]
        groups += [SECOND_GROUPS[body.code]] if body.code in SECOND_GROUPS else []
        for (name, area), lead in zip(groups, coordinators, strict=False):
            found_group(
                bodies.organisations[body.code],
                name=name,
                area=area,
                lead=bodies.people[lead],
                members=members,
                on=founded_on,
                by=bodies.people[lead],
            )


def town(city: str) -> str:
    """大田区 → 大田."""
    return city.removesuffix("区").removesuffix("市")


def label_of(prefecture: str) -> str:
    """13 → 首都圏."""
    return next(area.label for area in AREAS if prefecture in area.prefectures)
