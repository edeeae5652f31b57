from typing import Any

from django.utils.translation import gettext_lazy as _

from enishi.cycle.queries.stages import Stage
from enishi.people.choices import named
from enishi.people.fields import ChoiceField, WordsForm
from enishi.reference.prefectures import AREAS


def areas() -> list[tuple[str, str]]:
    """The customary areas, after all of Japan."""
    return [("", str(_("すべて"))), *((one.slug, named(one.label, one.english)) for one in AREAS)]


class BoardForm(WordsForm):
    """Which cards to show."""

    whose = ChoiceField(
        label=_("担当"), required=False,
        choices=[("", _("みなさんの案件")), ("mine", _("わたしの案件"))],
    )  # fmt: skip
    area = ChoiceField(label=_("地域"), required=False, choices=areas)
    stage = ChoiceField(
        label=_("段階"), required=False, choices=[("", _("すべて")), *Stage.choices]
    )

    field_order = ("whose", "area", "stage", "words_typed")

    def chosen(self, name: str) -> Any:
        """The choice made, or none when there is no such choice."""
        self.is_valid()
        return self.cleaned_data.get(name, "")
