from django.urls import path

from enishi.cycle.views import handovers

urlpatterns = [
    path("", handovers.handover, name="handover"),
    path("partings/", handovers.partings, name="body_partings"),
    path("bodies/<uuid:public_id>/", handovers.departure, name="body_departure"),
]
