from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
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
        raise Refused(_("議題を、ひとつ以上書いてください。"), about="agenda")
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
    """Move a meeting, or put other points on its table, until its minutes are confirmed."""
    refuse_others(meeting.organisation, by=by)
    if not agenda:
        raise Refused(_("議題を、ひとつ以上書いてください。"), about="agenda")
    refuse_confirmed(meeting)
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


@transaction.atomic
def undo_call(meeting: CommitteeMeeting, *, reason: str, by: User) -> CommitteeMeeting:
    """Take a call back, with its reason, as long as the minutes are not confirmed."""
    refuse_others(meeting.organisation, by=by)
    refuse_confirmed(meeting)
    if not reason.strip():
        raise Refused(_("取り消す理由を書いてください。"), about="reason")
    claim(meeting, read_at=meeting.version)
    meeting.undone_at, meeting.undone_reason = timezone.now(), reason
    meeting.full_clean()
    meeting.save(update_fields=["undone_at", "undone_reason"])
    fields = ["undone_at", "undone_reason"]
    record("undone", meeting, by=by, within=meeting.organisation, fields=fields)
    return meeting


def put_on_table(meeting: CommitteeMeeting, agenda: Sequence[str]) -> bool:
    """Write the points anew, in their order; what was decided goes with its point."""
    points = list(meeting.agenda.all())
    if [point.title for point in points] == list(agenda):
        return False
    decisions = decided_on(points, agenda)
    for point, title, decision in zip(points, agenda, decisions, strict=False):
        point.title, point.decision = title, decision
        point.save(update_fields=["title", "decision"])
    meeting.agenda.filter(position__gt=len(agenda)).delete()
    CommitteePoint.objects.bulk_create(
        CommitteePoint(
            organisation=meeting.organisation,
            meeting=meeting,
            position=position,
            title=title,
            decision=decision,
        )
        for position, (title, decision) in enumerate(zip(agenda, decisions, strict=True), 1)
        if position > len(points)
    )
    return True


def decided_on(points: Sequence[CommitteePoint], agenda: Sequence[str]) -> list[str]:
    """What was decided, point by point of a new agenda: by the title, else by the place."""
    left = list(points)
    found: dict[int, CommitteePoint] = {}
    for by_title in (True, False):
        for position, title in enumerate(agenda, 1):
            same = (p for p in left if (p.title == title if by_title else p.position == position))
            point = None if position in found else next(same, None)
            if point:
                found[position] = point
                left.remove(point)
    for point in left:
        if point.decision:
            raise Refused(
                _("議題「%(title)s」には、決まったことが書いてあります。議題に残してください。")
                % {"title": point.title},
                about="agenda",
            )
    return [found[n].decision if n in found else "" for n in range(1, len(agenda) + 1)]


def is_begun(meeting: CommitteeMeeting) -> bool:
    """Whether somebody has begun to write what happened at the meeting."""
    decided = meeting.agenda.exclude(decision="").exists()
    return bool(meeting.minutes) or decided or meeting.attendances.exists()


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
    refuse_unconfirmable(meeting, localtime(at).date())
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


def refuse_unconfirmable(meeting: CommitteeMeeting, day: date) -> None:
    """What is confirmed was written, of a meeting that was held, and is confirmed once."""
    refuse_confirmed(meeting)
    if not meeting.minutes.strip():
        raise Refused(_("議事録がまだ書かれていません。書いてから確定してください。"))
    if is_ahead(meeting, day):
        raise Refused(_("委員会は、まだ開かれていません。開いたあとで確定してください。"))


def is_ahead(meeting: CommitteeMeeting, day: date) -> bool:
    """Whether the meeting is still to come: its minutes may be prepared, and not confirmed."""
    return meeting.held_on > day


def refuse_confirmed(meeting: CommitteeMeeting) -> None:
    """Confirmed minutes are not written again, nor those of a meeting that was taken back."""
    stands = CommitteeMeeting.objects.filter(pk=meeting.pk)
    if stands.exclude(confirmed_at=None).exists():
        raise Refused(_("議事録は確定しています。書きかえずに、「訂正」として書き足してください。"))
    if not stands.live().exists():
        raise Refused(_("この委員会は、取り消してあります。あらためて書いてください。"))
