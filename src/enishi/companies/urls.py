from django.urls import path

from enishi.companies.views import companies, told

urlpatterns = [
    path("", companies.companies, name="company_list"),
    path("new/", companies.company_new, name="company_new"),
    path("contacts/<uuid:public_id>/edit/", told.contact_edit, name="contact_edit"),
    path("contacts/<uuid:public_id>/endings/", told.contact_endings, name="contact_endings"),
    path(
        "consents/<uuid:public_id>/withdrawals/",
        told.consent_withdrawals,
        name="company_consent_withdrawals",
    ),
    path("<uuid:public_id>/", companies.company, name="company"),
    path("<uuid:public_id>/versions/", companies.company_versions, name="company_versions"),
    path("<uuid:public_id>/edit/", companies.company_edit, name="company_edit"),
    path("<uuid:public_id>/contacts/new/", told.contact_new, name="contact_new"),
    path("<uuid:public_id>/conditions/new/", told.condition_new, name="condition_new"),
    path("<uuid:public_id>/consents/new/", told.consent_new, name="company_consent_new"),
]
