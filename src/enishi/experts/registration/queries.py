from django.db.models import F, QuerySet

from enishi.experts.codes import LENGTH, as_typed, fingerprint
from enishi.experts.models import Application, Expert
from enishi.experts.models.application import ApplicationQuerySet
from enishi.people.models import Membership, Organisation, OrganisationKind, Role, User
from enishi.reference.names import fold_name
from enishi.walls.inside import everything, widened


def bodies_taking_applications() -> QuerySet[Organisation]:
    """The bodies that a person may choose to register with: those with somebody to answer."""
    at_work = Membership.objects.live().filter(role__in=(Role.HEAD, Role.COORDINATOR))
    # Who works where is not for a visitor to read; that somebody does is.
    with everything():
        staffed = set(at_work.values_list("organisation", flat=True))
    return (
        Organisation.objects.filter(ended_at=None, pk__in=staffed)
        .exclude(kind=OrganisationKind.FUNDER)
        .order_by("prefecture", "kana", "id")
    )


def application_held(public_id: str) -> Application | None:
    """The 仮登録 that a browser holds; whoever holds it is the person himself or types for him."""
    if not public_id:
        return None
    found = Application.objects.filter(public_id=public_id)
    return found.select_related("organisation", "expert").first()


def application_with_code(code: str) -> Application | None:
    """The 仮登録 that a code opens."""
    typed = as_typed(code)
    if len(typed) != LENGTH:
        return None
    with widened(names=(fingerprint(typed),)):
        return Application.objects.filter(code_hash=fingerprint(typed)).first()


def applications(user: User) -> ApplicationQuerySet:
    """The 仮登録 of the person's bodies, those that wait for an answer first, the oldest on top."""
    visible = Application.objects.visible_to(user)
    return visible.select_related("organisation", "typed_by", "expert").order_by(
        F("answer_by").asc(nulls_last=True), "begun_at"
    )


def namesakes(user: User, application: Application) -> QuerySet[Expert]:
    """Experts of the person's bodies who bear the applicant's name, 高崎 for 髙﨑 as well."""
    wanted = fold_name(application.family_name + application.given_name)
    known = Expert.objects.visible_to(user).exclude(application=application)
    names = known.values_list("pk", "family_name", "given_name")
    same = [pk for pk, family, given in names if wanted and fold_name(family + given) == wanted]
    return known.filter(pk__in=same).select_related("organisation").order_by("id")
