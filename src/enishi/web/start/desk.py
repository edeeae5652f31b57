"""What lies on a coordinator's desk, read from the tables."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.cycle.models import Candidate, Need, Origin, Visit
from enishi.cycle.queries import prospect_list
from enishi.experts.models import Application, ApplicationState, Expert
from enishi.experts.queries import asked_already, due_for_confirmation
from enishi.experts.sharing.queries import agreed_but_not_given
from enishi.people.models import Organisation, User
from enishi.rights.queries import against_use
from enishi.web.start import tables, told
from enishi.web.start.drafts import drafts
from enishi.web.start.leaving import leavers
from enishi.web.start.post import letters_on
from enishi.web.start.received import received
from enishi.web.start.rights import asked_by_law, withdrawn
from enishi.web.start.searching import searches
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

AHEAD = timedelta(days=45)
NEW = timedelta(days=30)


def tasks_of(user: User, day: date) -> list[Task]:
    """Everything that waits for one person, the most pressing first."""
    waiting = [
        *drafts(user),
        *searches(user, day),
        *_applications(user, day),
        *asked_by_law(user, day),
        *leavers(user, day),
        *withdrawn(user, day),
        *letters_on(user, timezone.now()),
        *told.incidents(user, day),
        *told.watched(user, day),
        *told.unread(user),
        *told.surveys(user, day),
        *_visits(user, day),
        *tables.tasks(user, day),
        *_unheard(user),
        *_calls(user, day),
        *_needs(user),
        *_rosters(user),
        *_consents(user, day),
        *received(user, day),
        *_confirmations(user, day),
    ]
    # What presses comes first; the rest stays in the order of the work.
    return sorted(waiting, key=lambda task: not task.pressing)


def _applications(user: User, day: date) -> Iterator[Task]:
    waiting = Application.objects.visible_to(user).filter(state=ApplicationState.WAITING)
    for one in waiting.select_related("organisation").order_by("answer_by", "id")[:6]:
        left = one.days_left(day) or 0
        yield Task(
            when=ngettext("あと%(n)s日", "あと%(n)s日", left) % {"n": left}
            if left > 0
            else (_("期限切れ") if left < 0 else _("きょうまで")),
            note=_("仮登録のお返事"),
            title=_("%(name)sさんの仮登録を拝見する") % {"name": one.full_name},
            why=(
                _(
                    "お返事の期限が過ぎています。お待たせしたことを、お電話でひとことお伝えください。"
                )
                if left < 0
                else _("届いてから7日のうちにお返事するお約束です。")
            ),
            about=one.reference,
            address=reverse("application", args=[one.public_id]),
            action=_("仮登録を見る"),
            pressing=left <= 2,
        )


def _visits(user: User, day: date) -> Iterator[Task]:
    soon = Q(planned_on__lte=day + timedelta(days=7)) & Q(visited_on=None)
    mine = Visit.objects.visible_to(user).filter(soon, coordinator=user, undone_at=None)
    for visit in mine.select_related("company").order_by("planned_on")[:6]:
        planned = visit.planned_on
        if planned is None:
            continue
        today, over = planned == day, planned < day
        name = visit.company.name
        yield Task(
            when=_("きょう")
            if today
            else _("%(month)s/%(day)s") % {"month": planned.month, "day": planned.day},
            note=_("訪問の日") if today else short_date(planned),
            title=(_("%(name)sさんの訪問を記録する") if over else _("%(name)sさんを訪問する"))
            % {"name": name},
            why=(
                _("訪問の日が過ぎています。訪問を記録して、うかがったことを書きとめてください。")
                if over
                else _("うかがう前に、分かっていることと、おたずねすることを見ておきます。")
            ),
            about=visit.company.city,
            address=reverse("visit_made" if over else "visit", args=[visit.public_id]),
            action=_("訪問を記録する") if over else _("訪問の準備をする"),
            pressing=today or over,
        )


def _unheard(user: User) -> Iterator[Task]:
    waiting = Visit.objects.visible_to(user).made().filter(coordinator=user, needs=None)
    unwritten = waiting.filter(Q(sheet=None) | Q(sheet__finished_at=None))
    for visit in unwritten.select_related("company").order_by("visited_on")[:6]:
        yield Task(
            when=_("聞き取り"),
            note=_("%(day)sから") % {"day": short_date(visit.visited_on)},
            title=_("%(name)sさんの聞き取りを書く") % {"name": visit.company.name},
            why=_("訪問は記録されています。話されたことばを覚えているうちに、書きとめます。"),
            about=visit.company.city,
            address=reverse("sheet", args=[visit.public_id]),
            action=_("聞き取りを書く"),
        )


def _calls(user: User, day: date) -> Iterator[Task]:
    waiting: QuerySet[Any] = prospect_list(user).filter(owner=user, again_on__lte=day)
    # Who refused but said when to ask again is asked again.
    refused: QuerySet[Any] = prospect_list(user, state="ended").filter(
        owner=user, again_on__lte=day, again_on__gt=F("ended_on")
    )
    for line in [*waiting, *refused]:
        yield Task(
            when=_("電話"),
            note=short_date(line.again_on),
            title=_("%(name)sさんに、もう一度お電話する") % {"name": line.name},
            why=_("台帳に、この日に連絡すると書きとめてあります。"),
            about=line.referred_by,
            address=reverse("prospect", args=[line.public_id]),
            action=_("台帳を開く"),
            pressing=True,
        )


def _open_needs(user: User) -> QuerySet[Need]:
    staffed = Organisation.objects.staffed_by(user)
    needs = Need.objects.visible_to(user).open().filter(organisation__in=staffed)
    return needs.select_related("company", "organisation", "owner")


def _without_candidates(user: User) -> QuerySet[Need]:
    listed = Candidate.objects.live().filter(need=OuterRef("pk"))
    return _open_needs(user).filter(~Exists(listed))


def _needs(user: User) -> Iterator[Task]:
    waiting = _without_candidates(user).filter(owner=user, origin=Origin.HEARING)
    for need in waiting.order_by("heard_on", "id"):
        yield Task(
            when=_("候補選び"),
            note=_("%(day)sから") % {"day": short_date(need.heard_on or need.registered_on)},
            title=need.title,
            why=_("まだ候補が選ばれていません。合いそうな方を、理由つきでならべてあります。"),
            about=f"{need.reference}　{need.company.name}",
            address=reverse("need", args=[need.public_id]),
            action=_("候補を見る"),
        )


def _rosters(user: User) -> Iterator[Task]:
    waiting = _open_needs(user).filter(owner=user, origin=Origin.ROSTER, visit=None)
    for need in waiting.order_by("registered_on", "id"):
        yield Task(
            when=_("訪問の約束"),
            note=_("%(day)sから") % {"day": short_date(need.registered_on)},
            title=_("%(name)sさんに、訪問の日をうかがう") % {"name": need.company.name},
            why=_("名簿で届いたニーズです。討議に出す前に、お会いしてお話を聞きます。"),
            about=f"{need.reference}　{need.title}",
            address=reverse("need", args=[need.public_id]),
            action=_("ニーズを見る"),
        )


def _consents(user: User, day: date) -> Iterator[Task]:
    may_be_given = agreed_but_not_given(user, on=day).exclude(
        expert__in=against_use().order_by().values("expert")
    )
    for consent in may_be_given[:3]:
        person = consent.expert
        if person is None:
            continue
        yield Task(
            when=_("同意"),
            note=short_date(consent.given_at),
            title=_("%(name)sさんの登録票を、ほかの団体へ提供する") % {"name": person.full_name},
            why=_("ご本人から、ほかの団体に見せてよいという同意をいただきました。"),
            about="",
            address=reverse("expert_consents", args=[person.public_id]),
            action=_("提供する団体を選ぶ"),
        )


def _confirmations(user: User, day: date) -> Iterator[Task]:
    due = due_for_confirmation(user, day).exclude(pk__in=asked_already(user)).count()
    if due:
        title = ngettext(
            "お変わりないかを、%(n)s名におたずねする",
            "お変わりないかを、%(n)s名におたずねする",
            due,
        )
        yield Task(
            when=_("年に一度"),
            note=_("お変わりありませんか"),
            title=title % {"n": due},
            why=_(
                "登録の内容が、1年のあいだ確かめられていません。メールでも、お電話でも、おたずねできます。"
            ),
            about="",
            address=reverse("confirmations_due"),
            action=_("おたずねする"),
            invented=False,
        )


def visits_ahead(user: User, day: date) -> QuerySet[Visit]:
    """The visits that my bodies have planned for the coming weeks."""
    return (
        Visit.objects.visible_to(user)
        .filter(organisation__in=Organisation.objects.staffed_by(user), undone_at=None)
        .filter(visited_on=None, planned_on__gte=day, planned_on__lte=day + AHEAD)
        .select_related("company", "coordinator")
        .order_by("planned_on", "id")[:8]
    )


def short_lists(user: User) -> QuerySet[Need]:
    """Needs with people on their short list, the latest first; nobody sees a list he is on."""
    seen = Candidate.objects.visible_to(user).live().select_related("access__expert")
    return (
        _open_needs(user)
        .filter(pk__in=seen.values("need"))
        .prefetch_related(Prefetch("candidates", seen.order_by("put_at"), to_attr="listed"))
        .order_by("-registered_on", "-id")
    )


def needs_of_colleagues(user: User) -> QuerySet[Need]:
    """Open needs of my bodies that a colleague runs and that have no candidate yet."""
    others = _without_candidates(user).exclude(owner=user)
    return others.order_by("registered_on", "id")


def _own_experts(user: User) -> QuerySet[Expert]:
    staffed = Organisation.objects.staffed_by(user)
    return Expert.objects.visible_to(user).registered().filter(organisation__in=staffed)


def hard_to_ask(user: User, day: date) -> dict[str, object]:
    """Those of our own experts who rest, and how many are full, so that nobody asks in vain."""
    experts = _own_experts(user)
    resting = experts.filter(paused_until__gte=day).order_by("paused_until")
    counts = experts.aggregate(
        full=Count("id", filter=Q(current_cases__gte=F("capacity"))),
        resting=Count("id", filter=Q(paused_until__gte=day)),
        all=Count("id"),
    )
    return {"resting": resting[:4], "counts": counts}


def newly_registered(user: User, day: date) -> QuerySet[Expert]:
    """Who has joined us in the last month: somebody may be waiting for just this person."""
    joined = _own_experts(user).filter(registered_on__gt=day - NEW, registered_on__lte=day)
    return joined.prefetch_related("specialisms").order_by("-registered_on", "id")[:3]
