"""What the body proposes to write; whoever sends it reads and edits it first, in the outbox."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Interview, InterviewWish, Introduction, Sounding
from enishi.reference.wareki import format_date


def introducing(introduction: Introduction) -> tuple[str, str, str]:
    """紹介状: subject, body and 記."""
    need = introduction.deliberation.need
    interview = introduction.interviews.live().order_by("number").last()
    subject = _("新現役のご紹介について")
    body = _(
        "拝啓　貴社ますますご清栄のこととお慶び申し上げます。\n"
        "先日は、お忙しいなかお話をお聞かせくださり、ありがとうございました。"
        "その折にうかがった「%(title)s」のご相談を、討議会で検討いたしました。"
        "つきましては、次の方をご紹介申し上げます。ご面談くださいますよう、お願いいたします。\n"
        "敬具"
    ) % {"title": need.title}
    items = [
        (_("ご相談"), f"{need.reference}　{need.title}"),
        (
            _("ご紹介する方"),
            _("%(name)s 様") % {"name": introduction.expert.full_name}
            + f"\n{introduction.profile}\n"
            + _("この内容を貴社にお見せすることは、%(day)sにご本人が承認しています。")
            % {"day": format_date(introduction.profile_approved_on, "ja").split("（")[0]},
        ),
        (_("選定の理由"), introduction.reason),
        day_of(interview),
        (
            _("秘密の保持"),
            _("本状と略歴は、貴社のご検討のためだけにお使いください。"),
        ),
        (
            _("お返事の期限"),
            _("%(day)sまで。お断りになっても差しつかえありません。")
            % {"day": format_date(introduction.reply_by, "ja").split("（")[0]},
        ),
    ]
    return subject, body, in_blocks(items)


def slip_of(public_id: UUID) -> tuple[list[str], str]:
    """返信票: the answers that the page offers too, and until when."""
    introduction = Introduction.objects.get(public_id=public_id)
    has_day = introduction.interviews.live().exists()
    choices = [_("その日でお会いします")] if has_day else []
    choices += [_("ほかの日にしてほしい（　　月　　日ごろ）"), _("今回は見送る")]
    return choices, format_date(introduction.reply_by, "ja").split("（")[0]


def asking(sounding: Sounding) -> tuple[str, str, str]:
    """打診のお手紙: the company stays unnamed."""
    subject = _("お力をお借りしたいご相談があります")
    body = _(
        "いつもお世話になっております。\n"
        "次のようなご相談があり、%(name)sさんのお力をお借りできないかと考えております。\n\n"
        "%(told)s\n\n"
        "会社の名前は、お受けいただいたあとにお伝えします。"
        "見合わせていただいても、次のご相談に影響はありません。\n"
        "%(day)sごろまでに、お聞かせいただけますと幸いです。"
    ) % {
        "name": sounding.expert.full_name,
        "told": sounding.told,
        "day": format_date(sounding.reply_by, "ja").split("（")[0],
    }
    return subject, body, ""


def appointing(interview: Interview) -> tuple[str, str, str]:
    """面談のご案内: to the expert, with the day as a file for his calendar."""
    introduction = interview.introduction
    subject = _("面談のご案内")
    body = _(
        "このたびはお引き受けくださり、ありがとうございます。\n"
        "%(company)sとの面談を、次のとおりお願いいたします。"
        "添えたファイルを開くと、カレンダーに入ります。\n"
        "面談のあと、お返事のページからお気持ちをお聞かせください。"
    ) % {"company": introduction.company.name}
    items = [
        (_("面談の日時"), when_and_where(interview, place=interview.place_by_name)),
        (_("ご相談"), introduction.deliberation.need.title),
    ]
    return subject, body, in_blocks(items)


def regretting(sounding: Sounding) -> tuple[str, str, str]:
    """お礼とお詫び: to somebody who was asked and whom it did not come to, whoever said no."""
    subject = _("先日のご相談について")
    if sounding.declined_at:
        body = _(
            "先日は、ご相談にお耳を傾けてくださり、ありがとうございました。\n"
            "このたびは見合わせるとのこと、承知いたしました。ご検討くださったことに、"
            "あらためてお礼を申し上げます。\n"
            "%(name)sさんのお力をお借りしたいことがありましたら、またご相談させてください。"
        ) % {"name": sounding.expert.full_name}
        return subject, body, ""
    body = _(
        "先日は、ご相談に心よくお返事をくださり、ありがとうございました。\n"
        "まことに残念ながら、このたびは企業のご事情により、ご一緒していただくことになりませんでした。"
        "%(name)sさんのご経験への評価によるものではございません。\n"
        "またお力をお借りしたいことがありましたら、ご相談させてください。"
    ) % {"name": sounding.expert.full_name}
    return subject, body, ""


def thanking(wish: InterviewWish) -> tuple[str, str, str]:
    """お礼: to somebody who wished to hear more of a need that came to another."""
    subject = _("お寄せくださったご希望について")
    body = _(
        "先日は、次のご相談に「話を聞いてみたい」とお声を寄せてくださり、ありがとうございました。\n\n"
        "%(told)s\n\n"
        "討議会で検討いたしましたが、まことに残念ながら、このたびはご一緒していただくことに"
        "なりませんでした。%(name)sさんのご経験への評価によるものではございません。\n"
        "お力をお借りしたいことがありましたら、あらためてご相談させてください。"
        "これからも、気になるご相談がありましたら、遠慮なくお声をお寄せください。"
    ) % {"told": wish.told, "name": wish.expert.full_name}
    return subject, body, ""


def day_of(interview: Interview | None) -> tuple[str, str]:
    """面談の日時, as one of the blocks of 記."""
    told = when_and_where(interview) if interview else _("ご都合をお聞かせください。")
    return _("面談の日時"), told


def with_the_day(particulars: str, interview: Interview | None) -> str:
    """記 with the interview as it now stands; whatever else somebody wrote there stays."""
    block = in_blocks([day_of(interview)])
    heading = block.split("\n")[0]
    blocks = particulars.replace("\r\n", "\n").split("\n\n")
    renewed = [block if one.strip().split("\n")[0] == heading else one for one in blocks]
    return "\n\n".join(renewed if block in renewed else [*renewed, block])


def when_and_where(interview: Interview, *, place: str = "") -> str:
    """The day, the hour and the place of an interview, as they stand in a letter."""
    at = timezone.localtime(interview.starts_at)
    day = format_date(at.date(), "ja").split("（")[0]
    told = _("%(day)s　%(hour)s時%(minute)02d分から%(minutes)s分ほど\n%(place)s") % {
        "day": day,
        "hour": at.hour,
        "minute": at.minute,
        "minutes": interview.minutes,
        "place": place or interview.place,
    }
    sits_in = _("同席　%(who)s") % {"who": interview.attending} if interview.attending else ""
    return f"{told}\n{sits_in}".strip()


def in_blocks(items: list[tuple[str, str]]) -> str:
    """記: a heading on a line of its own, what belongs to it below, an empty line between."""
    return "\n\n".join(
        f"{heading}\n" + "\n".join(line for line in text.split("\n") if line.strip())
        for heading, text in items
    )
