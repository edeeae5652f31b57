from django.urls import path

from enishi.experts.registration.views import desk
from enishi.experts.sharing import basis_views as basis
from enishi.experts.sharing import profile_views as profiles
from enishi.experts.sharing import views as sharing
from enishi.experts.views import accounts, confirmations, experts, states

urlpatterns = [
    path("", experts.experts, name="expert_list"),
    path("new/", experts.expert_new, name="expert_new"),
    path("applications/", desk.application_list, name="application_list"),
    path("applications/new/", desk.application_new, name="application_new"),
    path("applications/<uuid:public_id>/", desk.application, name="application"),
    path(
        "applications/<uuid:public_id>/registrations/",
        desk.registrations,
        name="application_registrations",
    ),
    path("applications/<uuid:public_id>/enquiries/", desk.enquiries, name="application_enquiries"),
    path("applications/<uuid:public_id>/declines/", desk.declines, name="application_declines"),
    path(
        "applications/<uuid:public_id>/continuations/",
        desk.continuations,
        name="application_continuations",
    ),
    path("blind/", basis.without_names, name="without_names"),
    path("bases/", basis.bases, name="bases"),
    path("bases/entrustments/new/", basis.entrustment_new, name="entrustment_new"),
    path("bases/joint-uses/new/", basis.joint_use_new, name="joint_use_new"),
    path(
        "bases/entrustments/<uuid:public_id>/endings/",
        basis.entrustment_endings,
        name="entrustment_endings",
    ),
    path(
        "bases/joint-uses/<uuid:public_id>/endings/",
        basis.joint_use_endings,
        name="joint_use_endings",
    ),
    path("<uuid:public_id>/consents/", sharing.consents, name="expert_consents"),
    path("<uuid:public_id>/consents/new/", sharing.consent_new, name="expert_consent_new"),
    path("<uuid:public_id>/sharings/", sharing.sharings, name="expert_sharings"),
    path("<uuid:public_id>/sharings/endings/", sharing.sharing_endings, name="sharing_endings"),
    path("consents/<uuid:public_id>/withdrawal/", sharing.withdrawal, name="consent_withdrawal"),
    path("consents/<uuid:public_id>/evidence/", profiles.evidence, name="consent_evidence"),
    path("<uuid:public_id>/profile/", profiles.blind_profile, name="blind_profile"),
    path("profiles/<uuid:public_id>/approvals/", profiles.approvals, name="profile_approvals"),
    path("<uuid:public_id>/unwanted/", profiles.unwanted, name="expert_unwanted"),
    path("<uuid:public_id>/unwanted/endings/", profiles.unwanted_endings, name="unwanted_endings"),
    path("confirmations/", confirmations.due, name="confirmations_due"),
    path("confirmations/<str:secret>/", confirmations.by_link, name="confirmation"),
    path("<uuid:public_id>/", experts.expert, name="expert"),
    path(
        "<uuid:public_id>/confirmations/", confirmations.confirmations, name="expert_confirmations"
    ),
    path("<uuid:public_id>/invitations/", accounts.invitations, name="expert_invitations"),
    path("<uuid:public_id>/answers/", confirmations.notes, name="expert_answers"),
    path("<uuid:public_id>/pauses/", states.pauses, name="expert_pauses"),
    path("<uuid:public_id>/returns/", states.returns, name="expert_returns"),
    path("<uuid:public_id>/endings/", states.endings, name="expert_endings"),
    path("<uuid:public_id>/readmissions/", states.readmissions, name="expert_readmissions"),
    path("<uuid:public_id>/versions/", experts.expert_versions, name="expert_versions"),
    path("<uuid:public_id>/edit/", experts.expert_edit, name="expert_edit"),
]
