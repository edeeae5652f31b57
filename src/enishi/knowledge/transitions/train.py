from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.knowledge.models import (
    QUESTIONS,
    Audience,
    Moment,
    Training,
    TrainingAnswer,
    TrainingAttendance,
)
from enishi.knowledge.queries import staff_for
from enishi.knowledge.transitions.reach import refuse_beyond, refuse_strangers
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import Organisation, User


@transaction.atomic
def hold_training(
    within: Organisation,
    *,
    title: str,
    on: date,
    place: str = "",
    about: str = "",
    audience: Audience,
    by: User,
) -> Training:
    """研修: note a day on which members learn."""
    refuse_strangers(within, by=by)
    refuse_beyond(audience, by=by)
    training = Training(
        organisation=within, title=title, held_on=on, place=place, about=about, audience=audience
    )
    training.full_clean()
    training.save()
    record("held", training, by=by, within=within, fields=["title", "held_on", "place", "about"])
    return training


@transaction.atomic
def call_off(training: Training, *, at: datetime, by: User) -> Training:
    """取りやめる: it does not take place; what was written stays."""
    refuse_strangers(training.organisation, by=by)
    if training.called_off_at:
        raise Refused(_("この研修は、もう取りやめてあります。"))
    claim(training, read_at=training.version)
    training.called_off_at = at
    training.save(update_fields=["called_off_at"])
    record("called_off", training, by=by, within=training.organisation)
    return training


@transaction.atomic
def note_presence(
    training: Training,
    *,
    invited: Iterable[User],
    present: Iterable[User],
    on: date,
    by: User,
) -> Training:
    """Write who takes part and, from the day itself on, who came."""
    refuse_strangers(training.organisation, by=by)
    refuse_called_off(training)
    came = {person.pk for person in present}
    if came and on < training.held_on:
        raise Refused(_("研修の日はまだ来ていません。出席は、当日から書けます。"))
    reached = set(staff_for(training.audience, training.organisation).values_list("pk", flat=True))
    people = {person.pk: person for person in (*invited, *present)}
    if not reached.issuperset(people):
        raise Refused(_("この研修の対象でない方が選ばれています。一覧から選びなおしてください。"))
    answered = set(training.answers.values_list("member", flat=True))
    if answered - set(people):
        raise Refused(_("アンケートに答えた方は、参加者から外せません。"))
    claim(training, read_at=training.version)
    training.attendances.live().exclude(member__in=people).update(undone_at=timezone.now())
    for person in people.values():
        TrainingAttendance.objects.update_or_create(
            training=training,
            member=person,
            defaults={
                "organisation": training.organisation,
                "present": person.pk in came,
                "undone_at": None,
            },
        )
    record("attended", training, by=by, within=training.organisation, fields=["attendances"])
    return training


@transaction.atomic
def answer_survey(
    training: Training,
    *,
    moment: Moment,
    answers: Mapping[str, int],
    at: datetime,
    on: date,
    by: User,
) -> TrainingAnswer:
    """A member says of himself how it stands, before or after; he may say it anew."""
    refuse_called_off(training)
    if not training.attendances.live().filter(member=by).exists():
        raise Refused(_("参加者の一覧に、お名前がありません。研修を開く団体にお知らせください。"))
    if moment == Moment.BEFORE and on > training.held_on:
        raise Refused(_("研修は終わりました。「研修の前」は、もう答えられません。"))
    if moment == Moment.AFTER and on < training.held_on:
        raise Refused(_("「研修のあと」は、研修の日から答えられます。"))
    known = TrainingAnswer.objects.filter(training=training, member=by, moment=moment).first()
    said = known or TrainingAnswer(
        organisation=training.organisation, training=training, member=by, moment=moment
    )
    if known:
        claim(known, read_at=known.version)
    for name in QUESTIONS:
        setattr(said, name, answers[name])
    said.answered_at = at
    said.full_clean()
    said.save()
    record("answered", said, by=by, within=training.organisation, fields=[*QUESTIONS])
    return said


def refuse_called_off(training: Training) -> None:
    """Nothing more is written of a training that does not take place."""
    if training.called_off_at:
        raise Refused(_("この研修は取りやめになりました。"))
