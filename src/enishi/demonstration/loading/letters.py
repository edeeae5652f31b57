"""Letters and notes of the two bodies in which a visitor may work: one of each kind that waits."""

from datetime import timedelta
from itertools import islice

from django.utils import timezone

from enishi.companies.addressee import recipient_of as company_of
from enishi.companies.models import Company
from enishi.demonstration.loading.people import Bodies
from enishi.demonstration.values import StaffRole, World
from enishi.experts.addressee import recipient_of as expert_of
from enishi.experts.models import Expert
from enishi.outbox.models import ContactManner, Manner
from enishi.outbox.transitions import (
    approve_letter,
    draft_letter,
    note_contact,
    propose_letter,
    sign_as,
)
from enishi.people.models import User

SIGNS = {"AK": "あかり産支", "NT": "なにわ匠"}
THANKS = (
    "拝啓　時下ますますご清栄のこととお慶び申し上げます。\n\n"
    "先日は、お忙しいなか工場をご案内くださり、ありがとうございました。"
    "うかがったお話をもとに、お力になれる方をさがしております。"
    "つきましては、次のとおり、もう一度お話をうかがえますよう、お願い申し上げます。\n\n敬具"
)
WHEN_AND_WHERE = "日時\n来月はじめの、ご都合のよい日（1時間ほど）\n\n場所\n貴社"
HELLO = (
    "いつもお世話になっております。\n"
    "ご経験に近いご相談が届いています。くわしくは、お電話でお話しいたします。\n"
    "ご都合のよい日時を、ご返信ください。"
)
NOTES = (
    (
        ContactManner.CALL,
        "社長",
        "来週の午前中ならいつでもよい、とのこと。図面を用意してくださる。",
    ),
    (ContactManner.FAX, "総務の方", "会社案内が3枚届いた。訪問の資料といっしょに置いた。"),
    (ContactManner.TALK, "工場長", "商工会議所の集まりで立ち話。検査の人手が足りないそうだ。"),
)


def load_letters(
    world: World, bodies: Bodies, companies: dict[str, Company], experts: dict[str, Expert]
) -> None:
    """Let each of the two bodies have letters that wait and notes of calls."""
    for code, sign in SIGNS.items():
        firms = list(islice((c for c in companies.values() if c.organisation.code == code), 3))
        people = [e for e in experts.values() if e.organisation.code == code and e.email]
        writer = visitor_of(world, bodies, code)
        load_letterhead(world, bodies, code, sign)
        draft_letter(
            bodies.organisations[code],
            to=expert_of(people[0]),
            subject="ご相談のお知らせ",
            body=HELLO,
            about=people[0],
            by=writer,
        )
        for firm, step in zip(firms, ("drafted", "proposed", "approved"), strict=False):
            load_letter_by_post(firm, step, by=writer, head=head_of(world, bodies, code))
        load_notes(firms, by=writer)


def visitor_of(world: World, bodies: Bodies, code: str) -> User:
    """The coordinator of a body as whom a visitor signs in."""
    signing = (p for p in world.staff if p.organisation == code and p.signs_in)
    return bodies.people[next(p.key for p in signing if p.role is StaffRole.COORDINATOR)]


def head_of(world: World, bodies: Bodies, code: str) -> User:
    """Who signs for a body."""
    heads = (p.key for p in world.staff if p.organisation == code and p.role is StaffRole.HEAD)
    return bodies.people[next(heads)]


def load_letterhead(world: World, bodies: Bodies, code: str, sign: str) -> None:
    """Say how a body signs."""
    head, body = head_of(world, bodies, code), bodies.organisations[code]
    values = {
        "signer_post": "代表",
        "signer_name": head.full_name,
        "telephone": body.telephone,
        "number_prefix": sign,
    }
    sign_as(body, values=values, read_at=0, by=head)


def load_letter_by_post(firm: Company, step: str, *, by: User, head: User) -> None:
    """Write one letter by post, and bring it as far as asked."""
    letter = draft_letter(
        firm.organisation,
        to=company_of(firm),
        manner=Manner.POST,
        subject="ご訪問のお願い",
        body=THANKS,
        particulars=WHEN_AND_WHERE,
        with_answer_slip=True,
        about=firm,
        by=by,
    )
    if step in ("proposed", "approved"):
        propose_letter(letter, read_at=letter.version, by=by)
    if step == "approved":
        approve_letter(letter, read_at=letter.version, by=head)


def load_notes(firms: list[Company], *, by: User) -> None:
    """Note some calls of the last days."""
    now = timezone.now()
    for days, (firm, (manner, whom, text)) in enumerate(zip(firms, NOTES, strict=False), 1):
        note_contact(
            firm.organisation,
            manner=manner,
            with_whom=whom,
            text=text,
            about=firm,
            at=now - timedelta(days=days),
            by=by,
        )
