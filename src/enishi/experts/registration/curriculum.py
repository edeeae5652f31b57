"""A pasted résumé becomes drafts of career entries; nothing is taken in without the person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import LongTextField
from enishi.reference.curriculum import posts_in

MOST_DRAFTS = 30


class CurriculumForm(forms.Form):
    text = LongTextField(
        label=_("職務経歴書や履歴書の文"),
        rows=12,
        max_length=40_000,
        help_text=_(
            "お手元の文を写して、ここに貼りつけてください。1行に1つの時期があると、うまく読めます。"
        ),
    )


def drafts_in(text: str) -> list[dict[str, str]]:
    """The posts in a text, under the names of a career entry's boxes."""
    return [
        {
            "company_name": post.company[:120],
            "department": post.department[:80],
            "post": post.post[:80],
            "from_when": post.begun,
            "to_when": post.ended,
            "duties": post.story,
        }
        for post in posts_in(text)[:MOST_DRAFTS]
    ]
