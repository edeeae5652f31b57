from django.urls import path

from enishi.cycle.views import (
    deliberations,
    interviews,
    introductions,
    letter_templates,
    replies,
    soundings,
    support,
)

urlpatterns = [
    path("deliberations/", deliberations.deliberations, name="deliberation_list"),
    path("needs/<uuid:public_id>/deliberations/", deliberations.openings, name="openings"),
    path("deliberations/<uuid:public_id>/", deliberations.deliberation, name="deliberation"),
    path("deliberations/<uuid:public_id>/state/", deliberations.table_state, name="table_state"),
    path("deliberations/<uuid:public_id>/opinions/", deliberations.opinions, name="opinions"),
    path("deliberations/<uuid:public_id>/remarks/", deliberations.remarks, name="remarks"),
    path("deliberations/<uuid:public_id>/recusals/", deliberations.recusals, name="recusals"),
    path("deliberations/<uuid:public_id>/decisions/", deliberations.decisions, name="decisions"),
    path(
        "deliberations/<uuid:public_id>/endings/",
        deliberations.endings,
        name="deliberation_endings",
    ),
    path(
        "remarks/<uuid:public_id>/withdrawals/",
        deliberations.remark_withdrawals,
        name="remark_withdrawals",
    ),
    path("decisions/<uuid:public_id>/undoings/", deliberations.undoings, name="decision_undoings"),
    path(
        "decisions/<uuid:public_id>/additions/", deliberations.additions, name="decision_additions"
    ),
    path("decisions/<uuid:public_id>/soundings/", soundings.soundings, name="soundings"),
    path("soundings/<uuid:public_id>/acceptances/", soundings.acceptances, name="acceptances"),
    path("soundings/<uuid:public_id>/refusals/", soundings.refusals, name="sounding_refusals"),
    path(
        "soundings/<uuid:public_id>/withdrawals/",
        soundings.withdrawals,
        name="sounding_withdrawals",
    ),
    path("soundings/<uuid:public_id>/regrets/", soundings.regrets, name="regrets"),
    path("soundings/<uuid:public_id>/replies/", soundings.replies, name="sounding_replies"),
    path(
        "acceptances/<uuid:public_id>/withdrawals/",
        soundings.acceptance_withdrawals,
        name="acceptance_withdrawals",
    ),
    path(
        "acceptances/<uuid:public_id>/introductions/",
        introductions.introduction_new,
        name="introduction_new",
    ),
    path("introductions/template/", letter_templates.letter_template, name="letter_template"),
    path("introductions/template/word/", letter_templates.own_file, name="template_file"),
    path(
        "introductions/template/standard/", letter_templates.standard_file, name="standard_template"
    ),
    path("introductions/permits/", letter_templates.permits, name="employment_permits"),
    path("introductions/template/endings/", letter_templates.endings, name="template_endings"),
    path(
        "introductions/<uuid:public_id>/word/", letter_templates.as_word, name="introduction_word"
    ),
    path("introductions/<uuid:public_id>/", introductions.introduction, name="introduction"),
    path(
        "introductions/<uuid:public_id>/letters/",
        introductions.letters,
        name="introduction_letters",
    ),
    path(
        "introductions/<uuid:public_id>/tellings/",
        introductions.tellings,
        name="introduction_tellings",
    ),
    path("introductions/<uuid:public_id>/interviews/", interviews.interviews, name="interviews"),
    path("interviews/<uuid:public_id>/days/", interviews.days, name="interview_days"),
    path(
        "interviews/<uuid:public_id>/letters/",
        interviews.appointments,
        name="interview_letters",
    ),
    path("interviews/<uuid:public_id>/calendar/", interviews.calendar, name="interview_calendar"),
    path("introductions/<uuid:public_id>/answers/", introductions.answers, name="answers"),
    path(
        "introductions/<uuid:public_id>/endings/",
        introductions.endings,
        name="introduction_endings",
    ),
    path("introductions/<uuid:public_id>/successors/", introductions.successors, name="successors"),
    path("introductions/<uuid:public_id>/matches/", introductions.matches, name="matches"),
    path(
        "introductions/<uuid:public_id>/replies/",
        introductions.replies,
        name="introduction_replies",
    ),
    path("answers/<uuid:public_id>/corrections/", introductions.corrections, name="corrections"),
    path("matches/<uuid:public_id>/undoings/", introductions.match_undoings, name="match_undoings"),
    path("matches/<uuid:public_id>/", support.support, name="support"),
    path("matches/<uuid:public_id>/endings/", support.support_endings, name="support_endings"),
    path("matches/<uuid:public_id>/evaluations/", support.evaluations, name="evaluations"),
    path("matches/<uuid:public_id>/own/", support.own_evaluation, name="own_evaluation"),
    path("replies/<str:token>/", replies.reply, name="reply"),
]
