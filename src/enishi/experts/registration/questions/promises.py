"""同意: purpose, recipients and period in plain words, each promise with a box of its own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.experts.models import ConsentKind
from enishi.experts.registration.questions.question import Question
from enishi.experts.transitions.submit import Agreed
from enishi.people.models import Organisation

REVOCABLE = gettext_lazy("登録している間。いつでも、お電話1本で取りやめられます。")


@dataclass(frozen=True)
class Promise:
    """One thing that is asked for: the box, and the words beside it."""

    agreed: Agreed
    box: forms.BoundField
    # The same in Japanese, which is what is kept.
    kept: Agreed


def words_for(body: Organisation) -> tuple[Agreed, ...]:
    """What is asked for, in the words that the person reads."""
    return (
        Agreed(
            ConsentKind.INTRODUCTION,
            purpose=_("登録の審査をし、中小企業のご相談に合う方をさがして、ご紹介するため。"),
            recipients=_(
                "%(body)sの担当者。ご紹介のお話をお受けくださったときにだけ、"
                "あなたが承認した略歴を、その会社へお渡しします。"
            )
            % {"body": body.name},
            period=str(REVOCABLE),
        ),
        Agreed(
            ConsentKind.SHARING,
            purpose=_("ほかの地域のご相談にも、あなたをご紹介できるようにするため。"),
            recipients=_("同じネットワークの協働団体の担当者。"),
            period=str(REVOCABLE),
        ),
        Agreed(
            ConsentKind.SECRECY,
            purpose=_("ご相談先の会社の秘密と、前の勤め先の秘密を守っていただくため。"),
            recipients=_("だれにもお渡ししません。お約束として残します。"),
            period=_("お手伝いが終わったあとも続きます。"),
        ),
    )


def kept_words(body: Organisation) -> tuple[Agreed, ...]:
    """The same in Japanese: that is the text that counts, whatever language the page is in."""
    with translation.override("ja"):
        return words_for(body)


class ConsentQuestion(Question):
    """Three boxes: two that are needed, and one that is free to leave empty."""

    told_as = gettext_lazy("同意")
    lead = gettext_lazy("お読みになって、よろしければ印をつけてください。")

    introduction = forms.BooleanField(
        label=gettext_lazy("登録とご紹介に使うことに同意します"),
        error_messages={
            "required": gettext_lazy(
                "同意がないと登録できません。ご心配なことは、お電話でおたずねください。"
            )
        },
    )
    sharing = forms.BooleanField(
        label=gettext_lazy("ほかの協働団体にも見せてよいです"),
        required=False,
        help_text=gettext_lazy("印をつけなくても登録できます。"),
    )
    secrecy = forms.BooleanField(
        label=gettext_lazy("会社の秘密を守ることを約束します"),
        error_messages={"required": gettext_lazy("お約束いただけるときは、印をつけてください。")},
    )

    def promises(self) -> list[Promise]:
        """The words and their boxes."""
        if self.application is None:
            return []
        body = self.application.organisation
        pairs = zip(words_for(body), kept_words(body), strict=True)
        return [Promise(one, self[one.kind], kept) for one, kept in pairs]

    def agreed(self) -> tuple[Agreed, ...]:
        """What the person agreed to, word for word as it is kept."""
        given: dict[str, Any] = self.cleaned_data
        body = self.application.organisation if self.application else None
        return tuple(one for one in kept_words(body) if given.get(one.kind)) if body else ()
