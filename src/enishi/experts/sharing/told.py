"""What a consent says, line by line; on an English page the English stands beside the Japanese."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.experts.models import Consent, ConsentKind, Expert, Scope, Visibility
from enishi.experts.registration.questions.promises import words_for
from enishi.experts.sharing.words import period_of, purpose_of, recipients_of
from enishi.experts.transitions.share import items_of
from enishi.experts.transitions.wish import Wish

T = TypeVar("T")


class Words(NamedTuple):
    """The four things that are read out before somebody agrees."""

    purpose: str
    recipients: str
    items: str
    period: str


@dataclass(frozen=True)
class Line:
    """One of them; `japanese` is the text that counts, where the page is in another language."""

    label: str
    text: str
    japanese: str = ""


def lines_of_wish(wish: Wish, expert: Expert) -> list[Line]:
    """What somebody is about to agree to."""
    items = in_japanese(lambda: items_for(wish.kind, wish.visibility))
    kept = Words(wish.purpose, wish.recipients, items, wish.period)
    return lines(kept, composed(wish, expert))


def lines_of(consent: Consent) -> list[Line]:
    """What somebody agreed to, as it was kept."""
    items = in_japanese(lambda: items_for(consent.kind, consent.visibility))
    kept = Words(consent.purpose, consent.recipients, items, consent.period)
    return lines(kept, None if reads_japanese() else translated(consent, kept))


def lines(kept: Words, said: Words | None) -> list[Line]:
    """The lines with their headings; what has no English is told in Japanese alone."""
    labels = (_("使いみち"), _("お渡しする先"), _("お見せする項目"), _("期間"))
    if reads_japanese() or said is None:
        return [Line(*pair) for pair in zip(labels, kept, strict=True)]
    return [Line(*triple) for triple in zip(labels, said, kept, strict=True)]


def translated(consent: Consent, kept: Words) -> Words | None:
    """The same in the reader's language, if those are words of ours."""
    expert = consent.expert
    if expert is None:
        return None
    wish = wish_of(consent)

    def chosen() -> Words:
        return composed(wish, expert)

    def registered() -> Words:
        one = next(one for one in words_for(consent.organisation) if one.kind == consent.kind)
        items = items_for(consent.kind, consent.visibility)
        return Words(one.purpose, one.recipients, items, one.period)

    ways = [chosen] if consent.kind != ConsentKind.SECRECY else []
    ways += [registered] if consent.kind != ConsentKind.COMPANY else []
    return next((say() for say in ways if in_japanese(say) == kept), None)


def wish_of(consent: Consent) -> Wish:
    """What was chosen when the consent was given."""
    return Wish(
        kind=ConsentKind(consent.kind),
        scope=Scope(consent.scope),
        purpose=consent.purpose,
        recipients=consent.recipients,
        period=consent.period,
        from_on=consent.from_on,
        until_on=consent.until_on,
        visibility=Visibility(consent.visibility),
        bodies=tuple(one.body for one in consent.named.all()),
        company=consent.company,
    )


def composed(wish: Wish, expert: Expert) -> Words:
    """A consent as it is put into words from what was chosen."""
    return Words(
        purpose_of(wish.kind),
        recipients_of(expert, wish.scope, wish.bodies, wish.company, wish.visibility),
        items_for(wish.kind, wish.visibility),
        period_of(wish.from_on, wish.until_on),
    )


def items_for(kind: str, visibility: str) -> str:
    """What is shown to those who are named."""
    if kind == ConsentKind.SHARING:
        return items_of(visibility)
    if kind == ConsentKind.COMPANY:
        return _("あなたが確かめた略歴と、ご紹介の理由")
    if kind == ConsentKind.SECRECY:
        return _("お見せするものはありません。")
    return _("登録団体の中で、登録票のすべて。会社には、あなたが確かめた略歴とご紹介の理由だけ。")


def reads_japanese() -> bool:
    """Whether the page is in Japanese."""
    return not (get_language() or "ja").startswith("en")


def in_japanese(say: Callable[[], T]) -> T:
    """What is said, in the language in which it is kept."""
    with translation.override("ja"):
        return say()
