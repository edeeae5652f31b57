from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from enishi.web import preferences, views
from enishi.web.start import consultation, network, notices, programme, today

urlpatterns = [
    path("", views.start, name="start"),
    path("today/", today.today, name="today"),
    path("network/", network.network, name="network"),
    path("network/", include("enishi.network.urls")),
    path("network/weights/", include("enishi.cycle.weights_urls")),
    path("notices/", notices.notices, name="notices"),
    path("consultation/", consultation.consultation, name="consultation"),
    path("programme/", programme.programme, name="programme"),
    path("needs/", include("enishi.cycle.urls")),
    path("", include("enishi.cycle.deliberation_urls")),
    path("sittings/", include("enishi.cycle.sitting_urls")),
    path("handovers/", include("enishi.cycle.handover_urls")),
    path("visits/", include("enishi.cycle.visit_urls")),
    path("experts/", include("enishi.experts.urls")),
    path("registration/", include("enishi.experts.registration.urls")),
    path("companies/", include("enishi.companies.urls")),
    path("drafts/", include("enishi.people.urls")),
    path("rosters/", include("enishi.matchmaking.urls")),
    path("intakes/", include("enishi.rosters.urls")),
    path("", include("enishi.outbox.urls")),
    path("search/", include("enishi.search.urls")),
    path("duplicates/", include("enishi.duplicates.urls")),
    path("discovery/", include("enishi.discovery.urls")),
    path("shared/", include("enishi.knowledge.urls")),
    path("incidents/", include("enishi.rights.incident_urls")),
    path("rights/", include("enishi.rights.urls")),
    path("jobs/", include("enishi.jobs.urls")),
    path("files/", include("enishi.files.urls")),
    # Addresses are kept by the body; what allauth offers for changing them is not open.
    path("accounts/email/", views.email_address),
    path("accounts/confirm-email/", views.email_address),
    path("accounts/confirm-email/<str:key>/", views.email_address),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("settings/text-size/", preferences.text_size, name="text_size"),
    path("settings/furigana/", preferences.furigana, name="furigana"),
    path("settings/body/", preferences.body, name="body"),
    path("settings/sign-ins/", preferences.sign_ins, name="sign_ins"),
    path("settings/sign-ins/endings/", preferences.other_endings, name="other_endings"),
    path(
        "settings/sessions/<uuid:public_id>/endings/",
        preferences.session_endings,
        name="session_endings",
    ),
    path("settings/language/", login_not_required(set_language), name="set_language"),
    path("demonstration/sign-in/", views.practice_sign_in, name="practice_sign_in"),
    path("demonstration/reset/", views.practice_reset, name="practice_reset"),
    path("guide/", views.guide, name="guide"),
    path("guide/<slug:slug>/", views.guide_page, name="guide_page"),
    path("privacy/", views.privacy, name="privacy"),
]
handler400 = "enishi.web.errors.bad_request"
handler403 = "enishi.web.errors.forbidden"
handler404 = "enishi.web.errors.not_found"
handler500 = "enishi.web.errors.broken"
