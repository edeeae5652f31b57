from django.urls import path

from enishi.knowledge.views import announcements, hub, library, trainings

urlpatterns = [
    path("", hub.shared, name="shared"),
    path("announcements/new/", announcements.announcement_new, name="announcement_new"),
    path("announcements/<uuid:public_id>/", announcements.announcement, name="announcement"),
    path(
        "announcements/<uuid:public_id>/readings/",
        announcements.readings,
        name="announcement_readings",
    ),
    path(
        "announcements/<uuid:public_id>/withdrawals/",
        announcements.withdrawals,
        name="announcement_withdrawals",
    ),
    path("library/", library.entries, name="library"),
    path("library/new/", library.entry_new, name="library_entry_new"),
    path("library/<uuid:public_id>/", library.entry, name="library_entry"),
    path("library/<uuid:public_id>/edit/", library.entry_edit, name="library_entry_edit"),
    path(
        "library/<uuid:public_id>/withdrawals/",
        library.withdrawals,
        name="library_entry_withdrawals",
    ),
    path("trainings/new/", trainings.training_new, name="training_new"),
    path("trainings/<uuid:public_id>/", trainings.training, name="training"),
    path("trainings/<uuid:public_id>/presence/", trainings.presence, name="training_presence"),
    path("trainings/<uuid:public_id>/endings/", trainings.endings, name="training_endings"),
    path("trainings/<uuid:public_id>/before/", trainings.before, name="training_before"),
    path("trainings/<uuid:public_id>/after/", trainings.after, name="training_after"),
]
