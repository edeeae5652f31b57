from django.urls import path

from enishi.duplicates import views

urlpatterns = [
    path("", views.duplicates, name="duplicates"),
    path("<slug:name>/mergings/<uuid:public_id>/partings/", views.partings, name="partings"),
    path("<slug:name>/<uuid:first>/<uuid:second>/", views.twins, name="twins"),
    path(
        "<slug:name>/<uuid:first>/<uuid:second>/distinctions/",
        views.distinctions,
        name="distinctions",
    ),
]
