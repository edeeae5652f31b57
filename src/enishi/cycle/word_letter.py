"""紹介状 in Word: what may be filled in where, from the record and from the draft in the outbox."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.cycle import letters
from enishi.cycle.models import Introduction
from enishi.outbox.envelope import dialled
from enishi.outbox.models import Letter, Letterhead
from enishi.outbox.sheets import number_of
from enishi.people.models import Organisation
from enishi.reference.wareki import format_date

# Japanese in the file, whatever language its editor reads the page in.
PLACES = {
    "文書番号": gettext_lazy("決裁がすむと入ります。ないときは空です"),
    "日付": gettext_lazy("作った日"),
    "企業名": gettext_lazy("宛先の企業の名前"),
    "宛名": gettext_lazy("役職、お名前、様"),
    "団体名": gettext_lazy("こちらの団体の名前"),
    "差出人": gettext_lazy("「差出人の書き方」の役職とお名前"),
    "件名": gettext_lazy("手紙の件名"),
    "本文": gettext_lazy("手紙の下書きの文。下書きで直した文が入ります"),
    "ニーズ番号": gettext_lazy("例：AK-N-0142"),
    "ご相談": gettext_lazy("ニーズの件名"),
    "紹介する方": gettext_lazy("新現役のお名前"),
    "略歴": gettext_lazy("ご本人が確かめた略歴"),
    "略歴を確かめた日": gettext_lazy("ご本人が略歴を確かめた日"),
    "選定の理由": gettext_lazy("討議で決めた理由"),
    "面談の日時": gettext_lazy("日、時刻、場所。まだのときは、その旨の文"),
    "お返事の期限": gettext_lazy("企業のお返事の期限"),
    "お返事のページ": gettext_lazy("企業が返事をするページのアドレス"),
    "電話番号": gettext_lazy("こちらの電話番号"),
}


def values_of(introduction: Introduction) -> dict[str, str]:
    """What stands at each place; the words of the draft go before those we would propose."""
    subject, body, _particulars = letters.introducing(introduction)
    letter = draft_of(introduction)
    body_of_ours = introduction.organisation
    head = Letterhead.objects.filter(organisation=body_of_ours).first()
    company, need = introduction.company, introduction.deliberation.need
    interview = introduction.interviews.live().order_by("number").last()
    post = letter.recipient_post if letter else _("代表者")
    person = letter.recipient_name if letter else company.president
    return {
        "文書番号": number_of(letter, head) if letter else "",
        "日付": day(timezone.localdate()),
        "企業名": letter.recipient_firm if letter else company.name,
        "宛名": " ".join(part for part in (post, _("%(name)s 様") % {"name": person}) if part)
        if person
        else _("御中"),
        "団体名": body_of_ours.name,
        "差出人": f"{head.signer_post} {head.signer_name}".strip() if head else "",
        "件名": letter.subject if letter else subject,
        "本文": letter.body if letter else body,
        "ニーズ番号": need.reference,
        "ご相談": need.title,
        "紹介する方": introduction.expert.full_name,
        "略歴": introduction.profile,
        "略歴を確かめた日": day(introduction.profile_approved_on),
        "選定の理由": introduction.reason,
        "面談の日時": letters.when_and_where(interview)
        if interview
        else _("ご都合をお聞かせください。"),
        "お返事の期限": day(introduction.reply_by),
        "お返事のページ": letter.answer_address if letter else "",
        "電話番号": telephone_of(body_of_ours, head),
    }


def draft_of(introduction: Introduction) -> Letter | None:
    """The letter to the company in the outbox, unless it was given up."""
    known = Letter.objects.filter(public_id=introduction.letter, discarded_at=None)
    return known.first() if introduction.letter else None


def telephone_of(body: Organisation, head: Letterhead | None) -> str:
    """The number under which the body is asked back."""
    return dialled((head and head.telephone) or body.telephone)


def day(on: date) -> str:
    """A day as a letter writes it: 令和8年11月25日."""
    return format_date(on, "ja").split("（")[0]
