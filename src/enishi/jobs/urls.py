from django.urls import path

from enishi.jobs import views

urlpatterns = [
    path("<uuid:public_id>/progress/", views.progress, name="job_progress"),
    path("<uuid:public_id>/cancellations/", views.cancellations, name="job_cancellations"),
]
