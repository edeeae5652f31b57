from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enishi.cycle.forms.introduction import DayReplyForm, ReplyForm, SoundingReplyForm
from enishi.cycle.models import Answer, AnswerLink
from enishi.cycle.passage import link_for, moment_of, telephone_of
from enishi.cycle.transitions import answer_by_link
from enishi.cycle.transitions.answer_by_link import refuse_dead_link
from enishi.logbook.refused import Refused
from enishi.walls.inside import widened


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an address: reading it changes nothing, sending the answer uses it up."""
    link = link_for(token)
    if link is None:
        return render(request, "cycle/reply_over.html", {"reason": None}, status=404)
    with widened(link.organisation):
        return answered(request, link)


def answered(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Show the question to whoever holds the address, or take his answer."""
    try:
        refuse_dead_link(link)
    except Refused as refused:
        return over(request, link, refused)
    met = link.introduction.interviews.live().last() if link.introduction else None
    moment = moment_of(met)
    form = form_for(link, moment)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_by_link(link, **form.cleaned_data)
        except Refused as refused:
            return over(request, link, refused)
        return render(
            request, "cycle/reply_thanks.html", {"link": link, "telephone": telephone_of(link)}
        )
    context = {
        "link": link,
        "form": form,
        "introduction": link.introduction,
        "sounding": link.sounding,
        "interview": met,
        "moment": moment,
        "said": said_of_the_day(link),
        "telephone": telephone_of(link),
    }
    status = 422 if form.errors else 200
    return render(request, "cycle/reply.html", context, status=status)


def form_for(link: AnswerLink, moment: str) -> type[ReplyForm] | type[SoundingReplyForm]:
    """The question that an address asks, before the two have met and after."""
    if link.sounding_id:
        return SoundingReplyForm
    return ReplyForm if moment == "after" else DayReplyForm


def said_of_the_day(link: AnswerLink) -> Answer | None:
    """What this side has answered about the day, if it has."""
    if link.introduction is None:
        return None
    return link.introduction.answers.live().filter(side=link.side, about_day=True).last()


def over(request: HttpRequest, link: AnswerLink, refused: Refused) -> HttpResponse:
    """Say in plain words why this address no longer takes an answer, and whom to call."""
    context = {"reason": refused, "link": link, "telephone": telephone_of(link)}
    return render(request, "cycle/reply_over.html", context, status=409)
