from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.logbook.revise import change
from enishi.network.models import Amendment, CommitteeAttendance, CommitteeMeeting, CommitteePoint
from enishi.network.transitions.office import refuse_others
from enishi.people.models import Organisation, User
from enishi.reference.wareki import fiscal_year


@transaction.atomic
def call_committee(
    within: Organisation,
    *,
    number: int,
    on: date,
    place: str,
    agenda: Sequence[str],
    papers: str = "",
    by: User,
) -> CommitteeMeeting:
    """Call a meeting of the 推進委員会, with what is on the table."""
    refuse_others(within, by=by)
    if not agenda:
        raise Refused(_("議題を、ひとつ以上書いてください。"))
    meeting = CommitteeMeeting(
        organisation=within,
        number=number,
        fiscal_year=fiscal_year(on),
        held_on=on,
        place=place,
        papers=papers,
    )
    meeting.full_clean()
    meeting.save()
    CommitteePoint.objects.bulk_create(
        CommitteePoint(organisation=within, meeting=meeting, position=position, title=title)
        for position, title in enumerate(agenda, 1)
    )
    record("called", meeting, by=by, within=within, fields=["held_on", "place", "agenda"])
    return meeting


@transaction.atomic
def change_call(
    meeting: CommitteeMeeting,
    *,
    number: int,
    on: date,
    place: str,
    agenda: Sequence[str],
    papers: str = "",
    read_at: int,
    by: User,
) -> CommitteeMeeting:
    """Move a meeting, or put other points on its table, as long as nobody has begun its minutes."""
    refuse_others(meeting.organisation, by=by)
    if not agenda:
        raise Refused(_("議題を、ひとつ以上書いてください。"))
    refuse_begun(meeting)
    values = {
        "number": number,
        "fiscal_year": fiscal_year(on),
        "held_on": on,
        "place": place,
        "papers": papers,
    }
    changed = change(meeting, values, read_at=read_at)
    if put_on_table(meeting, agenda):
        changed.append("agenda")
    record("called_anew", meeting, by=by, within=meeting.organisation, fields=changed)
    return meeting


def put_on_table(meeting: CommitteeMeeting, agenda: Sequence[str]) -> bool:
    """Write the points anew, in their order; nothing was decided on any of them yet."""
    points = list(meeting.agenda.all())
    if [point.title for point in points] == list(agenda):
        return False
    for point, title in zip(points, agenda, strict=False):
        point.title = title
        point.save(update_fields=["title"])
    meeting.agenda.filter(position__gt=len(agenda)).delete()
    CommitteePoint.objects.bulk_create(
        CommitteePoint(
            organisation=meeting.organisation, meeting=meeting, position=position, title=title
        )
        for position, title in enumerate(agenda, 1)
        if position > len(points)
    )
    return True


def is_begun(meeting: CommitteeMeeting) -> bool:
    """Whether somebody has begun to write what happened at the meeting."""
    decided = meeting.agenda.exclude(decision="").exists()
    return bool(meeting.minutes) or decided or meeting.attendances.exists()


def refuse_begun(meeting: CommitteeMeeting) -> None:
    """What was called stays once there are minutes of it."""
    if is_begun(meeting):
        raise Refused(
            _("議事録を書きはじめています。日時や議題のちがいは、議事録の中に書いてください。")
        )


@transaction.atomic
def write_minutes(
    meeting: CommitteeMeeting,
    *,
    minutes: str,
    decisions: Sequence[str],
    present: Iterable[Organisation],
    invited: Iterable[Organisation],
    read_at: int,
    by: User,
) -> CommitteeMeeting:
    """Write who came, what was decided and the minutes, as often as needed until confirmed."""
    refuse_others(meeting.organisation, by=by)
    refuse_confirmed(meeting)
    claim(meeting, read_at=read_at)
    meeting.minutes = minutes
    meeting.save(update_fields=["minutes"])
    for item, decision in zip(meeting.agenda.all(), decisions, strict=False):
        item.decision = decision
        item.save(update_fields=["decision"])
    came = {body.pk for body in present}
    for body in invited:
        CommitteeAttendance.objects.update_or_create(
            meeting=meeting,
            body=body,
            defaults={"organisation": meeting.organisation, "present": body.pk in came},
        )
    fields = ["minutes", "decisions", "attendances"]
    record("minuted", meeting, by=by, within=meeting.organisation, fields=fields)
    return meeting


@transaction.atomic
def confirm_minutes(meeting: CommitteeMeeting, *, at: datetime, by: User) -> CommitteeMeeting:
    """確定: from now on the minutes are only amended, never changed."""
    refuse_others(meeting.organisation, by=by)
    meeting = CommitteeMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    refuse_confirmed(meeting)
    if not meeting.minutes.strip():
        raise Refused(_("議事録がまだ書かれていません。書いてから確定してください。"))
    if meeting.held_on > localtime(at).date():
        raise Refused(_("委員会は、まだ開かれていません。開いたあとで確定してください。"))
    claim(meeting, read_at=meeting.version)
    meeting.confirmed_at, meeting.confirmed_by = at, by
    meeting.save(update_fields=["confirmed_at", "confirmed_by"])
    record("confirmed", meeting, by=by, within=meeting.organisation, fields=["confirmed_at"])
    return meeting


@transaction.atomic
def amend_minutes(meeting: CommitteeMeeting, *, text: str, at: datetime, by: User) -> Amendment:
    """訂正: add to confirmed minutes what must be put right, with day and name."""
    refuse_others(meeting.organisation, by=by)
    if not meeting.confirmed_at:
        raise Refused(_("議事録はまだ確定していません。議事録そのものを直してください。"))
    amendment = Amendment(
        organisation=meeting.organisation,
        meeting=meeting,
        text=text,
        amended_at=at,
        amended_by=by,
    )
    amendment.full_clean()
    amendment.save()
    record("amended", amendment, by=by, within=meeting.organisation)
    return amendment


def refuse_confirmed(meeting: CommitteeMeeting) -> None:
    """Confirmed minutes are not written again."""
    if CommitteeMeeting.objects.filter(pk=meeting.pk).exclude(confirmed_at=None).exists():
        raise Refused(_("議事録は確定しています。書きかえずに、「訂正」として書き足してください。"))
