from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle import letters, recipients
from enishi.cycle.models import InterviewWish, Manner, Need, NeedSlip
from enishi.cycle.transitions.recuse import refuse_recused
from enishi.cycle.transitions.withhold import refuse_the_company
from enishi.experts.models import Expert
from enishi.experts.queries import is_unwanted
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import draft_letter
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def wish(
    expert: Expert, *, need: Need, told: str, manner: Manner, by: User, words: str = ""
) -> InterviewWish:
    """面談希望: an expert says of a need, its company unnamed, that he wishes to hear more.

    He says so himself of a slip that is shown to him, or on the telephone to one who notes it.
    """
    himself = expert.account_id == by.pk and manner == Manner.ACCOUNT
    need = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if himself and not NeedSlip.objects.shown().filter(need=need).exists():
        raise Refused(_("このご相談は、いまはご覧いただけません。"))
    if not himself:
        refuse_strangers(expert, need, by=by)
    if need.closed_on:
        raise Refused(_("このご相談は終わっています。"))
    refuse_the_company(need, told)
    refuse_unreached(expert, need)
    if need.interview_wishes.live().filter(expert=expert).exists():
        raise Refused(_("この方の面談のご希望は、もううかがっています。"))
    wished = InterviewWish(
        organisation=need.organisation,
        need=need,
        expert=expert,
        told=told,
        words=words,
        manner=manner,
        wished_at=timezone.now(),
        noted_by=None if himself else by,
    )
    wished.full_clean()
    wished.save()
    record("wished", wished, by=by, within=need.organisation)
    return wished


def refuse_strangers(expert: Expert, need: Need, *, by: User) -> None:
    """Who may note another's wish: the body's people, and nobody his own."""
    if not works_for(by, need.organisation):
        raise NotYours(_("ほかの団体のニーズへのご希望は、書きこめません。"))
    refuse_recused(need, by=by)
    if expert.account_id == by.pk:
        raise Refused(_("ご自身のご希望は、「お知らせと予定」のページでお知らせください。"))


def refuse_unreached(expert: Expert, need: Need) -> None:
    """Whoever is not registered, or with whom the body may not work, is not noted."""
    if not Expert.objects.registered().filter(pk=expert.pk).exists():
        raise Refused(_("この方は、いま登録中でないか、ご本人が利用を止めています。"))
    if not expert.accesses.live().filter(organisation=need.organisation).exists():
        raise Refused(_("この方の登録票を使う根拠（同意など）が、いまはありません。"))
    if is_unwanted(expert, need.company):
        raise Refused(_("ご本人または企業が、この組み合わせを望んでいません。"))


@transaction.atomic
def withdraw_wish(wished: InterviewWish, *, by: User) -> None:
    """The expert would rather not after all, himself or by telephone."""
    if wished.expert.account_id != by.pk:
        refuse_strangers(wished.expert, wished.need, by=by)
    wished = InterviewWish.objects.select_for_update(of=("self",)).get(pk=wished.pk)
    if wished.ended_at:
        raise Refused(_("このご希望は、もう取りやめになっています。"))
    claim(wished, read_at=wished.version)
    wished.ended_at = timezone.now()
    wished.save()
    record("withdrew", wished, by=by, within=wished.organisation, fields=["ended_at"])


@transaction.atomic
def thank_for_wish(wished: InterviewWish, *, by: User) -> Letter:
    """お礼: once, to somebody who wished to be heard and whom it did not come to."""
    refuse_strangers(wished.expert, wished.need, by=by)
    wished = InterviewWish.objects.select_for_update(of=("self",)).get(pk=wished.pk)
    if not InterviewWish.objects.passed_over().filter(pk=wished.pk).exists():
        raise Refused(_("この方には、まだご相談が進んでいます。"))
    if wished.answers.exists():
        raise Refused(_("この方へのお礼の手紙は、もう書いてあります。"))
    subject, body, particulars = letters.thanking(wished)
    return draft_letter(
        wished.organisation,
        to=recipients.of_expert(wished.expert, within=wished.organisation),
        subject=subject,
        body=body,
        particulars=particulars,
        about=wished,
        by=by,
    )
