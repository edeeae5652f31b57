import re
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.known_people import people_known_to, person_of
from enishi.experts.models import BlindProfile, ConsentManner, Expert
from enishi.experts.transitions.hold import hold
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.reference.folding import fold
from enishi.reference.people_named import named_in


@transaction.atomic
def write_blind_profile(expert: Expert, *, text: str, at: datetime, by: User) -> BlindProfile:
    """Write what may be told without a name; in the person's own hand it is approved at once."""
    himself = expert.account_id == by.pk
    if not himself and not works_for(by, expert.organisation):
        raise NotYours(_("略歴を書けるのは、ご本人と登録団体だけです。"))
    refuse_traces(expert, text, himself=himself)
    expert = hold(expert)
    for before in BlindProfile.objects.live().filter(expert=expert):
        claim(before, read_at=before.version)
        before.ended_at = at
        before.save(update_fields=["ended_at"])
        record("replaced", before, by=by, within=expert.organisation, fields=["ended_at"])
    written = BlindProfile(
        organisation=expert.organisation,
        expert=expert,
        text=text,
        written_at=at,
        written_by=by,
        approved_on=localtime(at).date() if himself else None,
        approved_manner=ConsentManner.ONLINE if himself else "",
    )
    written.full_clean()
    written.save()
    record("written", written, by=by, within=expert.organisation, fields=["text"])
    return written


@transaction.atomic
def approve_blind_profile(
    profile: BlindProfile, *, manner: ConsentManner, note: str = "", on: date, by: User
) -> BlindProfile:
    """The person has read this very text and agrees that it is told."""
    himself = profile.expert.account_id == by.pk
    if not himself and not works_for(by, profile.organisation):
        raise NotYours(_("確かめたことを書けるのは、ご本人と登録団体だけです。"))
    if himself != (manner == ConsentManner.ONLINE):
        raise Refused(_("電話か書面か、どのようにうかがったかを選んでください。"))
    if not himself and not note.strip():
        raise Refused(_("電話でうかがったようすか、書面の置き場所を書いてください。"))
    profile = BlindProfile.objects.select_for_update(of=("self",)).get(pk=profile.pk)
    if profile.ended_at:
        raise Refused(_("この略歴は、そのあと書きかえられました。新しい文を確かめてください。"))
    if profile.approved_on:
        raise Refused(_("この略歴は、もう確かめていただいています。"))
    claim(profile, read_at=profile.version)
    profile.approved_on, profile.approved_manner, profile.approved_note = on, manner, note
    profile.full_clean()
    profile.save()
    record("approved", profile, by=by, within=profile.organisation, fields=["approved_on"])
    return profile


def refuse_traces(expert: Expert, text: str, *, himself: bool) -> None:
    """Neither his name, nor how he is reached, nor anybody else's name stands in it."""
    told = "".join(fold(text).split())
    named = named_in(text, [person_of(expert)])
    # A person does not learn at his own page whose names his body knows.
    others = () if himself else named_in(text, people_known_to(expert.organisation)).surely
    reached = [expert.email] if expert.email and fold(expert.email) in told else []
    for name in (*named.surely, *named.perhaps, *others, *reached):
        raise Refused(
            _(
                "「%(name)s」が書かれています。お名前と連絡先を伏せて書いてください。"
                "例：元 電機メーカーの海外営業部長"
            )
            % {"name": name}
        )
    digits = re.sub(r"\D", "", told)
    number = re.sub(r"\D", "", expert.telephone).removeprefix("81")
    if len(number) > 7 and number in digits:
        raise Refused(_("電話番号が書かれています。お名前と連絡先を伏せて書いてください。"))
