from django.urls import path

from enishi.cycle.views import guests, minutes, sittings

urlpatterns = [
    path("", sittings.sittings, name="sitting_list"),
    path("new/", sittings.sitting_new, name="sitting_new"),
    path("<uuid:public_id>/", sittings.sitting, name="sitting"),
    path("<uuid:public_id>/edit/", sittings.sitting_edit, name="sitting_edit"),
    path("<uuid:public_id>/agenda/", sittings.agenda, name="agenda"),
    path("<uuid:public_id>/attendances/", sittings.attendances, name="sitting_attendances"),
    path("<uuid:public_id>/callings-off/", sittings.callings_off, name="callings_off"),
    path("<uuid:public_id>/screen/<int:number>/", sittings.screen, name="sitting_screen"),
    path("<uuid:public_id>/dossier.pdf", sittings.dossier_paper, name="dossier"),
    path("<uuid:public_id>/minutes/", minutes.minutes, name="minutes"),
    path("<uuid:public_id>/minutes/drafts/", minutes.drawings_up, name="minutes_drawn_up"),
    path("<uuid:public_id>/minutes/closings/", minutes.closings, name="minutes_closings"),
    path("minutes/<uuid:public_id>/edit/", minutes.minute_edit, name="minute_edit"),
    path("minutes/<uuid:public_id>/strikes/", minutes.strikes, name="minute_strikes"),
    path("<uuid:public_id>/guests/", guests.invitations, name="guest_bodies"),
    path("guests/<uuid:public_id>/", guests.guest_sitting, name="guest_sitting"),
    path("guests/<uuid:public_id>/removals/", guests.removals, name="guest_removals"),
    path("guests/<uuid:public_id>/attendances/", guests.attendances, name="guest_attendances"),
    path("guests/<uuid:public_id>/opinions/", guests.opinions, name="guest_opinions"),
    path("items/<uuid:public_id>/removals/", sittings.agenda_removals, name="agenda_removals"),
    path(
        "attendances/<uuid:public_id>/removals/",
        sittings.attendance_removals,
        name="attendance_removals",
    ),
]
