from django.urls import path

from enishi.discovery import views

urlpatterns = [
    path("", views.discovery, name="discovery"),
    path("channels/new/", views.channel_new, name="channel_new"),
    path("channels/<uuid:public_id>/", views.channel, name="channel"),
    path("channels/<uuid:public_id>/edit/", views.channel_edit, name="channel_edit"),
    path("channels/<uuid:public_id>/endings/", views.channel_endings, name="channel_endings"),
    path("experts/<uuid:public_id>/traces/", views.traces, name="traces"),
    path("needs/<uuid:public_id>/searches/", views.search_new, name="search_new"),
    path("searches/<uuid:public_id>/closings/", views.search_closings, name="search_closings"),
]
