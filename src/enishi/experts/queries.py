from django.db.models import Q, QuerySet

<<<<<<< HEAD
from enishi.experts.codes import LENGTH, as_typed, fingerprint
from enishi.experts.models import Application, Expert, RegistrationState
from enishi.experts.models.application import ApplicationQuerySet
from enishi.people.models import Membership, Organisation, OrganisationKind, Role, User
=======
from enishi.experts.models import Expert, RegistrationState
from enishi.people.models import User
>>>>>>> dd69579
from enishi.reference.names import fold_name, without_honorific


def expert_list(user: User, *, words: str = "") -> QuerySet[Expert]:
    """The experts whom the person's bodies may work with, by reading."""
    experts = Expert.objects.visible_to(user).exclude(state=RegistrationState.WITHDRAWN)
    for word in words.split():
        experts = experts.filter(
            Q(pk__in=called(experts, word)) | Q(city__icontains=word) | Q(offers__icontains=word)
            | Q(pk__in=Expert.objects.filter(career__duties__icontains=word).values("pk"))
        )  # fmt: skip
    return (
        experts.select_related("organisation")
        .prefetch_related("specialisms")
        .order_by("family_kana", "given_kana", "id")
    )


def called(experts: QuerySet[Expert], word: str) -> list[int]:
    """Those whose name, written or read, holds the word: 高橋 finds 髙橋, ﾀｶﾊｼ and たかはし too."""
    wanted = fold_name(without_honorific(word))
    names = experts.values_list("pk", "family_name", "given_name", "family_kana", "given_kana")
    return [
        pk
        for pk, family, given, family_kana, given_kana in names
        if wanted
        and (wanted in fold_name(family + given) or wanted in fold_name(family_kana + given_kana))
    ]
<<<<<<< HEAD


def bodies_taking_applications() -> QuerySet[Organisation]:
    """The bodies that a person may choose to register with: those with somebody to answer."""
    at_work = Membership.objects.live().filter(role__in=(Role.HEAD, Role.COORDINATOR))
    return (
        Organisation.objects.filter(ended_at=None, pk__in=at_work.values("organisation"))
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
    return Application.objects.filter(code_hash=fingerprint(typed)).first()


def applications(user: User) -> ApplicationQuerySet:
    """The 仮登録 of the person's bodies, those that wait for an answer first, the oldest on top."""
    visible = Application.objects.visible_to(user)
    return visible.select_related("organisation", "typed_by", "expert").order_by(
        F("answer_by").asc(nulls_last=True), "begun_at"
    )


def namesakes(user: User, application: Application) -> QuerySet[Expert]:
    """Experts of the person's bodies who bear the applicant's name: perhaps it is he."""
    name = {"family_name": application.family_name, "given_name": application.given_name}
    known = Expert.objects.visible_to(user).filter(**name)
    return known.exclude(application=application).select_related("organisation").order_by("id")
=======
>>>>>>> dd69579
