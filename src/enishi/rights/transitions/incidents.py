from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from enishi.cycle.transitions.hand_over import give
from enishi.experts.models import Expert
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.breach import affected
from enishi.people.models import STAFF, Membership, Organisation, User
from enishi.people.standing import may_appoint, works_for
from enishi.rights.models import AffectedList, Incident, IncidentRevision, IncidentStep


@transaction.atomic
def note_incident(
    within: Organisation, *, values: Mapping[str, Any], today: date, by: User
) -> Incident:
    """Write down what was told or happened, who sees to it, and until when."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の台帳には書けません。"))
    refuse_days(values, today=today)
    refuse_owner(within, values["owner"])
    incident = Incident(organisation=within, **values)
    incident.full_clean()
    incident.save()
    keep_revision(incident, by=by)
    record("noted", incident, by=by, within=within, fields=values)
    return incident


@transaction.atomic
def correct_incident(
    incident: Incident, *, values: Mapping[str, Any], read_at: int, today: date, by: User
) -> Incident:
    """Put right what was written, as long as it is open; how it stood stays as a version."""
    incident = still_open(incident, by=by)
    refuse_days(values, today=today)
    refuse_owner(incident.organisation, values["owner"])
    first = incident.steps.order_by("done_on").first()
    if first and first.done_on < values["happened_on"]:
        said = _("したこと（%(day)s）より後の日付です。日付を確かめてください。")
        raise Refused(said % {"day": in_words(first.done_on)}, about="happened_on")
    if not incident.revisions.exists():
        keep_revision(incident, by=None)
    changed = change(incident, values, read_at=read_at)
    keep_revision(incident, by=by)
    record("corrected", incident, by=by, within=incident.organisation, fields=changed)
    return incident


def refuse_days(values: Mapping[str, Any], *, today: date) -> None:
    """It happened, then it was known, and neither lies ahead; what is due comes after."""
    happened, known = values["happened_on"], values.get("known_on")
    if happened > today:
        said = _("起きた日が、きょうより先になっています。日付を確かめてください。")
        raise Refused(said, about="happened_on")
    if known and not happened <= known <= today:
        said = _("知った日は、起きた日からきょうまでの日にしてください。")
        raise Refused(said, about="known_on")
    if values["due_on"] < happened:
        raise Refused(_("「いつまでに」が、起きた日より前になっています。"), about="due_on")


def keep_revision(incident: Incident, *, by: User | None) -> None:
    """Keep how the record stands at this version; people by their ids."""
    days = {n: getattr(incident, n) for n in ("happened_on", "known_on", "due_on")}
    people = {"owner": incident.owner, "expert": incident.expert}
    values = {n: getattr(incident, n) for n in ("kind", "title", "told_by", "what")}
    values |= {n: day.isoformat() if day else "" for n, day in days.items()}
    values |= {n: str(person.public_id) if person else "" for n, person in people.items()}
    IncidentRevision.objects.create(
        incident=incident,
        version=incident.version,
        values=values,
        written_by=by.public_id if by else None,
    )


def in_words(day: date) -> str:
    """A day as it stands in a sentence."""
    return day.isoformat().replace("-", "/")


@transaction.atomic
def note_step(incident: Incident, *, text: str, on: date, by: User) -> IncidentStep:
    """したこと: write down what was done about it."""
    incident = still_open(incident, by=by)
    if on < incident.happened_on:
        raise Refused(
            _("起きた日（%(day)s）より前の日付です。日付を確かめてください。")
            % {"day": in_words(incident.happened_on)},
            about="on",
        )
    if on > localdate():
        raise Refused(
            _("きょうより先の日付です。したことは、したあとで書いてください。"), about="on"
        )
    step = IncidentStep(
        organisation=incident.organisation,
        incident=incident,
        done_on=on,
        text=text,
        written_by=by,
    )
    step.full_clean()
    step.save()
    record("done", step, by=by, within=incident.organisation)
    return step


@transaction.atomic
def close_incident(incident: Incident, *, outcome: str, on: date, by: User) -> Incident:
    """終える: say how it ended."""
    incident = still_open(incident, by=by)
    if not outcome.strip():
        raise Refused(_("どう終わったかを書いてください。"), about="outcome")
    if on < incident.happened_on:
        raise Refused(_("終えた日が、起きた日より前になっています。"))
    claim(incident, read_at=incident.version)
    incident.outcome, incident.closed_on = outcome, on
    incident.full_clean()
    incident.save()
    fields = ["outcome", "closed_on"]
    record("closed", incident, by=by, within=incident.organisation, fields=fields)
    return incident


@transaction.atomic
def list_affected(
    incident: Incident, *, account: User, since: datetime, until: datetime, at: datetime, by: User
) -> AffectedList:
    """Keep whose data one of the body's accounts was shown between two moments."""
    incident = still_open(incident, by=by)
    within = incident.organisation
    if not may_appoint(by, within):
        raise NotYours(_("この一覧を作れるのは、団体責任者と推進室です。"))
    if until < since:
        raise Refused(_("終わりが、始まりより前になっています。"), about="until")
    if not Membership.objects.filter(user=account, organisation=within, role__in=STAFF).exists():
        raise Refused(_("この団体の人を選んでください。"), about="account")
    found = affected(account.public_id, since=since, until=until)
    rows = [
        [one.kind, str(one.public_id), one.first.isoformat(), one.last.isoformat()] for one in found
    ]
    made = AffectedList(
        organisation=within,
        incident=incident,
        account=account,
        since=since,
        until=until,
        rows=rows,
        people=len(rows),
        made_at=at,
        made_by=by,
    )
    made.full_clean(exclude=["rows"])
    made.save()
    record("listed", made, by=by, within=within, fields=["account", "since", "until"])
    return made


@transaction.atomic
def add_affected(incident: Incident, *, expert: Expert, at: datetime, by: User) -> AffectedList:
    """Put a person on the list by hand: whom it touched is not only told by screens."""
    incident = still_open(incident, by=by)
    within = incident.organisation
    if expert.organisation_id != within.pk:
        raise Refused(_("この団体の新現役から選んでください。"), about="person")
    kind, public_id = expert._meta.label_lower, str(expert.public_id)
    made = incident.lists.select_for_update(of=("self",)).filter(account=None).first()
    if made and any(row[:2] == [kind, public_id] for row in made.rows):
        raise Refused(_("この方は、もう一覧に入っています。"), about="person")
    if made:
        claim(made, read_at=made.version)
    else:
        made = AffectedList(
            organisation=within, incident=incident, since=at, until=at, rows=[], made_at=at
        )
        made.made_by = by
    made.rows = [*made.rows, [kind, public_id, "", ""]]
    made.people = len(made.rows)
    made.full_clean(exclude=["rows"])
    made.save()
    record("added_to", made, by=by, within=within, fields=["rows"])
    return made


def still_open(incident: Incident, *, by: User) -> Incident:
    """Hold an incident that somebody still sees to, for the people of its body."""
    if not works_for(by, incident.organisation):
        raise NotYours(_("ほかの団体の台帳には書けません。"))
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if incident.closed_on:
        raise Refused(_("もう終えたものです。続きがあるときは、新しく書いてください。"))
    return incident


def refuse_owner(within: Organisation, owner: User) -> None:
    """Somebody who belongs to the body today sees to it."""
    live = Membership.objects.live().filter(organisation=within, role__in=STAFF)
    if not live.filter(user=owner).exists():
        raise Refused(_("担当できるのは、いまこの団体に所属している方です。"), about="owner")


def hand_over_incidents(
    within: Organisation, *, person: User, to: User, by: User
) -> dict[str, int]:
    """What a person sees to goes on in somebody else's hands."""
    mine = Incident.objects.open().filter(organisation=within, owner=person)
    return {"incidents": give(mine, "owner", to, within=within, by=by)}
