from datetime import datetime, time
from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import (
    ABOUT_THE_DAY,
    Cause,
    EngagementType,
    Impression,
    Interview,
    Manner,
    Reply,
    Side,
)
from enishi.people.fields import (
    ChoiceField,
    LongTextField,
    NearDateField,
    TextField,
    WholeNumberField,
    refusal,
)
from enishi.people.writing import Section, WritingForm
from enishi.reference.time_of_day import NotATime, parse_time

HOW_ASKED = [
    (Manner.TELEPHONE.value, Manner.TELEPHONE.label),
    (Manner.MAIL.value, Manner.MAIL.label),
]
HOW_TOLD = [(one.value, one.label) for one in (Manner.TELEPHONE, Manner.MAIL, Manner.MEETING)]


class SoundingForm(WritingForm):
    """打診: how the expert is asked, what he is told, and until when he may think it over."""

    name = "sounding"

    manner = ChoiceField(
        label=_("うかがい方"), choices=HOW_ASKED, widget=forms.RadioSelect, initial="telephone"
    )
    message = LongTextField(
        label=_("お伝えすること"),
        rows=5,
        help_text=_("会社の名前は、お返事をいただくまで伏せます。"),
    )
    reply_by = NearDateField(label=_("お返事の目安"))

    sections = (Section(_("打診"), ("manner", "message", "reply_by")),)


class AcceptanceForm(forms.Form):
    """What the expert said when he accepted."""

    conditions = LongTextField(
        label=_("お引き受けの条件"),
        required=False,
        max_length=2000,
        rows=2,
        help_text=_("例：月2回まで。初回はどなたか一緒に。"),
    )
    former_duties = LongTextField(
        label=_("前の勤め先との約束ごと"),
        max_length=2000,
        rows=2,
        help_text=_(
            "同業の会社で働かない約束（競業避止）、秘密を守る約束など。"
            "かならずうかがい、なければ「なし」と書いてください。"
        ),
    )


class WhyForm(forms.Form):
    """Why something did not come about, or is taken back."""

    why = LongTextField(label=_("わけ"), max_length=2000, rows=2)


class MaybeWhyForm(forms.Form):
    """Why, where nobody needs to say so."""

    why = LongTextField(label=_("わけ"), max_length=2000, rows=2, required=False)


class IntroductionForm(WritingForm):
    """新現役紹介: the reason, the profile that the person approved, the form, the day of reply."""

    name = "introduction"

    reason = LongTextField(
        label=_("選定の理由"), rows=4, help_text=_("紹介状にそのまま載ります。企業が読みます。")
    )
    profile = LongTextField(
        label=_("ご紹介する方の略歴"),
        rows=5,
        help_text=_("ご本人が確かめた文だけを入れてください。紹介状にそのまま載ります。"),
    )
    profile_approved_on = NearDateField(
        label=_("ご本人が略歴を確かめた日"),
        help_text=_("お電話などで、この文でよいとうかがった日です。例：令和8年11月24日"),
        ahead=False,
    )
    engagement_type = ChoiceField(
        label=_("関わり方"),
        choices=EngagementType,
        help_text=_("雇用のご紹介には、職業紹介の許可が要ります。"),
    )
    reply_by = NearDateField(label=_("企業のお返事の期限"))

    sections = (
        Section(_("紹介状に載ること"), ("reason", "profile", "profile_approved_on")),
        Section(_("進め方"), ("engagement_type", "reply_by")),
    )


class InterviewForm(forms.Form):
    """When and where the two meet."""

    day = NearDateField(label=_("面談の日"), ahead=None)
    hour = TextField(
        label=_("始まる時刻"), max_length=10, help_text=_("例：14:00、午後2時、１４時３０分")
    )
    minutes = WholeNumberField(label=_("長さ（分）"), least=10, most=480, initial=60)
    place = TextField(
        label=_("場所"),
        max_length=120,
        help_text=_(
            "例：みどり精機 本社2階 会議室。「貴社」と書くと、ご本人には社名でお伝えします。"
        ),
    )
    attending = TextField(label=_("同席する人"), max_length=120, required=False)

    def clean_hour(self) -> time:
        """Read the hour however it was written."""
        try:
            return parse_time(self.cleaned_data["hour"])
        except NotATime as error:
            raise refusal(error.wording) from error

    @classmethod
    def standing_at(cls, interview: Interview | None) -> Self | None:
        """The form as the interview stands, to be changed."""
        if interview is None:
            return None
        at = timezone.localtime(interview.starts_at)
        stands = {
            "day": at.date(),
            "hour": f"{at:%H:%M}",
            "minutes": interview.minutes,
            "place": interview.place,
            "attending": interview.attending,
        }
        return cls(initial=stands, auto_id="change_%s")

    def starts_at(self) -> datetime:
        """The instant at which the interview begins, in Japan."""
        naive = datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(naive)


class ReplyForm(forms.Form):
    """What the company or the expert answers, and what it thinks of the person."""

    reply = ChoiceField(
        label=_("今後のこと"),
        choices=[one for one in Reply.choices if one[0] not in ABOUT_THE_DAY],
        widget=forms.RadioSelect,
    )
    wished_days = TextField(
        label=_("ご都合のよい日"),
        max_length=120,
        required=False,
        help_text=_("例：10月の火曜の午後"),
    )
    cause = ChoiceField(
        label=_("いちばん近い理由"),
        choices=[("", _("選ばない")), *Cause.choices],
        required=False,
    )
    impression = ChoiceField(
        label=_("お会いになった印象"),
        choices=Impression,
        widget=forms.RadioSelect,
        required=False,
    )
    words = LongTextField(label=_("ひとこと"), max_length=4000, rows=3, required=False)

    def told(self) -> dict[str, Any]:
        """The answer as the transitions take it."""
        return dict(self.cleaned_data)


class DayReplyForm(ReplyForm):
    """What is answered before the two have met: whether the day suits, or not at all."""

    reply = ChoiceField(
        label=_("お返事"),
        choices=[(one.value, one.label) for one in (*ABOUT_THE_DAY, Reply.NO)],
        widget=forms.RadioSelect,
    )


class NotedReplyForm(ReplyForm):
    """An answer that somebody took over the telephone or in person."""

    reply = ChoiceField(label=_("お返事"), choices=Reply, widget=forms.RadioSelect)

    side = ChoiceField(label=_("どちらのお返事か"), choices=Side, widget=forms.RadioSelect)
    manner = ChoiceField(label=_("お返事のしかた"), choices=HOW_TOLD, initial="telephone")

    field_order = ("side", "manner")


class SoundingReplyForm(forms.Form):
    """What the expert answers to the question: he will hear more, or not this time."""

    reply = ChoiceField(
        label=_("お返事"),
        choices=[("yes", _("話を聞いてみたい")), ("no", _("今回は見合わせる"))],
        widget=forms.RadioSelect,
    )
    words = LongTextField(
        label=_("ひとこと"),
        max_length=2000,
        rows=3,
        required=False,
        help_text=_("ご条件やご都合があれば、お書きください。"),
    )


class SuccessorForm(forms.Form):
    candidate = forms.UUIDField(widget=forms.HiddenInput)


class MatchForm(forms.Form):
    """In which form, and from which day."""

    engagement_type = ChoiceField(label=_("関わり方"), choices=EngagementType)
    on = NearDateField(label=_("成立の日"), ahead=False)


class OutcomeForm(forms.Form):
    """Whether the introduction is undone as a mistake, or came to nothing."""

    outcome = ChoiceField(
        label=_("どうしますか"),
        choices=[
            ("undone", _("まちがいなので取り消す")),
            ("declined", _("見送りになった")),
            ("stopped", _("途中で取りやめる")),
        ],
        widget=forms.RadioSelect,
    )
    why = LongTextField(label=_("わけ"), max_length=2000, rows=2)
