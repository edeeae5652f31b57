from django.urls import path

from enishi.cycle.views import photos, sheets, visits

urlpatterns = [
    path("", visits.visits, name="visit_list"),
    path("new/", visits.visit_new, name="visit_new"),
    path("plan/", visits.visit_plan, name="visit_plan"),
    path("<uuid:public_id>/", visits.visit_page, name="visit"),
    path("<uuid:public_id>/edit/", visits.visit_edit, name="visit_edit"),
    path("<uuid:public_id>/made/", visits.visit_made, name="visit_made"),
    path("<uuid:public_id>/withdrawals/", visits.visit_withdrawals, name="visit_withdrawals"),
    path("<uuid:public_id>/hearings/<uuid:need_id>/", visits.hearings, name="hearings"),
    path("<uuid:public_id>/sheet/", sheets.sheet, name="sheet"),
    path("<uuid:public_id>/sheet/versions/", sheets.sheet_versions, name="sheet_versions"),
    path("<uuid:public_id>/needs/", sheets.need_of_sheet, name="need_of_sheet"),
    path("<uuid:public_id>/photos/", photos.photos, name="visit_photos"),
    path("photos/<uuid:public_id>/", photos.photo, name="visit_photo"),
    path("photos/<uuid:public_id>/withdrawals/", photos.withdrawals, name="photo_withdrawals"),
]
