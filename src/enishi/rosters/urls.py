from django.urls import path

from enishi.rosters import views

urlpatterns = [
    path("", views.intakes, name="intake_list"),
    path("jobs/<uuid:public_id>/", views.intake_job, name="intake_job"),
    path("exports/", views.exports, name="intake_exports"),
    path("<uuid:public_id>/", views.intake, name="intake"),
    path("<uuid:public_id>/columns/", views.columns, name="intake_columns"),
    path("<uuid:public_id>/writing/", views.writing, name="intake_writing"),
    path("<uuid:public_id>/taking-back/", views.taking_back, name="intake_taking_back"),
]
