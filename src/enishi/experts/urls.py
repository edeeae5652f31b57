from django.urls import path

from enishi.experts import views
from enishi.experts.registration.views import desk
from enishi.experts.sharing import views as sharing

urlpatterns = [
    path("", views.experts, name="expert_list"),
    path("new/", views.expert_new, name="expert_new"),
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
    path("<uuid:public_id>/consents/", sharing.consents, name="expert_consents"),
    path("<uuid:public_id>/consents/new/", sharing.consent_new, name="expert_consent_new"),
    path("<uuid:public_id>/sharings/", sharing.sharings, name="expert_sharings"),
    path("consents/<uuid:public_id>/withdrawal/", sharing.withdrawal, name="consent_withdrawal"),
    path("<uuid:public_id>/", views.expert, name="expert"),
    path("<uuid:public_id>/confirmations/", views.confirmations, name="expert_confirmations"),
    path("<uuid:public_id>/versions/", views.expert_versions, name="expert_versions"),
    path("<uuid:public_id>/edit/", views.expert_edit, name="expert_edit"),
]
