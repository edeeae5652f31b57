from django.urls import path

from enishi.experts.registration.views import career, ending, steps

urlpatterns = [
    path("", steps.registration, name="registration"),
    path("check/", ending.check, name="registration_check"),
    path("done/", ending.done, name="registration_done"),
    path("pause/", ending.pause, name="registration_pause"),
    path("resumption/", ending.resumption, name="registration_resumption"),
    path("departure/", ending.leave, name="registration_leave"),
    path("paper/", ending.paper, name="registration_paper"),
    path("career/", career.career, name="registration_career"),
    path("career/<int:number>/", career.entry, name="registration_entry"),
    path("curriculum/", career.curriculum, name="registration_curriculum"),
    path("drafts/", career.drafts, name="registration_drafts"),
    path("<slug:slug>/", steps.question, name="registration_step"),
]
