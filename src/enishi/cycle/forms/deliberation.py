from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import Candidate, Deliberation, Remark, RemarkKind, Stance
from enishi.people.fields import ChoiceField, LongTextField, RecordField, TextField
from enishi.people.models import User
from enishi.people.writing import Section, WritingForm


class AboutCandidateForm(forms.Form):
    """Something about one of the candidates on the table."""

    candidate = RecordField(
        Candidate.objects.none(), to_field_name="public_id", widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].queryset = candidates  # type: ignore[attr-defined]


class OpinionForm(AboutCandidateForm):
    """推す, 迷う or ほかの方を推す, and why; whoever writes for the table says whose it is."""

    stance = ChoiceField(label=_("あなたの意見"), choices=Stance, widget=forms.RadioSelect)
    reason = LongTextField(
        label=_("そう思うわけ"),
        max_length=2000,
        rows=3,
        help_text=_("ひとことで結構です。例：小さな会社の呼吸をご存じの方だと思います。"),
    )
    author = RecordField(
        User.objects.none(),
        label=_("どなたの意見か"),
        to_field_name="public_id",
        required=False,
        empty_label=_("わたしの意見"),
    )
    read_at = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["author"].queryset = people  # type: ignore[attr-defined]


class RemarkForm(AboutCandidateForm):
    """A concern, a strong wish or a veto, with the reason."""

    kind = ChoiceField(label=_("何を申し添えますか"), choices=RemarkKind, widget=forms.RadioSelect)
    reason = LongTextField(label=_("わけ"), max_length=2000, rows=2)


class StepAsideForm(forms.Form):
    """除斥: who steps aside, and why."""

    reason = TextField(
        label=_("席を外すわけ"), max_length=200, help_text=_("例：社長の親戚のため。")
    )


class AdditionForm(forms.Form):
    """What is added to a decision later."""

    text = LongTextField(label=_("決定に書き足すこと"), max_length=4000, rows=2)


class DecisionForm(WritingForm):
    """Whom the group asks first, and why."""

    name = "decision"

    candidate = RecordField(
        Candidate.objects.none(),
        label=_("はじめに打診する方"),
        to_field_name="public_id",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    rationale = LongTextField(
        label=_("選んだ理由"),
        rows=4,
        help_text=_("記録に残り、紹介状の下書きにもなります。"),
    )
    besides = LongTextField(
        label=_("添えること"),
        required=False,
        rows=2,
        help_text=_("例：小さな会社は初めてなので、初回は鈴木が同行する。"),
    )
    otherwise = LongTextField(
        label=_("むずかしいとき"),
        required=False,
        rows=2,
        help_text=_("例：次の方は、25日までに決める。"),
    )

    sections = (Section(_("決定"), ("candidate", "rationale", "besides", "otherwise")),)

    def __init__(self, *args: Any, deliberation: Deliberation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["candidate"]
        candidates = Candidate.objects.visible_to(user).live().filter(need=deliberation.need)
        field.queryset = candidates.select_related("access__expert")  # type: ignore[attr-defined]
        vetoes = Remark.objects.visible_to(user).standing().filter(kind=RemarkKind.VETO)
        self.vetoed = set(
            vetoes.filter(deliberation=deliberation).values_list("candidate", flat=True)
        )
        field.label_from_instance = self.named  # type: ignore[attr-defined]

    def named(self, candidate: Candidate) -> str:
        """Who he is, and that somebody has said he must not be asked."""
        name = candidate.access.expert.full_name
        if candidate.pk not in self.vetoed:
            return name
        return gettext("%(name)s（「お願いできない」という申し添えがあります）") % {"name": name}
