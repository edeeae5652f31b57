from django.urls import path

from enishi.matchmaking import views
from enishi.matchmaking.desk import KIND

urlpatterns = [
    path("", views.rosters, name="rosters"),
    path("<uuid:public_id>/", views.reading, name=KIND),
]
